package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running server against the agreement: each operation's request and answer are held against
/// the schemas of `contract/booking-backend.yaml`.
class BookingContractTest {
  @TempDir Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private Contract contract;
  private Desk desk;
  private BookingServer server;

  @BeforeEach
  void serve() throws IOException {
    contract = new Contract();
    desk = new Desk(folder);
    server = BookingServer.start(desk.booking(), "127.0.0.1", 0, Optional.empty());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    desk.close();
  }

  private List<Error> errors(String schema, String body) {
    return contract.errors(schema, body);
  }

  private HttpResponse<String> send(String token, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "/v1" + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Asks as the contract's operation says, and holds both sides against it.
  private JsonNode operate(String operation, String token, String path, JsonNode body, int status) {
    tools.jackson.databind.JsonNode said = operation(operation);
    String request = body == null ? "" : body.toString();
    String wanted = Contract.schema(said.path("requestBody"));
    assertEquals(wanted.isEmpty(), body == null, operation);
    if (body != null) {
      assertEquals(List.of(), errors(wanted, request), operation);
    }
    HttpResponse<String> answer = send(token, methodOf(operation), path, request);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(List.of(), errors("Instant", '"' + time(answer) + '"'));
    tools.jackson.databind.JsonNode response =
        contract.resolve(said.path("responses").path(status + ""));
    String promised = Contract.schema(response);
    if (promised.isEmpty()) {
      assertEquals("", answer.body());
      return Json.object();
    }
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals(List.of(), errors(promised, answer.body()), operation);
    return Json.parse(answer.body());
  }

  private static String time(HttpResponse<String> answer) {
    return answer.headers().firstValue("Venue-Time").orElse("");
  }

  private tools.jackson.databind.JsonNode operation(String id) {
    for (var path : contract.document().get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().path("operationId").asString("").equals(id)) {
          return method.getValue();
        }
      }
    }
    throw new AssertionError("The contract has no operation " + id);
  }

  private String methodOf(String id) {
    for (var path : contract.document().get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().path("operationId").asString("").equals(id)) {
          return method.getKey().toUpperCase();
        }
      }
    }
    throw new AssertionError("The contract has no operation " + id);
  }

  private void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals(List.of(), errors("Problem", answer.body()));
    assertEquals(List.of(), errors("Instant", '"' + time(answer) + '"'));
    assertEquals(type, Json.parse(answer.body()).get("type").textValue());
  }

  private String enrolled(String terminal) {
    JsonNode code =
        operate(
            "makeEnrolmentCode",
            desk.office,
            "/enrolment-codes",
            Json.object().put("terminal", terminal),
            201);
    ObjectNode body =
        Json.object().put("code", code.get("code").textValue()).put("terminal", terminal);
    return operate("enrol", null, "/enrolments", body, 201).get("token").textValue();
  }

  private void feed(String token, String name, String item, int size) {
    JsonNode page = operate("readFeed", token, "/feeds/" + name, null, 200);
    assertEquals(size, page.get("items").size(), name);
    for (JsonNode each : page.get("items")) {
      assertEquals(List.of(), errors(item, each.toString()), name);
    }
  }

  @Test
  void everyOperationKeepsTheAgreement() {
    String office = desk.office;
    String token = enrolled("north");
    String visit = desk.id();
    ObjectNode batch = Json.object();
    batch
        .putArray("facts")
        .add(desk.checkedIn(visit, "t1", 1))
        .add(desk.fact("LockerGiven", visit, Json.object().put("number", 7).put("room", "men")))
        .add(desk.fact("StaffEntered", null, Json.object().put("person", "s1")))
        .add(desk.checkedIn(desk.id(), "t1", 1));
    operate("tellFacts", token, "/facts", batch, 200);
    operate("redeem", token, "/redemptions", desk.redeeming("t2", 1), 200);
    operate("redeem", token, "/redemptions", desk.redeeming("t2", 1), 200);
    String ticket =
        operate("issueTicket", office, "/tickets", desk.terms(), 201).get("id").textValue();
    operate("moveTicket", office, "/tickets/" + ticket, desk.terms(), 204);
    operate("revokeTicket", office, "/tickets/" + ticket + "/revocation", null, 204);
    JsonNode gone =
        operate("redeem", token, "/redemptions", desk.redeeming(ticket, 1), 200).get("verdict");
    assertEquals("revoked", gone.textValue());
    ObjectNode member = Json.object().put("name", "韩梅梅").put("blocked", false);
    operate("putMember", office, "/members/m1", member.put("removed", false), 204);
    member.put("expectedFrom", desk.at(0)).put("expectedUntil", desk.at(3600));
    operate("putMember", office, "/members/m2", member, 204);
    operate("makeMemberCode", office, "/members/m1/code", null, 201);
    ObjectNode tariff = Json.object().put("nameZh", "单次").put("nameEn", "Single");
    operate("putTariff", office, "/tariffs/a", tariff.put("fen", 3000).put("removed", false), 204);
    ObjectNode word = Json.object().put("zh", "你好").put("en", "Hello").put("from", desk.at(0));
    word.put("until", desk.at(60)).put("removed", false);
    operate("putAnnouncement", office, "/announcements/a", word, 204);
    enrolled("south");
    operate("revokeTerminal", office, "/terminals/south/revocation", null, 204);
    assertEquals(1, operate("readDoubleUses", office, "/double-uses", null, 200).size());
    operate("readState", office, "/state", null, 200);
    feed(token, "tickets", "TicketItem", 1);
    feed(token, "revocations", "RevocationItem", 2);
    feed(token, "redemptions", "RedemptionItem", 3);
    feed(token, "visits", "VisitItem", 2);
    feed(token, "keys", "KeyItem", 3);
    feed(token, "members", "MemberItem", 2);
    feed(token, "tariffs", "TariffItem", 1);
    feed(token, "announcements", "AnnouncementItem", 1);
  }

  @Test
  void aBrokenBodyIsCaughtByTheSchemaAndAnsweredAsAProblem() {
    String token = enrolled("north");
    ObjectNode good = desk.fact("CheckedOut", desk.id(), Json.object());
    List<ObjectNode> broken = new ArrayList<>();
    broken.add(good.deepCopy().put("key", 7));
    broken.add(good.deepCopy().put("key", "not-a-uuid"));
    broken.add(good.deepCopy().put("at", "yesterday"));
    broken.add(good.deepCopy().put("at", 1772352000000L));
    broken.add(good.deepCopy().put("offsetMillis", "5"));
    broken.add(good.deepCopy().put("body", "{}"));
    broken.add(good.deepCopy().put("lane", ""));
    broken.add((ObjectNode) good.deepCopy().without("kind"));
    for (ObjectNode fact : broken) {
      ObjectNode body = Json.object();
      body.putArray("facts").add(fact);
      assertFalse(errors("Facts", body.toString()).isEmpty(), body.toString());
      assertProblem(send(token, "POST", "/facts", body.toString()), 400, "invalid");
    }
    String terms = desk.terms().put("entries", "1").toString();
    assertFalse(errors("TicketTerms", terms).isEmpty());
    assertProblem(send(desk.office, "POST", "/tickets", terms), 400, "invalid");
    ObjectNode member =
        Json.object().put("name", "韩梅梅").put("blocked", false).put("removed", false);
    String half = member.put("expectedFrom", desk.at(60)).toString();
    assertProblem(send(desk.office, "PUT", "/members/m1", half), 400, "invalid");
    String backwards = member.put("expectedUntil", desk.at(60)).toString();
    assertProblem(send(desk.office, "PUT", "/members/m1", backwards), 400, "invalid");
  }

  @Test
  void aStrangerLearnsNothingOverHttpEither() {
    HttpResponse<String> first = send(null, "GET", "/state", "");
    assertProblem(first, 401, "unauthorized");
    for (String path : List.of("/facts", "/nonsense", "/", "//", "/feeds/keys/", "/%2e%2e/x")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
        HttpResponse<String> answer = send("x", method, path, "");
        assertTrue(answer.statusCode() == 401 || answer.statusCode() == 400, method + " " + path);
        if (answer.statusCode() == 401) {
          assertEquals(first.body(), answer.body());
        }
        assertEquals(-1, answer.body().indexOf('<'), "no page of the server's own");
      }
    }
  }

  @Test
  void whatIsTooLargeIsNotTaken() throws IOException {
    String token = enrolled("north");
    String large = "{\"facts\":\"" + "x".repeat(2 * Booking.LARGEST_BODY) + "\"}";
    assertProblem(send(token, "POST", "/facts", large), 413, "too-large");
    URI at = URI.create(server.address());
    try (var socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head = "GET /v1/state HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9000) + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      byte[] begin = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 431", new String(begin, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aCertificateOfItsOwnMakingIsKnownByItsPin() throws Exception {
    Tls tls = Tls.selfMade(folder, "127.0.0.1", () -> java.time.Instant.now());
    assertEquals(tls, Tls.selfMade(folder, "127.0.0.1", () -> java.time.Instant.now()));
    assertTrue(tls.pin().matches("sha256/[A-Za-z0-9+/]{43}="));
    try (BookingServer secured =
        BookingServer.start(desk.booking(), "127.0.0.1", 0, Optional.of(tls))) {
      URI at = URI.create(secured.address());
      assertEquals("https", at.getScheme());
      var trusted = java.security.KeyStore.getInstance("PKCS12");
      try (InputStream in = java.nio.file.Files.newInputStream(tls.keystore())) {
        trusted.load(in, tls.password().toCharArray());
      }
      var anchors = java.security.KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("backend", trusted.getCertificate("backend"));
      var factory = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
      factory.init(anchors);
      var context = javax.net.ssl.SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
        HttpRequest request = HttpRequest.newBuilder(at.resolve("/v1/state")).build();
        assertEquals(401, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
      }
    }
  }
}
