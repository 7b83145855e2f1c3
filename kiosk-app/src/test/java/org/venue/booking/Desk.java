package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A backend in a folder with a clock that stands, and people who ask it: the office and terminals.
final class Desk implements AutoCloseable {
  static final String VENUE = "north-pool";
  static final Booking.Limits GENEROUS = new Booking.Limits(100_000, 100_000);

  private final Path folder;
  private final Booking.Limits limits;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private Booking booking;
  final String office;

  Desk(Path folder) throws IOException {
    this(folder, GENEROUS);
  }

  Desk(Path folder, Booking.Limits limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.booking = open();
    this.office = booking.firstOfficeToken().orElseThrow();
  }

  private Booking open() throws IOException {
    return Booking.open(folder, VENUE, limits, () -> now, ids::generate);
  }

  void restart() throws IOException {
    booking.close();
    booking = open();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Booking booking() {
    return booking;
  }

  String at(long seconds) {
    return Json.instant(now.plusSeconds(seconds).toEpochMilli());
  }

  String id() {
    return ids.generate().toString();
  }

  Answer ask(String token, String method, String path, String body) {
    return ask(token, method, path, body, "10.0.0.1");
  }

  Answer ask(String token, String method, String path, String body, String from) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/json");
    if (token != null) {
      headers.put("authorization", "Bearer " + token);
    }
    Map<String, String> query = new HashMap<>();
    String[] parts = path.split("\\?", 2);
    if (parts.length == 2) {
      for (String pair : parts[1].split("&")) {
        query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return booking.answer(new Question(method, "/v1" + parts[0], query, headers, bytes, from));
  }

  JsonNode get(String token, String path) {
    Answer answer = ask(token, "GET", path, "");
    assertEquals(200, answer.status(), answer.text());
    return Json.parse(answer.text());
  }

  JsonNode post(String token, String path, JsonNode body, int status) {
    Answer answer = ask(token, "POST", path, body.toString());
    assertEquals(status, answer.status(), answer.text());
    return answer.body().length == 0 ? Json.object() : Json.parse(answer.text());
  }

  void put(String path, JsonNode body) {
    Answer answer = ask(office, "PUT", path, body.toString());
    assertEquals(204, answer.status(), answer.text());
  }

  String invite(String terminal) {
    return post(office, "/enrolment-codes", Json.object().put("terminal", terminal), 201)
        .get("code")
        .textValue();
  }

  /// A terminal's token.
  String enrol(String terminal) {
    ObjectNode body = Json.object().put("code", invite(terminal)).put("terminal", terminal);
    return post(null, "/enrolments", body, 201).get("token").textValue();
  }

  JsonNode tell(String token, ObjectNode... facts) {
    ObjectNode body = Json.object();
    ArrayNode array = body.putArray("facts");
    for (ObjectNode fact : facts) {
      array.add(fact);
    }
    return post(token, "/facts", body, 200).get("verdicts");
  }

  ObjectNode fact(String kind, String visit, ObjectNode body) {
    ObjectNode fact =
        Json.object()
            .put("key", id())
            .put("lane", visit == null ? "terminal" : visit)
            .put("kind", kind)
            .put("at", at(0))
            .put("offsetMillis", 0)
            .put("visit", visit);
    fact.set("body", body);
    return fact;
  }

  ObjectNode checkedIn(String visit, String ticket, int allowed) {
    ObjectNode body =
        Json.object()
            .put("holderKind", "TICKET")
            .put("holder", ticket)
            .put("person", 1)
            .put("ticket", ticket)
            .put("product", "day-adult")
            .put("allowed", allowed)
            .put("decided", "OFFLINE");
    return fact("CheckedIn", visit, body);
  }

  ObjectNode redeeming(String ticket, int allowed) {
    return Json.object()
        .put("key", id())
        .put("ticket", ticket)
        .put("person", 1)
        .put("allowed", allowed)
        .put("at", at(0))
        .put("visit", id());
  }

  ObjectNode terms() {
    return Json.object()
        .put("product", "day-adult")
        .put("notBefore", at(0))
        .put("expires", at(86_400))
        .put("entries", 1)
        .put("admits", 1)
        .put("zone", "women");
  }

  @Override
  public void close() throws IOException {
    booking.close();
  }
}
