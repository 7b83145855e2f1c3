package org.venue.kiosk.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.venue.booking.Booking;
import org.venue.booking.BookingServer;
import org.venue.booking.Question;
import org.venue.booking.Terms;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.wire.FactBatch;
import org.venue.kiosk.wire.FactJson;

/// The venue's booking backend of a demonstration, over real HTTP on this machine, with a network
/// that can be switched off.
public final class DemoBackend implements AutoCloseable {
  /// How many facts it was told before anything happened.
  static final long BEFORE = 2;

  private static final String HOST = "127.0.0.1";
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /// As instants stand on the wire.
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Booking booking;
  private final String office;
  private final InstantSource clock;
  private final int port;
  private final int reached;
  private Optional<BookingServer> server;

  /// Opens a backend with today's samples: a refunded ticket, and one that was used at another
  /// terminal this morning.
  public DemoBackend(Path folder, String venue, InstantSource clock) throws IOException {
    this(folder, venue, clock, port -> port);
  }

  /// The same, reached by another port.
  ///
  /// @param road from the backend's port to the one that terminals know
  DemoBackend(Path folder, String venue, InstantSource clock, IntUnaryOperator road)
      throws IOException {
    this.clock = clock;
    booking =
        Booking.open(
            folder.resolve("booking"),
            venue,
            Booking.Limits.USUAL,
            clock,
            Kiosk.ids(clock, new SecureRandom()));
    office = booking.firstOfficeToken().orElseThrow();
    server = Optional.of(BookingServer.start(booking, HOST, 0, Optional.empty()));
    port = URI.create(server.get().address()).getPort();
    reached = road.applyAsInt(port);
    booking.importTickets(List.of(booked(SampleCodes.USED), booked(SampleCodes.REVOKED)));
    office("POST", "/tickets/%s/revocation".formatted(SampleCodes.REVOKED), "{}");
    usedElsewhere();
    expectMember();
  }

  /// The member of the sample codes, all day.
  private void expectMember() throws IOException {
    Instant from = clock.instant().minus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    office(
        "PUT",
        "/members/" + SampleCodes.MEMBER,
        """
        {"name": "林小雨", "blocked": false, "removed": false,
         "expectedFrom": "%s", "expectedUntil": "%s"}
        """
            .formatted(INSTANT.format(from), INSTANT.format(from.plus(1, ChronoUnit.DAYS))));
  }

  private Booking.Ticket booked(String id) {
    Instant from = clock.instant().minus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    Instant until = from.plus(1, ChronoUnit.DAYS);
    return new Booking.Ticket(
        id, new Terms("游泳跳水馆", from.toEpochMilli(), until.toEpochMilli(), 1, 1, "men"));
  }

  private void usedElsewhere() throws IOException {
    var what =
        new Fact.CheckedIn(
            new Holder(Holder.Kind.TICKET, SampleCodes.USED),
            1,
            SampleCodes.USED,
            "游泳跳水馆",
            1,
            Fact.Decided.ONLINE);
    Supplier<UUID> ids = Kiosk.ids(clock, new SecureRandom());
    UUID visit = ids.get();
    Instant morning = clock.instant().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    var came = new Fact(ids.get(), morning, Optional.of(visit), what);
    var left =
        new Fact(
            ids.get(),
            morning.plus(1, ChronoUnit.HOURS),
            Optional.of(visit),
            new Fact.CheckedOut());
    List<FactBatch.Told> facts = List.of(told(came), told(left));
    ask("POST", "/facts", new FactBatch(facts).write(), token("lobby-3"));
  }

  private static FactBatch.Told told(Fact fact) {
    return new FactBatch.Told(
        fact.key(),
        fact.lane(),
        FactJson.kind(fact.what()),
        fact.at(),
        Optional.empty(),
        fact.visit(),
        FactJson.write(fact.what()));
  }

  /// Where it listens.
  public String url() {
    return "http://%s:%d".formatted(HOST, reached);
  }

  /// The key that vouches for the others, as a terminal's configuration names it.
  public String trust() {
    return booking.publicKeys().stream()
        .filter(key -> key.type().equals("staff"))
        .map(key ->
            """

            [[tickets.key]]
            id = "%s"
            public_key = "%s"
            types = ["staff"]
            valid_from = 2026-01-01T00:00:00Z
            valid_until = 2036-01-01T00:00:00Z
            """
                .formatted(key.id(), key.publicKey()))
        .collect(Collectors.joining());
  }

  /// Makes this terminal known to it: the token lies sealed in the terminal's store.
  void enrol(KioskConfig config) throws IOException, StoreException {
    Path file = config.terminal().store();
    try (Database store = Database.open(file, Executors.newSingleThreadExecutor())) {
      Backend.keepToken(store, Vault.beside(file), token(config.terminal().id()));
    }
  }

  private String token(String terminal) throws IOException {
    String code =
        FactJson.field(
            office("POST", "/enrolment-codes", "{\"terminal\":\"%s\"}".formatted(terminal)),
            "code");
    var line = new BookingApi.Line(url(), "", DEADLINE, BookingApi.Wire.NETWORK);
    return Backend.enrol(line, clock, terminal, code);
  }

  /// Pulls the plug of the network, or puts it back.
  public synchronized void network(boolean there) throws IOException {
    if (there && server.isEmpty()) {
      server = Optional.of(BookingServer.start(booking, HOST, port, Optional.empty()));
    } else if (!there && server.isPresent()) {
      server.get().close();
      server = Optional.empty();
    }
  }

  /// One of the backend's own counts, such as `factsInAll` or `doubleUses`.
  long count(String name) throws IOException {
    return Long.parseLong(FactJson.field(office("GET", "/state", ""), name));
  }

  private String office(String method, String path, String body) throws IOException {
    return ask(method, path, body, office);
  }

  private String ask(String method, String path, String body, String token) throws IOException {
    var answer =
        booking.answer(
            new Question(
                method,
                "/v1" + path,
                Map.of(),
                Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                HOST));
    String said = answer.text();
    if (answer.status() >= 300) {
      throw new IOException("%s %s: %d %s".formatted(method, path, answer.status(), said));
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    network(false);
    booking.close();
  }
}
