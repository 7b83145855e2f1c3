package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may ask, and what everybody else learns: nothing.
class AccessTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(folder);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private Answer enrol(String code, String terminal) {
    return desk.ask(
        null,
        "POST",
        "/enrolments",
        Json.object().put("code", code).put("terminal", terminal).toString());
  }

  @Test
  void withoutAValidTokenEveryPathAnswersTheSame() {
    Answer first = desk.ask(null, "GET", "/state", "");
    assertEquals(401, first.status());
    List<String> paths =
        List.of(
            "/facts",
            "/redemptions",
            "/feeds/tickets",
            "/feeds/nonsense",
            "/enrolment-codes",
            "/tickets",
            "/tickets/1",
            "/tickets/1/revocation",
            "/terminals/1/revocation",
            "/members/1",
            "/members/1/code",
            "/tariffs/1",
            "/announcements/1",
            "/double-uses",
            "/state",
            "/nonsense",
            "/",
            "");
    for (String path : paths) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        for (String token : new String[] {null, "", "nonsense", "a".repeat(43)}) {
          Answer answer = desk.ask(token, method, path, "{}");
          assertEquals(401, answer.status(), method + " " + path);
          assertArrayEquals(first.body(), answer.body(), method + " " + path);
          assertEquals(first.headers(), answer.headers(), method + " " + path);
        }
      }
    }
  }

  @Test
  void aCodeEnrolsOneTerminalOnce() {
    String code = desk.invite("north");
    assertEquals(403, enrol(code, "south").status(), "the code is for one terminal");
    assertEquals(201, enrol(code.toLowerCase().replace("-", " "), "north").status());
    assertEquals(403, enrol(code, "north").status());
  }

  @Test
  void aNewEnrolmentEndsTheOldToken() {
    String old = desk.enrol("north");
    String token = desk.enrol("north");
    assertEquals(401, desk.ask(old, "GET", "/feeds/keys", "").status());
    assertEquals(200, desk.ask(token, "GET", "/feeds/keys", "").status());
  }

  @Test
  void aCodeEndsAfterADay() {
    String code = desk.invite("north");
    desk.pass(Duration.ofHours(24));
    assertEquals(403, enrol(code, "north").status());
  }

  @Test
  void aCodeBearsFiveWrongTries() throws IOException {
    String code = desk.invite("north");
    for (int i = 0; i < 5; i++) {
      assertEquals(403, enrol("WRONG-CODE", "north").status());
    }
    desk.restart();
    assertEquals(403, enrol(code, "north").status());
    assertEquals(201, enrol(desk.invite("north"), "north").status());
  }

  @Test
  void tokensAndCodesDoNotStandInTheStore() throws IOException {
    String code = desk.invite("south");
    String token = desk.enrol("north");
    desk.close();
    String stored = stored();
    assertFalse(stored.contains(token));
    assertFalse(stored.contains(desk.office));
    assertFalse(stored.contains(code));
    assertFalse(stored.contains(code.replace("-", "")));
    desk = new Desk(folder.resolve("other"));
  }

  @Test
  void namesAreSealedInTheStoreAndErasedWithTheMember() throws IOException {
    String name = "Wilhelmina Nightingale";
    var member = Json.object().put("name", name).put("blocked", false).put("removed", false);
    desk.put("/members/m1", member);
    assertEquals(
        name, desk.get(desk.office, "/feeds/members").get("items").get(0).get("name").textValue());
    String cursor = desk.get(desk.office, "/feeds/members").get("cursor").textValue();
    assertFalse(stored().contains(name));
    desk.put("/members/m1", member.put("removed", true));
    JsonNode item = desk.get(desk.office, "/feeds/members?after=" + cursor).get("items").get(0);
    assertEquals("", item.get("name").textValue());
    assertTrue(item.get("removed").booleanValue());
  }

  @Test
  void keyFilesAreTheirOwnersAlone() throws IOException {
    for (String name : List.of("signing-keys.json", "personal-keys.json")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
    }
  }

  private String stored() throws IOException {
    var all = new StringBuilder();
    for (String name : List.of("booking.db", "booking.db-wal")) {
      if (Files.exists(folder.resolve(name))) {
        all.append(
            new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aTerminalIsNotTheOfficeAndTheOfficeNoTerminal() {
    String token = desk.enrol("north");
    assertEquals(403, desk.ask(token, "GET", "/state", "").status());
    assertEquals(403, desk.ask(token, "POST", "/enrolment-codes", "{}").status());
    assertEquals(403, desk.ask(desk.office, "POST", "/facts", "{}").status());
    assertEquals(404, desk.ask(token, "GET", "/nonsense", "").status());
    assertEquals(405, desk.ask(token, "DELETE", "/facts", "").status());
  }

  @Test
  void aRevokedTerminalMayOnlyTellFactsAndReadWhyItEnded() {
    String token = desk.enrol("north");
    desk.post(desk.office, "/terminals/north/revocation", Json.object(), 204);
    assertEquals(
        "accepted",
        desk.tell(token, desk.checkedIn(desk.id(), "t1", 1)).get(0).get("verdict").textValue());
    assertEquals(1, desk.get(token, "/feeds/revocations").get("items").size());
    for (String feed : List.of("tickets", "visits", "members", "keys")) {
      assertRevoked(desk.ask(token, "GET", "/feeds/" + feed, ""));
    }
    assertRevoked(desk.ask(token, "POST", "/redemptions", desk.redeeming("t", 1).toString()));
    assertRevoked(desk.ask(token, "GET", "/state", ""));
    assertRevoked(desk.ask(token, "GET", "/nonsense", ""));
    String body = Json.object().put("terminal", "north").toString();
    assertEquals(409, desk.ask(desk.office, "POST", "/enrolment-codes", body).status());
  }

  private static void assertRevoked(Answer answer) {
    assertEquals(403, answer.status());
    assertEquals("terminal-revoked", Json.parse(answer.text()).get("type").textValue());
  }

  @Test
  void aTerminalsRevocationIsSignedByTheStaffKeyWhichVouchesForTheOthers() {
    desk.enrol("north");
    desk.post(desk.office, "/terminals/north/revocation", Json.object(), 204);
    JsonNode item = desk.get(desk.office, "/feeds/revocations").get("items").get(0);
    String said = "venue-kiosk/terminal-revoked\nnorth-pool\nnorth\n" + item.get("at").textValue();
    assertSigned(item.get("key").textValue(), said, item.get("signature").textValue());
    JsonNode keys = desk.get(desk.office, "/feeds/keys").get("items");
    assertEquals(3, keys.size());
    for (JsonNode key : keys) {
      String text =
          String.join(
              "\n",
              "venue-kiosk/key",
              key.get("id").textValue(),
              key.get("publicKey").textValue(),
              key.get("types").get(0).textValue(),
              key.get("validFrom").textValue(),
              key.get("validUntil").textValue());
      assertSigned(key.get("signedBy").textValue(), text, key.get("signature").textValue());
    }
  }

  private void assertSigned(String key, String text, String signature) {
    Booking.PublicKey signer =
        desk.booking().publicKeys().stream()
            .filter(k -> k.id().equals(key))
            .findFirst()
            .orElseThrow();
    assertEquals("staff", signer.type());
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Base64.getDecoder().decode(signature);
    byte[] publicKey = Base64.getDecoder().decode(signer.publicKey());
    assertTrue(Ed25519.verify(bytes, 0, publicKey, 0, message, 0, message.length));
  }

  @Test
  void aStrangerWhoAsksTooOftenIsToldToWait() throws IOException {
    desk.close();
    desk = new Desk(folder.resolve("strict"), new Booking.Limits(2, 3));
    for (int i = 0; i < 20; i++) {
      assertEquals(401, desk.ask("x", "GET", "/state", "", "10.0.0.9").status());
    }
    Answer answer = desk.ask("x", "GET", "/state", "", "10.0.0.9");
    assertEquals(429, answer.status());
    assertEquals("1", answer.headers().get("Retry-After"));
    assertEquals(401, desk.ask("x", "GET", "/state", "", "10.0.0.8").status());
    desk.pass(Duration.ofSeconds(1));
    assertEquals(401, desk.ask("x", "GET", "/state", "", "10.0.0.9").status());
  }

  @Test
  void enrolmentIsTriedSeldomAndATokenHasItsRate() throws IOException {
    desk.close();
    desk = new Desk(folder.resolve("strict"), new Booking.Limits(2, 3));
    for (int i = 0; i < 3; i++) {
      assertEquals(403, enrol("WRONG", "north").status());
    }
    Answer answer = enrol("WRONG", "north");
    assertEquals(429, answer.status());
    assertEquals("20", answer.headers().get("Retry-After"));
    for (int i = 0; i < 4; i++) {
      assertEquals(200, desk.ask(desk.office, "GET", "/state", "").status());
    }
    assertEquals(429, desk.ask(desk.office, "GET", "/state", "").status());
  }

  @Test
  void aBodyThatIsTooLargeOrNoJsonIsNotRead() {
    String token = desk.enrol("north");
    String large = "{\"facts\":\"" + "x".repeat(Booking.LARGEST_BODY) + "\"}";
    assertEquals(413, desk.ask(token, "POST", "/facts", large).status());
    assertEquals(400, desk.ask(token, "POST", "/facts", "{").status());
    assertEquals(400, desk.ask(token, "POST", "/facts", "[1]").status());
    assertEquals(400, desk.ask(token, "POST", "/facts", "").status());
    assertEquals(400, desk.ask(token, "POST", "/facts", "[".repeat(5000)).status());
  }
}
