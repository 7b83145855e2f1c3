package org.venue.booking;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Carries questions over HTTP/1.1 to a [Booking] and its answers back. Bounds what a stranger may
/// cost: sizes, times, connections.
public final class BookingServer implements AutoCloseable {
  private static final int LARGEST_HEADERS = 8 * 1024;
  private static final int BACKLOG = 100;
  private static final int LEAST_EFFORT = 1;

  /// A connection on which nothing moves for so long is closed.
  private static final Duration IDLE = Duration.ofSeconds(30);

  /// What comes slower than this in bytes a second, over a second or more, is given up.
  private static final long SLOWEST = 256;

  private static final Duration STOP = Duration.ofSeconds(5);

  private final Javalin javalin;
  private final ServerConnector connector;
  private final boolean secure;

  private BookingServer(Javalin javalin, ServerConnector connector, boolean secure) {
    this.javalin = javalin;
    this.connector = connector;
    this.secure = secure;
  }

  /// Serves until it is closed. The booking stays open then.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException when nothing can be served there
  public static BookingServer start(Booking booking, String host, int port, Optional<Tls> tls)
      throws IOException {
    var connectors = new ServerConnector[1];
    Javalin javalin =
        Javalin.create(config -> {
          configure(config, booking);
          config.jetty.addConnector((server, http) -> {
            connectors[0] = connector(server, http, tls);
            connectors[0].setHost(host);
            connectors[0].setPort(port);
            return connectors[0];
          });
        });
    try {
      javalin.start();
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          "Cannot serve at %s:%d: %s".formatted(host, port, cause.getMessage()), e);
    }
    return new BookingServer(javalin, connectors[0], tls.isPresent());
  }

  private static void configure(JavalinConfig config, Booking booking) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Booking.LARGEST_BODY + 1L;
    // A page of a feed repeats itself so much that the least effort makes most of it vanish.
    config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(LEAST_EFFORT), null);
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setSendXPoweredBy(false);
      http.setRequestHeaderSize(LARGEST_HEADERS);
    });
    // What is under way is finished first.
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(STOP.toMillis());
      server.setHandler(new MinimumDataRateHandler(SLOWEST, 0));
    });
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.DELETE,
            HandlerType.PATCH,
            HandlerType.HEAD,
            HandlerType.OPTIONS)) {
      config.routes.addHttpHandler(method, "/*", context -> carry(context, booking));
      config.routes.addHttpHandler(method, "/", context -> carry(context, booking));
    }
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Optional<Tls> tls) {
    ServerConnector connector;
    if (tls.isPresent()) {
      var context = new SslContextFactory.Server();
      context.setKeyStorePath(tls.get().keystore().toAbsolutePath().toString());
      context.setKeyStoreType("PKCS12");
      context.setKeyStorePassword(tls.get().password());
      context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      var secured = new HttpConfiguration(http);
      // A terminal asks by address; the pin decides, not the name.
      secured.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server,
              new SslConnectionFactory(context, "http/1.1"),
              new HttpConnectionFactory(secured));
    } else {
      connector = new ServerConnector(server, new HttpConnectionFactory(http));
    }
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }

  private static void carry(Context context, Booking booking) throws IOException {
    byte[] body;
    try (InputStream in = context.bodyInputStream()) {
      // One byte more than is allowed shows that there is too much; the rest is not read.
      body = in.readNBytes(Booking.LARGEST_BODY + 1);
    }
    Map<String, String> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Map<String, String> query = new HashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.getFirst()));
    Answer answer =
        booking.answer(
            new Question(
                context.method().name(), context.path(), query, headers, body, context.ip()));
    context.status(answer.status());
    answer.headers().forEach(context::header);
    if (answer.body().length > 0) {
      context.result(answer.body());
    }
  }

  /// Where it serves, such as `http://127.0.0.1:8080`.
  public String address() {
    String host = connector.getHost();
    return "%s://%s:%d"
        .formatted(
            secure ? "https" : "http",
            host.contains(":") ? "[" + host + "]" : host,
            connector.getLocalPort());
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
