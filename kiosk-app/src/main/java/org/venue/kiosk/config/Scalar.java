package org.venue.kiosk.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The single values that a key may have: text, whole number, yes or no, duration, moment, time
/// zone, path, and one word of an enum. Failures are [IllegalArgumentException]s whose message is
/// for the person who wrote the file.
final class Scalar {
  private Scalar() {}

  /// The Java value of what stood in the file.
  static Object read(Class<?> type, Object written) {
    if (type == int.class || type == Integer.class) {
      if (!(written instanceof Long number)) {
        throw new IllegalArgumentException(wants(type, written));
      }
      if (number != number.intValue()) {
        throw new IllegalArgumentException("is out of range: " + number);
      }
      return number.intValue();
    }
    if (type == boolean.class) {
      return expect(Boolean.class, type, written);
    }
    if (type == Instant.class) {
      return expect(OffsetDateTime.class, type, written).toInstant();
    }
    return ofText(type, expect(String.class, type, written));
  }

  /// The Java value of a default or a limit, which is always written as text.
  static Object parse(Class<?> type, String text) {
    if (type == int.class || type == Integer.class) {
      return Integer.valueOf(text);
    }
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    return type == Instant.class ? Instant.parse(text) : ofText(type, text);
  }

  /// What stands in for a value that could not be read.
  static Object standIn(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return 0;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == Duration.class) {
      return Duration.ZERO;
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == ZoneId.class) {
      return ZoneId.of("UTC");
    }
    if (type == Path.class) {
      return Path.of("");
    }
    return type.isEnum() ? type.getEnumConstants()[0] : "";
  }

  /// The type in words, as in `wants a duration`.
  static String name(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return "whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == Duration.class) {
      return "duration like \"90s\"";
    }
    if (type == Instant.class) {
      return "date and time with offset like 2026-03-01T00:00:00+08:00";
    }
    if (type == ZoneId.class) {
      return "time zone like \"Asia/Shanghai\"";
    }
    if (type == Path.class) {
      return "path";
    }
    return type.isEnum() ? words(type) : "text";
  }

  private static <W> W expect(Class<W> wanted, Class<?> type, Object written) {
    if (!wanted.isInstance(written)) {
      throw new IllegalArgumentException(wants(type, written));
    }
    return wanted.cast(written);
  }

  private static String wants(Class<?> type, Object written) {
    return "wants %s, not %s".formatted(name(type), Written.name(written));
  }

  private static Object ofText(Class<?> type, String text) {
    try {
      if (type == String.class) {
        return text;
      }
      if (type == Duration.class) {
        return Durations.parse(text);
      }
      if (type == ZoneId.class) {
        return ZoneId.of(text);
      }
      if (type == Path.class) {
        return Path.of(text);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no time zone \"" + text + "\"", e);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is no path: " + e.getReason(), e);
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> word(word).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is one of %s".formatted(words(type))));
  }

  private static String words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Scalar::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
