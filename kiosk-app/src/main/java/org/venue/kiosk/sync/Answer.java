package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What came of asking the booking backend. Nothing that can happen on the way is an exception.
///
/// @param <T> what was asked for
public sealed interface Answer<T> {

  /// The backend answered as agreed.
  ///
  /// @param venueTime its clock
  record Good<T>(T value, Instant venueTime) implements Answer<T> {}

  /// The backend itself says that it will not or cannot.
  ///
  /// @param type a stable name
  /// @param retryAfter how long it wants to be left alone
  record Problem<T>(int status, String type, String detail, Optional<Duration> retryAfter)
      implements Answer<T> {

    /// Whether it is this terminal's token that does not count.
    public boolean refusesToken() {
      return status == 401 || status == 403;
    }

    /// Whether it is the content of the request that does not count.
    public boolean refusesContent() {
      return status == 400 || status == 413 || status == 422;
    }
  }

  /// Something answered that is not the backend, or not all of it: a login page, a redirect, half a
  /// body.
  record Nonsense<T>(String why) implements Answer<T> {}

  /// Nothing answered in time.
  record Silence<T>(String why) implements Answer<T> {}

  /// The same answer, read; what the reader refuses with an [IllegalArgumentException] is nonsense.
  default <U> Answer<U> read(Function<T, U> reader) {
    return switch (this) {
      case Good<T>(T value, Instant venueTime) -> {
        try {
          yield new Good<>(reader.apply(value), venueTime);
        } catch (IllegalArgumentException e) {
          yield new Nonsense<>(e.getMessage());
        }
      }
      case Problem<T> p -> new Problem<>(p.status(), p.type(), p.detail(), p.retryAfter());
      case Nonsense<T>(String why) -> new Nonsense<>(why);
      case Silence<T>(String why) -> new Silence<>(why);
    };
  }

  /// The same, for messages.
  default String words() {
    return switch (this) {
      case Good<T> _ -> "answered";
      case Problem<T>(int status, String type, String detail, var _) ->
          "problem %d %s %s".formatted(status, type, detail).strip();
      case Nonsense<T>(String why) -> "nonsense: " + why;
      case Silence<T>(String why) -> "silence: " + why;
    };
  }
}
