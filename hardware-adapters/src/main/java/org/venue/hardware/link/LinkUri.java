package org.venue.hardware.link;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a link leads: `serial:/dev/ttyUSB0?baud=9600`, `tcp:10.0.0.9:5000`, `sim:men?seed=7`; or,
/// for devices without bytes, `usb:/dev/video0?rate=30` and `file:/srv/stills`. Every complaint is
/// an [IllegalArgumentException] with one plain sentence: what, where, what to do.
///
/// @param scheme `serial`, `tcp`, `sim`, `usb` or `file`
/// @param address what stands between the colon and the question mark
/// @param options what stands behind it, in the order written; the model's defaults fill the gaps
public record LinkUri(String scheme, String address, Map<String, String> options) {

  /// The schemes of links that carry bytes.
  public static final Set<String> OF_BYTES = Set.of("serial", "tcp", "sim");

  /// The options links of bytes understand. They are accepted with each of their schemes, so a line
  /// moves from its port to a simulator by changing nothing but scheme and address.
  public static final Set<String> LINK_OPTIONS = Set.of("baud", "data", "parity", "stop", "seed");

  private static final Set<String> SCHEMES = Set.of("serial", "tcp", "sim", "usb", "file");

  /// Keeps an own copy of the options, in order.
  public LinkUri {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /// Reads `scheme:address?key=value&key=value`.
  ///
  /// @throws IllegalArgumentException in one sentence that may be shown to who wrote it
  public static LinkUri parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon);
    if (!SCHEMES.contains(scheme)) {
      throw new IllegalArgumentException(
          "The link '"
              + text
              + "' has no known scheme; write serial:/dev/..., tcp:host:port, sim:name,"
              + " usb:/dev/... or file:/path.");
    }
    int mark = text.indexOf('?', colon);
    String address = text.substring(colon + 1, mark < 0 ? text.length() : mark);
    checkAddress(text, scheme, address);
    return new LinkUri(
        scheme, address, mark < 0 ? Map.of() : parseOptions(text, text.substring(mark + 1)));
  }

  private static void checkAddress(String text, String scheme, String address) {
    if (scheme.equals("serial") && address.isEmpty()) {
      throw new IllegalArgumentException(
          "The link '" + text + "' names no port; write for example serial:/dev/ttyUSB0.");
    }
    if (scheme.equals("usb") && address.isEmpty()) {
      throw new IllegalArgumentException(
          "The link '" + text + "' names no device; write for example usb:/dev/video0 or usb:0.");
    }
    if (scheme.equals("file") && address.isEmpty()) {
      throw new IllegalArgumentException(
          "The link '" + text + "' names no file; write for example file:/srv/stills.");
    }
    if (scheme.equals("tcp") && !isHostAndPort(address)) {
      throw new IllegalArgumentException(
          "The link '" + text + "' names no host and port; write for example tcp:10.0.0.9:5000.");
    }
  }

  private static boolean isHostAndPort(String address) {
    if (!address.matches(".+:[0-9]{1,5}")) {
      return false;
    }
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return port >= 1 && port <= 65_535;
  }

  private static Map<String, String> parseOptions(String text, String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException(
            "The link '" + text + "' has the option '" + pair + "'; write it as name=value.");
      }
      String name = pair.substring(0, equals);
      if (options.put(name, pair.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "The link '" + text + "' gives the option '" + name + "' twice; leave one.");
      }
    }
    return options;
  }

  /// The same link with `defaults` where it says nothing itself.
  public LinkUri withDefaults(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(options);
    defaults.forEach(all::putIfAbsent);
    return new LinkUri(scheme, address, all);
  }

  /// Refuses options that neither the links nor `owner` understand, and link options no port can
  /// have.
  ///
  /// @param owner who is asked, such as `the lock board cu16`
  /// @param known the owner's own options
  public void checkOptions(String owner, Collection<String> known) {
    Set<String> links = OF_BYTES.contains(scheme) ? LINK_OPTIONS : Set.of();
    SerialLink.Wire.of(this);
    for (String name : options.keySet()) {
      if (!known.contains(name) && !links.contains(name)) {
        String all =
            Stream.concat(known.stream(), links.stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
            "The link '"
                + this
                + "' has the unknown option '"
                + name
                + "'; "
                + owner
                + " knows "
                + all
                + ".");
      }
    }
  }

  /// Text, or `otherwise` when the option is not given.
  public String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  /// A whole number.
  public int option(String name, int otherwise) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(name, text, "a whole number such as " + otherwise);
    }
  }

  /// A whole number from `least` to `most`.
  public int option(String name, int otherwise, int least, int most) {
    int value = option(name, otherwise);
    if (value < least || value > most) {
      throw wrong(name, String.valueOf(value), "a number from " + least + " to " + most);
    }
    return value;
  }

  /// `true` or `false`.
  public boolean option(String name, boolean otherwise) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, text, "true or false");
    };
  }

  /// A time such as `300ms`, `2s` or `1m`.
  public Duration option(String name, Duration otherwise) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}(ms|s|m)")) {
      throw wrong(name, text, "a time such as 300ms, 2s or 1m");
    }
    long count = Long.parseLong(text.replaceAll("[^0-9]", ""));
    return text.endsWith("ms")
        ? Duration.ofMillis(count)
        : text.endsWith("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count);
  }

  /// One constant of an enum, written in lower case with hyphens: `highest-first`.
  public <E extends Enum<E>> E option(String name, E otherwise) {
    String text = options.get(name);
    if (text == null) {
      return otherwise;
    }
    StringJoiner words = new StringJoiner(" or ");
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text)) {
        return constant;
      }
      words.add(word);
    }
    throw wrong(name, text, words.toString());
  }

  private IllegalArgumentException wrong(String name, String value, String expected) {
    return new IllegalArgumentException(
        "The link '" + this + "' has " + name + "=" + value + "; write " + expected + ".");
  }

  @Override
  public String toString() {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    options.forEach((name, value) -> query.add(name + "=" + value));
    return scheme + ":" + address + query;
  }
}
