package org.venue.booking;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is answered; to be sent as it is.
///
/// @param headers with `Venue-Time`, and `Content-Type` where there is a body
public record Answer(int status, Map<String, String> headers, byte[] body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /// The body as text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
