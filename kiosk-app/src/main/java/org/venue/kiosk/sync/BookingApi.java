package org.venue.kiosk.sync;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.venue.kiosk.wire.Enrolment;
import org.venue.kiosk.wire.FactBatch;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;
import org.venue.kiosk.wire.Redeeming;
import org.venue.kiosk.wire.Verdicts;

/// The booking backend as `contract/booking-backend.yaml` describes it, over HTTP. Redirects are
/// never followed, nothing is sent twice by itself, every call has a deadline, and every answer is
/// bounded and looked at closely, since on a venue's network anything may answer.
public final class BookingApi implements AutoCloseable {
  /// The longest answer that is read: a full page of the longest rows.
  static final long LONGEST = 8L << 20;

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; *rel=\"next\"");
  private static final MediaType JSON = MediaType.get("application/json");
  static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

  private final OkHttpClient client;
  private final HttpUrl base;
  private final Supplier<Optional<String>> token;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Observer observer;

  /// How to reach the backend.
  ///
  /// @param url such as `https://booking.example:8443`; the paths of the contract follow it
  /// @param pin `sha256/...` of the only key to be trusted; empty to trust whom the system trusts
  /// @param deadline of a whole call
  /// @param wire how requests travel
  public record Line(String url, String pin, Duration deadline, Wire wire) {}

  /// How requests travel: over the network, or to somebody within the process.
  @FunctionalInterface
  public interface Wire {
    /// Over the network.
    Wire NETWORK = client -> {};

    /// The last word on the client.
    void prepare(OkHttpClient.Builder client);

    /// To somebody who answers within the process, as a simulation wants it.
    static Wire to(Near near) {
      return client -> client.addInterceptor(chain -> near(near, chain.request()));
    }

    private static Response near(Near near, Request request) throws IOException {
      var content = new Buffer();
      if (request.body() != null) {
        request.body().writeTo(content);
      }
      String query = request.url().encodedQuery();
      String target = request.url().encodedPath() + (query == null ? "" : "?" + query);
      Near.Reply reply =
          near.answer(
              request.method(),
              target,
              Optional.ofNullable(request.header("Authorization")),
              content.readByteArray());
      var response =
          new Response.Builder()
              .request(request)
              .protocol(Protocol.HTTP_1_1)
              .code(reply.status())
              .message("");
      reply.headers().forEach(response::header);
      String type = reply.headers().get("Content-Type");
      return response
          .body(ResponseBody.create(reply.body(), type == null ? null : MediaType.parse(type)))
          .build();
    }
  }

  /// Somebody who answers within the process.
  @FunctionalInterface
  public interface Near {
    /// Answers one request; an [IOException] is a network that does not.
    ///
    /// @param target path and query
    Reply answer(String method, String target, Optional<String> authorization, byte[] body)
        throws IOException;

    /// An answer as it would come over the wire.
    record Reply(int status, Map<String, String> headers, byte[] body) {}
  }

  /// Hears of every call.
  @FunctionalInterface
  public interface Observer {
    /// @param took by the monotonic clock
    /// @param asked when the call was made, by this terminal's clock
    void heard(Answer<?> answer, Instant asked, Duration took);
  }

  /// @param token empty before the terminal is enrolled
  /// @param nanos the monotonic clock, as [System#nanoTime]
  /// @throws IllegalArgumentException when the address is none
  public BookingApi(
      Line line,
      Supplier<Optional<String>> token,
      InstantSource clock,
      LongSupplier nanos,
      Observer observer) {
    this.base = HttpUrl.get(line.url());
    this.token = token;
    this.clock = clock;
    this.nanos = nanos;
    this.observer = observer;
    var builder =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(line.deadline())
            .readTimeout(line.deadline())
            .writeTimeout(line.deadline())
            .callTimeout(line.deadline());
    if (!line.pin().isEmpty()) {
      Pin.on(builder, line.pin());
    }
    line.wire().prepare(builder);
    this.client = builder.build();
  }

  /// Changes a one-time code for a token.
  public Answer<Enrolment> enrol(String code, String terminal) {
    Request request =
        new Request.Builder()
            .url(url("enrolments"))
            .post(body(Enrolment.request(code, terminal)))
            .build();
    return answer(client.newCall(request), 201, text(Enrolment::read));
  }

  /// Tells facts.
  public Answer<Verdicts> tell(FactBatch batch) {
    var told = batch.facts().stream().map(FactBatch.Told::key).collect(Collectors.toSet());
    Request request = authorized("facts").post(body(batch.write())).build();
    return answer(client.newCall(request), 200, text(json -> Verdicts.read(json, told)));
  }

  /// Asks whether an entry may be used, and waits no longer than this for all of it.
  public Answer<Redeeming.Answer> redeem(Redeeming redeeming, Duration deadline) {
    Request request = authorized("redemptions").post(body(redeeming.write())).build();
    Call call = client.newCall(request);
    call.timeout().timeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
    return answer(call, 200, text(redeeming::read));
  }

  /// What came over the network, whole, before anybody has read it.
  ///
  /// @param next the cursor of the page behind this one, where the answer's head links to it
  /// @param answer reads it; to be asked once
  public record Fetched<T>(Optional<String> next, Supplier<Answer<T>> answer) {}

  /// Fetches a page of a feed.
  ///
  /// @param after the cursor of the page before, empty for the first
  public <T extends FeedItem> Fetched<Page<T>> feed(
      String name, Class<T> item, Optional<String> after, int limit) {
    HttpUrl.Builder url =
        url("feeds").newBuilder().addPathSegment(name).addQueryParameter("limit", "" + limit);
    after.ifPresent(cursor -> url.addQueryParameter("after", cursor));
    Request request = authorized("feeds").url(url.build()).build();
    return fetch(client.newCall(request), 200, json -> Page.read(item, json));
  }

  /// Lets go of connections.
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }

  private HttpUrl url(String path) {
    return base.newBuilder().addPathSegment("v1").addPathSegment(path).build();
  }

  private Request.Builder authorized(String path) {
    var request = new Request.Builder().url(url(path));
    token.get().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private static RequestBody body(String json) {
    return RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
  }

  private static <T> Function<byte[], T> text(Function<String, T> reader) {
    return content -> reader.apply(new String(content, StandardCharsets.UTF_8));
  }

  private <T> Answer<T> answer(Call call, int success, Function<byte[], T> reader) {
    return fetch(call, success, reader).answer().get();
  }

  private <T> Fetched<T> fetch(Call call, int success, Function<byte[], T> reader) {
    Instant asked = clock.instant();
    long begun = nanos.getAsLong();
    Optional<String> next = Optional.empty();
    Answer<byte[]> content;
    try (Response response = call.execute()) {
      next = next(response);
      content = content(response, success);
    } catch (ProtocolException | SSLException e) {
      content = new Answer.Nonsense<>(e.toString());
    } catch (IOException e) {
      content = new Answer.Silence<>(e.toString());
    }
    Answer<byte[]> came = content;
    Duration took = Duration.ofNanos(nanos.getAsLong() - begun);
    return new Fetched<>(
        next,
        () -> {
          Answer<T> answer = came.read(reader);
          observer.heard(answer, asked, took);
          return answer;
        });
  }

  /// The cursor in the link to the next page, as RFC 8288 writes links.
  private static Optional<String> next(Response response) {
    return Optional.ofNullable(response.header("Link"))
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> response.request().url().resolve(link.group(1)))
        .map(url -> url.queryParameter("after"));
  }

  private static Answer<byte[]> content(Response response, int success) throws IOException {
    String stamp = response.header("Venue-Time");
    if (stamp == null) {
      return new Answer.Nonsense<>("an answer %d without Venue-Time".formatted(response.code()));
    }
    try {
      Instant venueTime = Instant.parse(stamp);
      if (response.code() == success) {
        return new Answer.Good<>(content(response, "json"), venueTime);
      }
      if (response.code() >= 400) {
        var problem =
            org.venue.kiosk.wire.Problem.read(
                new String(content(response, "problem+json"), StandardCharsets.UTF_8));
        return new Answer.Problem<>(
            response.code(), problem.type(), problem.detail(), retryAfter(response));
      }
      return new Answer.Nonsense<>("an answer " + response.code());
    } catch (DateTimeParseException e) {
      return new Answer.Nonsense<>("a Venue-Time that is no time");
    } catch (IllegalArgumentException e) {
      return new Answer.Nonsense<>(e.getMessage());
    }
  }

  /// The whole body; a body that ends early is told apart from one that never began.
  private static byte[] content(Response response, String subtype) throws IOException {
    ResponseBody body = response.body();
    MediaType type = body.contentType();
    if (type == null || !type.type().equals("application") || !type.subtype().equals(subtype)) {
      throw new IllegalArgumentException("an answer of type " + type);
    }
    BufferedSource source = body.source();
    if (source.request(LONGEST + 1)) {
      throw new IllegalArgumentException("an answer longer than %d bytes".formatted(LONGEST));
    }
    return source.getBuffer().readByteArray();
  }

  /// Seconds; a date says no more than the back-off does, and a wish beyond bounds is cut.
  private static Optional<Duration> retryAfter(Response response) {
    String header = response.header("Retry-After");
    if (header == null || !header.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    Duration wish = Duration.ofSeconds(Long.parseLong(header));
    return Optional.of(wish.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wish);
  }
}
