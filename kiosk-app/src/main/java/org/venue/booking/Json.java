package org.venue.booking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Pattern;

/// An object of a request, read field by field; what is missing or of the wrong type is a [Problem]
/// that names the field.
record Json(JsonNode node, String where) {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int DAY = 86_400_000;
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final Pattern MOMENT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  static Json read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return object(node, "the body");
    } catch (IOException e) {
      throw Problem.invalid("the body is no JSON");
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// By hand where the year has four digits, as a page of a feed has thousands of them.
  static String instant(long millis) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    if (day.getYear() < 1000 || day.getYear() > 9999) {
      return INSTANT.format(Instant.ofEpochMilli(millis));
    }
    int time = Math.floorMod(millis, DAY);
    byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
    digits(text, 4, day.getYear());
    digits(text, 7, day.getMonthValue());
    digits(text, 10, day.getDayOfMonth());
    digits(text, 13, time / 3_600_000);
    digits(text, 16, time / 60_000 % 60);
    digits(text, 19, time / 1000 % 60);
    digits(text, 23, time % 1000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Writes a number before `end`, from its last digit on.
  private static void digits(byte[] text, int end, int number) {
    for (int left = number; left > 0; left /= 10) {
      text[--end] = (byte) ('0' + left % 10);
    }
  }

  private static Json object(JsonNode node, String where) {
    if (node == null || !node.isObject()) {
      throw Problem.invalid(where + " is no object");
    }
    return new Json(node, where);
  }

  Json object(String name) {
    return object(node.get(name), name);
  }

  ArrayNode array(String name, int most) {
    if (!(node.get(name) instanceof ArrayNode array) || array.isEmpty() || array.size() > most) {
      throw Problem.invalid("%s is no list of 1 to %d".formatted(name, most));
    }
    return array;
  }

  static Json element(JsonNode element, String where) {
    return object(element, where);
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name, int least, int most) {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw Problem.invalid(name + " is no text");
    }
    // Characters as JSON Schema counts them.
    int length = value.textValue().codePointCount(0, value.textValue().length());
    if (length < least || length > most) {
      throw Problem.invalid("%s has not %d to %d characters".formatted(name, least, most));
    }
    return value.textValue();
  }

  /// An id of 1 to 64 characters.
  String name(String name) {
    return text(name, 1, 64);
  }

  String uuid(String name) {
    String text = text(name, 1, 64);
    if (!UUID.matcher(text).matches()) {
      throw Problem.invalid(name + " is no UUID");
    }
    return text;
  }

  long number(String name, long least, long most) {
    JsonNode value = node.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Problem.invalid(name + " is no whole number");
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw Problem.invalid("%s is not within %d to %d".formatted(name, least, most));
    }
    return value.longValue();
  }

  boolean truth(String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isBoolean()) {
      throw Problem.invalid(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /// In milliseconds since 1970.
  long instant(String name) {
    String text = text(name, 1, 64);
    if (MOMENT.matcher(text).matches()) {
      try {
        return Instant.parse(text).toEpochMilli();
      } catch (DateTimeException _) {
        // Said below: a month 13, an hour 25.
      }
    }
    throw Problem.invalid(name + " is no instant such as 2026-01-01T00:00:00.000Z");
  }
}
