package org.venue.kiosk.ui.look;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The words of the terminal, from `assets/text`: one UTF-8 file for each language, keys by screen,
/// parameters as `{0}`. A missing key is a bug, and a test finds it.
public final class Text {
  /// As they stand in the files; patterns of dates are taken from here.
  private static final Map<Language, Map<String, String>> FILES = new EnumMap<>(Language.class);

  static {
    for (Language each : Language.values()) {
      FILES.put(each, read(each));
    }
  }

  private final Language language;
  private final Map<Language, Map<String, String>> words;
  private final ZoneId zone;

  /// The words with this language first; moments read as clocks in this zone do.
  public Text(Language language, ZoneId zone) {
    this(language, zone, UnaryOperator.identity());
  }

  /// With each text changed first: a test makes them longer to see what gives way.
  public Text(Language language, ZoneId zone, UnaryOperator<String> change) {
    this.language = language;
    this.zone = zone;
    this.words = new EnumMap<>(Language.class);
    for (Language each : Language.values()) {
      Map<String, String> changed = new TreeMap<>(FILES.get(each));
      changed.replaceAll((key, text) -> change.apply(text));
      words.put(each, changed);
    }
  }

  /// All texts of a language by their keys, parameters not yet filled in.
  public static Map<String, String> read(Language language) {
    String path = "/text/" + language.tag() + ".properties";
    Properties file = new Properties();
    try (Reader in =
        new InputStreamReader(Text.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
      file.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> all = new TreeMap<>();
    file.stringPropertyNames().forEach(key -> all.put(key, file.getProperty(key)));
    return all;
  }

  /// The language that comes first.
  public Language language() {
    return language;
  }

  /// This saying in both languages. A parameter may be a [Said].
  public Words words(String key, Object... parameters) {
    return new Words(in(language, key, parameters), in(language.other(), key, parameters));
  }

  /// A name in both languages.
  public Words both(Said said) {
    return new Words(said.in(language), said.in(language.other()));
  }

  /// This saying in the visitor's language alone.
  public String main(String key, Object... parameters) {
    return in(language, key, parameters);
  }

  /// This saying in one language.
  public String in(Language which, String key, Object... parameters) {
    String text = words.get(which).get(key);
    if (text == null) {
      throw new IllegalArgumentException("No text " + key + " in " + which.tag());
    }
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      String value = parameter instanceof Said said ? said.in(which) : parameter.toString();
      text = text.replace("{" + i + "}", value);
    }
    return text;
  }

  /// A moment as a person says it on this day: the time alone, with today or yesterday before it,
  /// or with its date.
  public Said moment(Instant at, Instant now) {
    ZonedDateTime then = at.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    String time = DateTimeFormatter.ofPattern("HH:mm").format(then);
    return which -> {
      if (then.toLocalDate().equals(today)) {
        return in(which, "moment.today", time);
      }
      if (then.toLocalDate().equals(today.minusDays(1))) {
        return in(which, "moment.yesterday", time);
      }
      return in(which, "moment.other", format(which, "moment.date", then), time);
    };
  }

  /// A day with its year.
  public Said day(Instant at) {
    return which -> format(which, "moment.day", at.atZone(zone));
  }

  /// The clock of the head: hours and minutes.
  public String clock(Instant now) {
    return DateTimeFormatter.ofPattern("HH:mm").format(now.atZone(zone));
  }

  /// The date of the head with its weekday.
  public String date(Instant now) {
    return format(language, "head.date", now.atZone(zone));
  }

  private static String format(Language which, String key, ZonedDateTime at) {
    String pattern = FILES.get(which).get(key);
    return DateTimeFormatter.ofPattern(pattern, which.locale()).format(at);
  }
}
