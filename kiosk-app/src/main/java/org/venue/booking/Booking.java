package org.venue.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The booking backend of a venue without its sockets: answers questions on the caller's thread.
/// May be asked by many threads at once.
public final class Booking implements AutoCloseable {
  /// The largest body, in bytes.
  public static final int LARGEST_BODY = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Booking.class);
  private static final int IMPORT_BATCH = 5000;
  private static final int LONGEST_ID = 64;
  private static final String SIGNING_KEYS = "signing-keys.json";

  private final Store store;
  private final InstantSource clock;
  private final Access access;
  private final KeyRing keys;
  private final List<Route> routes;
  private final Optional<String> firstOfficeToken;
  private final Rates byAddress;
  private final Rates byCaller;
  private final Rates enrolments;

  /// How much is answered.
  ///
  /// @param perSecond questions a second of one token; an address may ask five times as many
  /// @param enrolmentsPerMinute tries to enrol a minute from one address
  public record Limits(int perSecond, int enrolmentsPerMinute) {
    /// What a hall of terminals behind one address needs.
    public static final Limits USUAL = new Limits(200, 10);
  }

  /// A public key as a terminal's configuration names it.
  ///
  /// @param publicKey base64 of 32 bytes
  /// @param type `ticket`, `member` or `staff`
  public record PublicKey(
      String id, String publicKey, String type, long validFrom, long validUntil) {}

  /// A ticket to be imported under its own id.
  public record Ticket(String id, Terms terms) {}

  private record Opened(String storeId, Optional<String> officeToken) {}

  private Booking(
      Store store,
      InstantSource clock,
      Access access,
      KeyRing keys,
      Feeds feeds,
      Office office,
      Optional<String> firstOfficeToken,
      Limits limits) {
    this.store = store;
    this.clock = clock;
    this.access = access;
    this.keys = keys;
    this.firstOfficeToken = firstOfficeToken;
    this.routes = routes(access, keys, feeds, office);
    this.byAddress = new Rates(clock, 5.0 * limits.perSecond(), 10.0 * limits.perSecond());
    this.byCaller = new Rates(clock, limits.perSecond(), 2.0 * limits.perSecond());
    this.enrolments =
        new Rates(clock, limits.enrolmentsPerMinute() / 60.0, limits.enrolmentsPerMinute());
  }

  /// Opens the backend in a folder of its own, and makes what is not there: the database, the
  /// signing keys, the key set for personal fields.
  ///
  /// @param ids makes UUIDv7
  /// @throws IOException when the folder cannot be used, is of another venue, or lacks a key file
  public static Booking open(
      Path folder, String venue, Limits limits, InstantSource clock, Supplier<UUID> ids)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("booking.db");
    Path signing = folder.resolve(SIGNING_KEYS);
    Path sealing = folder.resolve("personal-keys.json");
    boolean known = Files.exists(file);
    for (Path key : List.of(signing, sealing)) {
      if (known && !Files.exists(key)) {
        throw new IOException(
            "%s is missing: %s was used with it. Put it back.".formatted(key, file));
      }
    }
    KeyRing keys = KeyRing.open(signing, clock);
    Personal personal = Personal.open(sealing);
    try {
      Store store = Store.open(file);
      try {
        Opened opened = store.write(rows -> begin(rows, venue, keys, ids));
        return new Booking(
            store,
            clock,
            new Access(clock, venue),
            keys,
            new Feeds(opened.storeId(), personal),
            new Office(venue, keys, personal, clock, ids),
            opened.officeToken(),
            limits);
      } catch (SQLException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (SQLException | IllegalStateException e) {
      throw new IOException("Could not open %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Makes a new signing key for each type, which the present staff key vouches for when the folder
  /// is opened next. Codes are signed with it a day later; the older keys count until their end.
  ///
  /// @param folder of a backend that is not open
  public static void rotateKeys(Path folder, InstantSource clock) throws IOException {
    KeyRing.rotate(folder.resolve(SIGNING_KEYS), clock);
  }

  private static Opened begin(Rows rows, String venue, KeyRing keys, Supplier<UUID> ids)
      throws SQLException {
    Optional<String> owner = Settings.read(rows, "venue");
    if (owner.isPresent() && !owner.get().equals(venue)) {
      throw new IllegalStateException("it is of the venue " + owner.get() + ", not " + venue);
    }
    if (owner.isEmpty()) {
      Settings.write(rows, "venue", venue);
      Settings.write(rows, "store", ids.get().toString());
    }
    keys.publish(rows);
    Optional<String> token =
        Access.hasOffice(rows) ? Optional.empty() : Optional.of(Access.newOfficeToken(rows));
    return new Opened(Settings.read(rows, "store").orElseThrow(), token);
  }

  private static List<Route> routes(Access access, KeyRing keys, Feeds feeds, Office office) {
    List<Route> routes = new ArrayList<>();
    terminalRoutes(routes, feeds);
    officeRoutes(routes, access, keys, office);
    return List.copyOf(routes);
  }

  private static void terminalRoutes(List<Route> routes, Feeds feeds) {
    routes.add(
        Route.of(
            "POST",
            "/v1/facts",
            Route.Who.TERMINAL_EVEN_REVOKED,
            (rows, a) -> Route.Reply.of(200, Facts.tell(rows, a.terminal(), a.body()))));
    routes.add(
        Route.of(
            "POST",
            "/v1/redemptions",
            Route.Who.TERMINAL,
            (rows, a) ->
                Route.Reply.of(
                    200, Redemptions.ask(rows, Redemptions.Use.of(a.body(), a.terminal())))));
    routes.add(
        Route.of(
            "GET",
            "/v1/feeds/{feed}",
            Route.Who.ANYONE,
            (rows, a) -> {
              boolean revoked = a.caller() instanceof Access.Terminal t && t.revoked();
              if (revoked && !a.id().equals("revocations")) {
                throw new Problem(Problem.Type.TERMINAL_REVOKED, "");
              }
              return feeds.page(rows, a.id(), a.question().query());
            }));
  }

  private static void officeRoutes(List<Route> routes, Access access, KeyRing keys, Office office) {
    office(
        routes,
        "POST /v1/enrolment-codes",
        (rows, a) -> Route.Reply.of(201, access.invite(rows, a.body())));
    office(
        routes,
        "POST /v1/tickets",
        (rows, a) -> Route.Reply.of(201, office.issue(rows, Terms.of(a.body()))));
    change(routes, "PUT /v1/tickets/{id}", (r, a) -> office.move(r, a.id(), Terms.of(a.body())));
    change(routes, "POST /v1/tickets/{id}/revocation", (r, a) -> office.revokeTicket(r, a.id()));
    change(
        routes,
        "POST /v1/terminals/{id}/revocation",
        (r, a) -> access.revoke(r, a.id(), keys.signing(TicketText.Type.STAFF)));
    change(routes, "PUT /v1/members/{id}", (r, a) -> office.member(r, a.id(), a.body()));
    office(
        routes,
        "POST /v1/members/{id}/code",
        (rows, a) -> Route.Reply.of(201, office.memberCode(rows, a.id())));
    change(routes, "PUT /v1/tariffs/{id}", (r, a) -> office.tariff(r, a.id(), a.body()));
    change(
        routes, "PUT /v1/announcements/{id}", (r, a) -> office.announcement(r, a.id(), a.body()));
    office(
        routes,
        "GET /v1/double-uses",
        (rows, _) -> Route.Reply.of(200, Redemptions.doubleUses(rows)));
    office(routes, "GET /v1/state", (rows, _) -> Route.Reply.of(200, Office.state(rows)));
  }

  private interface Change {
    void in(Rows rows, Route.Asked asked) throws SQLException;
  }

  private static void change(List<Route> routes, String what, Change change) {
    office(
        routes,
        what,
        (rows, asked) -> {
          change.in(rows, asked);
          return Route.Reply.DONE;
        });
  }

  private static void office(List<Route> routes, String what, Route.Handler handler) {
    String[] parts = what.split(" ");
    routes.add(Route.of(parts[0], parts[1], Route.Who.OFFICE, handler));
  }

  /// The token of the office, at the first start only; it is kept nowhere.
  public Optional<String> firstOfficeToken() {
    return firstOfficeToken;
  }

  /// Makes a new token for the office; the older one ends.
  public String newOfficeToken() throws IOException {
    try {
      return store.write(Access::newOfficeToken);
    } catch (SQLException e) {
      throw new IOException("Could not make a token: " + e.getMessage(), e);
    }
  }

  /// The public halves of the signing keys.
  public List<PublicKey> publicKeys() {
    return keys.keys().stream()
        .map(key ->
            new PublicKey(
                key.id(),
                key.publicText(),
                key.type().name().toLowerCase(Locale.ROOT),
                key.validFrom(),
                key.validUntil()))
        .toList();
  }

  /// Takes over tickets that were sold elsewhere; nothing is signed. Some thousands at a time are
  /// on the disk together.
  ///
  /// @return how many
  public long importTickets(Iterable<Ticket> tickets) throws IOException {
    try {
      long count = 0;
      Iterator<Ticket> left = tickets.iterator();
      while (left.hasNext()) {
        List<Ticket> batch = new ArrayList<>();
        while (left.hasNext() && batch.size() < IMPORT_BATCH) {
          batch.add(left.next());
        }
        store.write(rows -> {
          long place = rows.places(batch.size());
          for (Ticket ticket : batch) {
            Office.write(rows, ticket.id(), place++, ticket.terms());
          }
          return null;
        });
        count += batch.size();
      }
      return count;
    } catch (SQLException e) {
      throw new IOException("Could not import tickets: " + e.getMessage(), e);
    }
  }

  /// Answers one question. Whatever it is, there is an answer.
  public Answer answer(Question question) {
    try {
      byAddress.count(question.from());
      Route.Reply reply =
          question.path().equals("/v1/enrolments") && question.method().equals("POST")
              ? enrol(question)
              : reply(question);
      return send(reply.status(), "application/json", reply.json(), reply.headers());
    } catch (Problem problem) {
      return answer(problem);
    } catch (SQLException | RuntimeException e) {
      LOG.error("Could not answer {}", question.method(), e);
      return answer(new Problem(Problem.Type.INTERNAL, ""));
    }
  }

  private Route.Reply enrol(Question question) throws SQLException {
    enrolments.count(question.from());
    requireBody(question);
    Json body = Json.read(question.body());
    return store
        .write(rows -> access.enrol(rows, body))
        .map(enrolled -> Route.Reply.of(201, enrolled))
        .orElseThrow(() -> new Problem(Problem.Type.CODE_WRONG, ""));
  }

  private Route.Reply reply(Question question) throws SQLException {
    Access.Caller caller =
        store
            .read(rows -> access.caller(rows, question.headers().get("authorization")))
            .orElseThrow(() -> new Problem(Problem.Type.UNAUTHORIZED, ""));
    byCaller.count(caller instanceof Access.Terminal terminal ? "t " + terminal.id() : "office");
    String[] path = question.path().split("/", -1);
    boolean known = false;
    for (Route route : routes) {
      Optional<String> id = route.match(path);
      if (id.isPresent() && route.method().equals(question.method())) {
        return reply(route, new Route.Asked(question, caller, id.get()));
      }
      known |= id.isPresent();
    }
    requireInService(caller);
    throw new Problem(known ? Problem.Type.METHOD_NOT_ALLOWED : Problem.Type.NOT_FOUND, "");
  }

  private Route.Reply reply(Route route, Route.Asked asked) throws SQLException {
    permit(route.who(), asked.caller());
    if (asked.id().getBytes(StandardCharsets.UTF_8).length > LONGEST_ID
        || asked.id().chars().anyMatch(Character::isISOControl)) {
      throw Problem.invalid("an id has up to 64 bytes and no control characters");
    }
    boolean bodied =
        route.method().equals("PUT")
            || route.writes()
                && !asked.question().path().endsWith("/code")
                && !asked.question().path().endsWith("/revocation");
    if (bodied) {
      requireBody(asked.question());
    }
    return route.writes()
        ? store.write(rows -> route.handler().reply(rows, asked))
        : store.read(rows -> route.handler().reply(rows, asked));
  }

  private static void permit(Route.Who who, Access.Caller caller) {
    boolean office = caller instanceof Access.Office;
    switch (who) {
      case TERMINAL -> {
        requireInService(caller);
        requireTerminal(office);
      }
      case TERMINAL_EVEN_REVOKED -> requireTerminal(office);
      case OFFICE -> {
        requireInService(caller);
        if (!office) {
          throw new Problem(Problem.Type.OFFICE_ONLY, "");
        }
      }
      case ANYONE -> {}
    }
  }

  private static void requireTerminal(boolean office) {
    if (office) {
      throw new Problem(Problem.Type.TERMINAL_ONLY, "");
    }
  }

  private static void requireInService(Access.Caller caller) {
    if (caller instanceof Access.Terminal terminal && terminal.revoked()) {
      throw new Problem(Problem.Type.TERMINAL_REVOKED, "");
    }
  }

  private static void requireBody(Question question) {
    if (question.body().length > LARGEST_BODY) {
      throw new Problem(Problem.Type.TOO_LARGE, "");
    }
    String type = question.headers().getOrDefault("content-type", "");
    if (!type.matches("(?i)application/json *(;.*)?")) {
      throw new Problem(Problem.Type.NOT_JSON, "");
    }
  }

  /// A problem that the adapter found before the question was whole.
  Answer answer(Problem problem) {
    Problem.Type type = problem.type();
    ObjectNode body =
        Json.object().put("type", type.word()).put("title", type.title).put("status", type.status);
    if (!problem.getMessage().isEmpty()) {
      body.put("detail", problem.getMessage());
    }
    Map<String, String> more = new TreeMap<>();
    if (problem.retrySeconds() > 0) {
      more.put("Retry-After", Long.toString(problem.retrySeconds()));
    }
    if (type == Problem.Type.UNAUTHORIZED) {
      more.put("WWW-Authenticate", "Bearer");
    }
    return send(type.status, "application/problem+json", Json.bytes(body), more);
  }

  private Answer send(int status, String type, byte[] body, Map<String, String> more) {
    Map<String, String> headers = new TreeMap<>(more);
    headers.put("Venue-Time", Json.instant(clock.millis()));
    headers.put("Cache-Control", "no-store");
    if (body.length > 0) {
      headers.put("Content-Type", type);
    }
    return new Answer(status, headers, body);
  }

  @Override
  public void close() throws IOException {
    try {
      store.close();
    } catch (SQLException e) {
      throw new IOException("Could not close the store: " + e.getMessage(), e);
    }
  }
}
