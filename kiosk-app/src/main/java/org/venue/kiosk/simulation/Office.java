package org.venue.kiosk.simulation;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.venue.booking.Booking;
import org.venue.booking.Question;
import org.venue.hardware.link.Ticker;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;

/// The venue's booking backend in the same process, and the network to it, of which every terminal
/// has a line of its own that is good, bad or down.
final class Office implements AutoCloseable {
  private static final Booking.Limits UNBOUNDED = new Booking.Limits(1_000_000, 1_000_000);
  private static final Pattern COUNT = Pattern.compile("\"([A-Z][A-Za-z]+)\":(\\d+)");
  private static final Pattern DOUBLE_USE =
      Pattern.compile("\"ticket\":\"([^\"]+)\",\"redemptions\":\\[([^]]+)]");
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
  private static final Pattern ALLOWED = Pattern.compile("\"allowed\":(\\d+)");

  private final Booking booking;
  private final String office;
  private final SimulatedTime time;
  private final Random random;

  Office(Path folder, String venue, SimulatedTime time, Random random) throws IOException {
    this.time = time;
    this.random = random;
    booking = Booking.open(folder, venue, UNBOUNDED, time, Kiosk.ids(time, random));
    office = "Bearer " + booking.firstOfficeToken().orElseThrow();
  }

  /// Makes a terminal known.
  ///
  /// @return its token
  String enrol(String terminal) throws IOException {
    byte[] body = "{\"terminal\":\"%s\"}".formatted(terminal).getBytes(StandardCharsets.UTF_8);
    String invited = ask("POST", "/v1/enrolment-codes", Optional.of(office), body).text();
    String code = invited.replaceFirst(".*\"code\":\"([^\"]+)\".*", "$1");
    var near =
        BookingApi.Wire.to((method, target, who, sent) -> reply(ask(method, target, who, sent)));
    var line = new BookingApi.Line("http://127.0.0.1:1", "", Duration.ofMinutes(1), near);
    return Backend.enrol(line, time, terminal, code);
  }

  /// What the backend says to the office.
  private String office(String path) {
    return ask("GET", path, Optional.of(office), new byte[0]).text();
  }

  /// Facts the backend has, by kind.
  Map<String, Integer> facts() {
    Map<String, Integer> facts = new TreeMap<>();
    for (MatchResult found : COUNT.matcher(office("/v1/state")).results().toList()) {
      facts.put(found.group(1), Integer.parseInt(found.group(2)));
    }
    return facts;
  }

  /// Tickets the backend found used more often than they allow, each with the keys of the uses
  /// beyond.
  Map<String, List<String>> doubleUses() {
    Map<String, List<String>> tickets = new TreeMap<>();
    for (MatchResult ticket : DOUBLE_USE.matcher(office("/v1/double-uses")).results().toList()) {
      List<String> keys = KEY.matcher(ticket.group(2)).results().map(r -> r.group(1)).toList();
      int allowed =
          ALLOWED
              .matcher(ticket.group(2))
              .results()
              .mapToInt(r -> Integer.parseInt(r.group(1)))
              .max()
              .orElseThrow();
      tickets.put(ticket.group(1), keys.subList(allowed, keys.size()));
    }
    return tickets;
  }

  private org.venue.booking.Answer ask(
      String method, String target, Optional<String> who, byte[] body) {
    String[] parts = target.split("\\?", 2);
    Map<String, String> query = new HashMap<>();
    if (parts.length > 1) {
      for (String pair : parts[1].split("&")) {
        String[] both = pair.split("=", 2);
        query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
      }
    }
    Map<String, String> headers = new HashMap<>();
    who.ifPresent(token -> headers.put("authorization", token));
    headers.put("content-type", "application/json");
    headers.put("content-length", String.valueOf(body.length));
    return booking.answer(new Question(method, parts[0], query, headers, body, "hall"));
  }

  private static BookingApi.Near.Reply reply(org.venue.booking.Answer answer) {
    return new BookingApi.Near.Reply(answer.status(), answer.headers(), answer.body());
  }

  /// A terminal's line to the backend.
  ///
  /// @param ticker by which its terminal waits
  /// @param point a point at which that terminal's power may fail
  Line line(Ticker ticker, Runnable point) {
    return new Line(ticker, point);
  }

  /// How the network of one terminal is.
  final class Line implements BookingApi.Near {
    private final Ticker ticker;
    private final Runnable point;
    private int percent;

    private Line(Ticker ticker, Runnable point) {
      this.ticker = ticker;
      this.point = point;
    }

    /// From now on so many calls in a hundred go wrong.
    void trouble(int percent) {
      this.percent = percent;
    }

    @Override
    public Reply answer(String method, String target, Optional<String> who, byte[] body)
        throws IOException {
      point.run();
      pass(Duration.ofMillis(3 + random.nextInt(60)));
      Reply reply =
          random.nextInt(100) < percent
              ? suffer(
                  percent == 100 ? new Mishap.Drop(true) : Mishap.any(random),
                  method,
                  target,
                  who,
                  body)
              : reply(ask(method, target, who, body));
      point.run();
      return reply;
    }

    private Reply suffer(
        Mishap mishap, String method, String target, Optional<String> who, byte[] body)
        throws IOException {
      return switch (mishap) {
        case Mishap.Drop(boolean request) -> {
          if (!request) {
            ask(method, target, who, body);
          }
          throw new IOException("the connection was lost");
        }
        case Mishap.Stall _ -> {
          ask(method, target, who, body);
          pass(
              target.startsWith("/v1/redemptions")
                  ? Duration.ofMillis(300)
                  : Duration.ofSeconds(10));
          throw new IOException("nobody answered");
        }
        case Mishap.HalfBody _ -> {
          Reply whole = reply(ask(method, target, who, body));
          byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
          yield new Reply(whole.status(), whole.headers(), half);
        }
        case Mishap.AnswerTwice _ -> {
          ask(method, target, who, body);
          yield reply(ask(method, target, who, body));
        }
        case Mishap.Late(Duration by) -> {
          time.between(by, () -> ask(method, target, who, body));
          throw new IOException("nobody answered");
        }
        case Mishap.WrongClock(Duration by) -> {
          Reply whole = reply(ask(method, target, who, body));
          Map<String, String> headers = new HashMap<>(whole.headers());
          headers.computeIfPresent("Venue-Time", (_, at) -> Instant.parse(at).plus(by).toString());
          yield new Reply(whole.status(), headers, whole.body());
        }
        case Mishap.Status(int status) ->
            text(status, "text/plain", "busy", Map.of("Retry-After", "7"));
        case Mishap.Redirect _ ->
            text(302, "text/html", "", Map.of("Location", "http://login.example/"));
        case Mishap.Html _ -> text(200, "text/html", "<html>Welcome! Log in.</html>", Map.of());
      };
    }

    private static Reply text(int status, String type, String body, Map<String, String> more) {
      Map<String, String> headers = new HashMap<>(more);
      headers.put("Content-Type", type);
      return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void pass(Duration wait) {
      long until = ticker.nanos() + wait.toNanos();
      for (long left = wait.toNanos(); left > 0; left = until - ticker.nanos()) {
        ticker.pause(Duration.ofNanos(left));
      }
    }
  }

  @Override
  public void close() throws IOException {
    booking.close();
  }
}
