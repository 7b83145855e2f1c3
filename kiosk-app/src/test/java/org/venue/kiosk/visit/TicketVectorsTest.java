package org.venue.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Proves every vector of the contract, so that document, vectors and code cannot drift apart.
class TicketVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  private final JsonNode contract = load();
  private final Map<String, JsonNode> keys = new LinkedHashMap<>();
  private final TicketCode reader;

  TicketVectorsTest() {
    List<TicketKey> trusted = new ArrayList<>();
    for (JsonNode key : contract.get("keys")) {
      keys.put(key.get("id").asText(), key);
      if (key.get("trusted").asBoolean()) {
        trusted.add(key(key));
      }
    }
    reader = new TicketCode(new TicketKeys(trusted));
  }

  @TestFactory
  Stream<DynamicTest> everyCodeHasTheOutcomeThatIsWritten() {
    return vectors().map(vector -> DynamicTest.dynamicTest(name(vector), () -> proveRead(vector)));
  }

  @TestFactory
  Stream<DynamicTest> everyTicketIsIssuedByteForByte() {
    return vectors()
        .filter(vector -> vector.has("claims") && vector.path("issuable").asBoolean(true))
        .map(vector -> DynamicTest.dynamicTest(name(vector), () -> proveIssued(vector)));
  }

  @Test
  void everySeedGivesItsPublicKey() {
    keys.forEach((id, key) ->
        assertEquals(key.get("publicKey").asText(), HEX.formatHex(signer(key).publicKey())));
  }

  @Test
  void everyOutcomeHasAVector() {
    Set<String> seen = new HashSet<>();
    vectors().forEach(vector -> seen.add(vector.get("outcome").asText()));
    Set<String> all = new HashSet<>();
    Stream.of(Validity.values()).forEach(validity -> all.add(validity.name()));
    Stream.of(Reading.Reason.values()).forEach(reason -> all.add(reason.name()));
    assertEquals(all, seen);
  }

  @Test
  void thereAreLongTicketsAndTicketsWithSpaces() {
    assertTrue(vectors().anyMatch(vector -> vector.path("envelopeBytes").asInt() > 255));
    assertTrue(vectors().anyMatch(vector -> isValid(vector) && code(vector).contains("  ")));
    assertTrue(
        vectors()
            .anyMatch(vector ->
                isValid(vector) && code(vector).charAt(code(vector).length() - 2) == ' '));
  }

  private void proveRead(JsonNode vector) {
    Instant now = Instant.ofEpochSecond(vector.get("readAt").asLong());
    Duration tolerance = Duration.ofSeconds(vector.get("toleranceSeconds").asLong());
    String outcome =
        switch (reader.read(code(vector), now)) {
          case Reading.Malformed malformed -> malformed.reason().name();
          case Reading.Read read -> {
            assertEquals(ticket(vector.get("claims")), read.ticket());
            assertEquals(vector.get("key").asText(), read.keyId());
            yield Validity.check(read.ticket(), vector.get("readIn").asText(), now, tolerance)
                .name();
          }
        };
    assertEquals(vector.get("outcome").asText(), outcome);
  }

  private void proveIssued(JsonNode vector) {
    Ticket ticket = ticket(vector.get("claims"));
    TicketSigner signer = signer(keys.get(vector.get("key").asText()));
    byte[] payload = TicketEnvelope.payload(ticket);
    byte[] envelope = signer.envelope(payload);
    assertEquals(vector.get("payload").asText(), HEX.formatHex(payload));
    assertEquals(
        vector.get("toBeSigned").asText(),
        HEX.formatHex(TicketEnvelope.toBeSigned(TicketEnvelope.header(signer.keyId()), payload)));
    assertEquals(vector.get("envelope").asText(), HEX.formatHex(envelope));
    assertEquals(vector.get("envelopeBytes").asInt(), envelope.length);
    assertEquals(code(vector), signer.sign(ticket));
    assertArrayEquals(envelope, Base45.decode(code(vector).substring(4)).orElseThrow());
  }

  private static TicketKey key(JsonNode key) {
    Set<TicketType> maySign = new HashSet<>();
    key.get("maySign").forEach(type -> maySign.add(TicketType.valueOf(type.asText())));
    return new TicketKey(
        key.get("id").asText(),
        HEX.parseHex(key.get("publicKey").asText()),
        key.get("venue").asText(),
        maySign,
        Instant.ofEpochSecond(key.get("validFrom").asLong()),
        Instant.ofEpochSecond(key.get("validUntil").asLong()));
  }

  private static TicketSigner signer(JsonNode key) {
    return new TicketSigner(key.get("id").asText(), HEX.parseHex(key.get("seed").asText()));
  }

  private static Ticket ticket(JsonNode claims) {
    return new Ticket(
        claims.get("id").asText(),
        TicketType.valueOf(claims.get("type").asText()),
        claims.get("venue").asText(),
        claims.get("product").asText(),
        Instant.ofEpochSecond(claims.get("notBefore").asLong()),
        Instant.ofEpochSecond(claims.get("expires").asLong()),
        claims.get("entries").asInt(),
        claims.get("admits").asInt(),
        claims.get("zone").asText(),
        claims.get("person").asText());
  }

  private Stream<JsonNode> vectors() {
    return contract.get("vectors").valueStream();
  }

  private static boolean isValid(JsonNode vector) {
    return vector.get("outcome").asText().equals("VALID");
  }

  private static String name(JsonNode vector) {
    return vector.get("name").asText();
  }

  private static String code(JsonNode vector) {
    return vector.get("code").asText();
  }

  private static JsonNode load() {
    try (InputStream in =
        TicketVectorsTest.class.getResourceAsStream("/contract/ticket-vectors.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
