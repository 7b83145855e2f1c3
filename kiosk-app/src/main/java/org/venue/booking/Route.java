package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// One operation of the contract.
///
/// @param path segments; one in braces takes any id
/// @param who may ask
/// @param writes whether it changes anything, and so takes its turn among those that do
record Route(String method, String[] path, Who who, boolean writes, Handler handler) {

  /// Whose token it takes.
  enum Who {
    TERMINAL,
    TERMINAL_EVEN_REVOKED,
    OFFICE,
    ANYONE
  }

  /// Answers within a transaction.
  interface Handler {
    Reply reply(Rows rows, Asked asked) throws SQLException;
  }

  /// @param id what stands in the braces; empty without any
  record Asked(Question question, Access.Caller caller, String id) {
    Json body() {
      return Json.read(question.body());
    }

    /// Of the terminal that asks.
    String terminal() {
      return ((Access.Terminal) caller).id();
    }
  }

  /// @param json UTF-8; empty without a body
  /// @param headers beside those that every answer has
  record Reply(int status, byte[] json, Map<String, String> headers) {
    static final Reply DONE = new Reply(204, new byte[0], Map.of());

    static Reply of(int status, JsonNode json) {
      return new Reply(status, Json.bytes(json), Map.of());
    }
  }

  static Route of(String method, String path, Who who, Handler handler) {
    return new Route(method, path.split("/"), who, !method.equals("GET"), handler);
  }

  /// The id in the path, empty text where the route has none; nothing when the path is another.
  Optional<String> match(String[] asked) {
    if (asked.length != path.length) {
      return Optional.empty();
    }
    String id = "";
    for (int i = 0; i < path.length; i++) {
      if (path[i].startsWith("{")) {
        id = asked[i];
      } else if (!path[i].equals(asked[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(id);
  }
}
