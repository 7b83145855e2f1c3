package org.venue.booking;

import java.util.Map;
import java.util.Objects;

/// A request, whatever carried it.
///
/// @param path percent-decoded and without the query, such as `/v1/facts`
/// @param query the first value of each parameter
/// @param headers names in lower case
/// @param from the address it came from; rates are counted by it
public record Question(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String from) {

  public Question {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(from, "from");
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }
}
