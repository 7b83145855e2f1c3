package org.venue.kiosk.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// How every message is read and written: what a newer backend adds is ignored, what is missing is
/// a mistake, nothing stands behind the end.
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(Instant.class, new Moment()))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  /// Reads an instant as the contract writes it by hand, since a page of a feed has thousands; any
  /// other goes the long way.
  private static final class Moment extends StdDeserializer<Instant> {
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    Moment() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : "";
      if (!formed(text)) {
        return InstantDeserializer.INSTANT.deserialize(json, context);
      }
      try {
        long day =
            LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        LocalTime time =
            LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return Instant.ofEpochSecond(
            day * 86_400 + time.toSecondOfDay(), number(text, 20, 23) * 1_000_000L);
      } catch (DateTimeException e) {
        return InstantDeserializer.INSTANT.deserialize(json, context);
      }
    }

    private static boolean formed(String text) {
      if (text.length() != FORM.length()) {
        return false;
      }
      for (int i = 0; i < FORM.length(); i++) {
        char wanted = FORM.charAt(i);
        char there = text.charAt(i);
        if (wanted == '0' ? there < '0' || there > '9' : there != wanted) {
          return false;
        }
      }
      return true;
    }

    private static int number(String text, int from, int to) {
      return Integer.parseInt(text, from, to, 10);
    }
  }

  /// @throws IllegalArgumentException with one sentence
  static <T> T read(String what, Class<T> type, String json) {
    return read(what, MAPPER.constructType(type), json.getBytes(StandardCharsets.UTF_8));
  }

  /// @param json in UTF-8
  /// @throws IllegalArgumentException with one sentence
  static <T> T read(String what, JavaType type, byte[] json) {
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not " + what + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not " + what + ": " + e.getMessage(), e);
    }
    if (value == null) {
      throw new IllegalArgumentException("not " + what + ": null");
    }
    return value;
  }

  /// As instants stand on the wire: UTC, with three digits of milliseconds.
  static String instant(Instant at) {
    return MILLIS.format(at);
  }

  /// A field that must be there.
  static <T> T required(String name, T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
