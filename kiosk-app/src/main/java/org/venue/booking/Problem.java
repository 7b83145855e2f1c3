package org.venue.booking;

import java.util.Locale;

/// A question that is not answered as wished; becomes a problem of RFC 9457.
final class Problem extends RuntimeException {
  private final Type type;
  private final transient long retrySeconds;

  /// The stable types of the contract.
  enum Type {
    INVALID(400, "The request is not as agreed"),
    UNAUTHORIZED(401, "A valid token is needed"),
    TERMINAL_REVOKED(403, "This terminal was taken out of service"),
    OFFICE_ONLY(403, "This is for the office"),
    TERMINAL_ONLY(403, "This is for terminals"),
    CODE_WRONG(403, "The code is wrong or has ended"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done with it"),
    KEY_REUSED(409, "The key stands for something else"),
    MEMBER_BLOCKED(409, "The member is blocked"),
    TERMINAL_ENDED(409, "The terminal was taken out of service; another needs another id"),
    CURSOR_UNKNOWN(410, "The cursor is of another store: begin from the start"),
    TOO_LARGE(413, "The body is too large"),
    NOT_JSON(415, "The body is to be application/json"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "The backend failed"),
    BUSY(503, "The backend is busy");

    final int status;
    final String title;

    Type(int status, String title) {
      this.status = status;
      this.title = title;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  Problem(Type type, String detail) {
    this(type, detail, 0);
  }

  private Problem(Type type, String detail, long retrySeconds) {
    // Control flow, not a failure: no stack trace to fill.
    super(detail, null, false, false);
    this.type = type;
    this.retrySeconds = retrySeconds;
  }

  static Problem invalid(String detail) {
    return new Problem(Type.INVALID, detail);
  }

  /// @param seconds after which it may be asked again, at least 1
  static Problem later(Type type, long seconds) {
    return new Problem(type, "", seconds);
  }

  Type type() {
    return type;
  }

  /// 0 where no time is told.
  long retrySeconds() {
    return retrySeconds;
  }
}
