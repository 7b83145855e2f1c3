package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Codes as `contract/ticket.md` has them, byte by byte.
class TicketTextTest {

  @Test
  void everyIssuableVectorIsIssuedByteForByte() throws IOException {
    JsonNode vectors;
    try (InputStream in =
        TicketTextTest.class.getResourceAsStream("/contract/ticket-vectors.json")) {
      vectors = Json.MAPPER.readTree(in);
    }
    Map<String, SigningKey> keys = new HashMap<>();
    for (JsonNode key : vectors.get("keys")) {
      byte[] seed = HexFormat.of().parseHex(key.get("seed").textValue());
      String id = key.get("id").textValue();
      keys.put(id, new SigningKey(id, TicketText.Type.TICKET, seed, 0, 0));
    }
    int issued = 0;
    for (JsonNode vector : vectors.get("vectors")) {
      JsonNode claims = vector.get("claims");
      if (claims == null || claims.isNull() || !vector.path("issuable").asBoolean(true)) {
        continue;
      }
      var text =
          new TicketText(
              claims.get("id").textValue(),
              TicketText.Type.valueOf(claims.get("type").textValue()),
              claims.get("venue").textValue(),
              claims.get("product").textValue(),
              claims.get("notBefore").longValue(),
              claims.get("expires").longValue(),
              claims.get("entries").intValue(),
              claims.get("admits").intValue(),
              claims.get("zone").textValue(),
              claims.get("person").textValue());
      String code = text.sign(keys.get(vector.get("key").textValue()));
      assertEquals(vector.get("code").textValue(), code, vector.get("name").textValue());
      issued++;
    }
    assertTrue(issued >= 20, "only " + issued + " vectors were issued");
  }
}
