package org.venue.kiosk.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/// One page of a feed.
///
/// @param cursor where the next page begins; opaque
/// @param more whether there is a next page already
/// @param left how many items are still to come
public record Page<T extends FeedItem>(String cursor, boolean more, long left, List<T> items) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public Page {
    if (cursor == null || items == null) {
      throw new IllegalArgumentException("a page has a cursor and items");
    }
    items = List.copyOf(items);
  }

  /// Reads a page of such items. What a newer backend adds is ignored.
  ///
  /// @throws IllegalArgumentException with one sentence when it is none
  public static <T extends FeedItem> Page<T> read(Class<T> item, String json) {
    try {
      return MAPPER.readValue(
          json, MAPPER.getTypeFactory().constructParametricType(Page.class, item));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a page of a feed: " + e.getOriginalMessage(), e);
    }
  }
}
