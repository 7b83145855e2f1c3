package org.venue.kiosk.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/// One page of the ticket feed: what a terminal cannot read from the tickets themselves.
///
/// @param cursor where the next page begins; opaque
public record TicketPage(String cursor, List<Item> items) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public TicketPage {
    items = List.copyOf(items);
  }

  /// One ticket.
  ///
  /// @param uses admissions everywhere so far
  /// @param lastUseAt milliseconds since 1970, null when never used
  /// @param lastUseBy the terminal of that use, null when never used
  public record Item(String id, boolean revoked, int uses, Long lastUseAt, String lastUseBy) {}

  /// Reads a page.
  ///
  /// @throws IllegalArgumentException with one sentence when it is none
  public static TicketPage read(String json) {
    try {
      return MAPPER.readValue(json, TicketPage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Not a page of the ticket feed: " + e.getOriginalMessage());
    }
  }

  /// The page as JSON.
  public String write() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
