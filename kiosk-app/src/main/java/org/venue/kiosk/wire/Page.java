package org.venue.kiosk.wire;

import java.util.List;

/// One page of a feed.
///
/// @param cursor where the next page begins; opaque
/// @param more whether there is a next page already
/// @param left how many items are still to come
public record Page<T extends FeedItem>(String cursor, boolean more, long left, List<T> items) {
  public Page {
    if (cursor == null || items == null) {
      throw new IllegalArgumentException("a page has a cursor and items");
    }
    if (left < 0) {
      throw new IllegalArgumentException("a page leaves nothing or something");
    }
    items = List.copyOf(items);
  }

  /// Reads a page of such items. What a newer backend adds is ignored.
  ///
  /// @throws IllegalArgumentException with one sentence when it is none
  public static <T extends FeedItem> Page<T> read(Class<T> item, byte[] json) {
    return Json.read(
        "a page of a feed",
        Json.MAPPER.getTypeFactory().constructParametricType(Page.class, item),
        json);
  }
}
