package org.venue.kiosk.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads a TOML text into records whose components carry a [Key]. Goes through the whole text
/// whatever it meets, so that a person mends a file once.
public final class Binder {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Position> places = new HashMap<>();

  private Binder() {}

  /// Binds `text` to `type`. Where the text is no TOML, only that is said.
  public static <T extends Record> Bound<T> bind(Class<T> type, String text) {
    var binder = new Binder();
    TomlParseResult parsed = Toml.parse(text);
    for (var error : parsed.errors()) {
      binder.problems.add(new Problem(position(error.position()), "", error.getMessage()));
    }
    if (parsed.hasErrors()) {
      List<Problem> syntax = List.copyOf(binder.problems);
      T empty = binder.table(type, Toml.parse(""), "", Position.START);
      return new Bound<>(empty, syntax, Map.of());
    }
    T value = binder.table(type, parsed, "", Position.START);
    binder.problems.sort(Comparator.comparing(Problem::at).thenComparing(Problem::key));
    return new Bound<>(value, binder.problems, binder.places);
  }

  private <T extends Record> T table(Class<T> type, TomlTable table, String path, Position at) {
    List<Schema> keys = Schema.of(type);
    Set<String> known = keys.stream().map(Schema::name).collect(Collectors.toSet());
    for (String name : table.keySet()) {
      Position place = position(table.inputPositionOf(List.of(name)));
      places.put(path + name, place);
      if (!known.contains(name)) {
        problems.add(
            new Problem(place, path + name, "there is no such key" + nearest(name, known)));
      }
    }
    Object[] values =
        keys.stream()
            .map(key -> value(key, table.get(List.of(key.name())), path + key.name(), at))
            .toArray();
    return construct(type, values);
  }

  private Object value(Schema key, Object written, String path, Position table) {
    Position at = places.getOrDefault(path, table);
    if (key.list()) {
      return list(key, written, path, at);
    }
    if (key.table()) {
      if (written != null && !(written instanceof TomlTable)) {
        problems.add(new Problem(at, path, "wants a table, not " + Written.name(written)));
        return table(key.record(), Toml.parse(""), path + ".", at);
      }
      TomlTable inner = written == null ? Toml.parse("") : (TomlTable) written;
      return table(key.record(), inner, path + ".", at);
    }
    if (written == null) {
      if (key.required()) {
        problems.add(new Problem(at, path, "is missing"));
        return Scalar.standIn(key.type());
      }
      return Scalar.parse(key.type(), key.key().byDefault());
    }
    return scalar(key, written, path, at);
  }

  private List<?> list(Schema key, Object written, String path, Position at) {
    if (written != null && !(written instanceof TomlArray)) {
      String wanted =
          key.table() ? "wants a list of tables, [[%s]]".formatted(path) : "wants a list";
      problems.add(new Problem(at, path, wanted + ", not " + Written.name(written)));
      return List.of();
    }
    var values = new ArrayList<Object>();
    TomlArray array = (TomlArray) written;
    int size = array == null ? 0 : array.size();
    for (int i = 0; i < size; i++) {
      String element = "%s[%d]".formatted(path, i);
      Position place = position(array.inputPositionOf(i));
      places.put(element, place);
      if (!key.table()) {
        values.add(scalar(key, array.get(i), element, place));
      } else if (array.get(i) instanceof TomlTable table) {
        values.add(table(key.record(), table, element + ".", place));
      } else {
        problems.add(new Problem(place, element, "wants a table"));
      }
    }
    if (!key.key().atLeast().isEmpty() && size < Integer.parseInt(key.key().atLeast())) {
      problems.add(new Problem(at, path, "wants at least " + key.key().atLeast()));
    }
    return List.copyOf(values);
  }

  private Object scalar(Schema key, Object written, String path, Position at) {
    try {
      Object value = Scalar.read(key.type(), written);
      String wrong = key.list() ? formProblem(key, value) : limitProblem(key, value);
      if (wrong.isEmpty()) {
        return value;
      }
      problems.add(new Problem(at, path, wrong));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(at, path, e.getMessage()));
    }
    return key.required() || key.list()
        ? Scalar.standIn(key.type())
        : Scalar.parse(key.type(), key.key().byDefault());
  }

  private static String limitProblem(Schema key, Object value) {
    String least = key.key().atLeast();
    String most = key.key().atMost();
    if (!least.isEmpty() && compare(key, value, least) < 0) {
      return "is at least " + least;
    }
    if (!most.isEmpty() && compare(key, value, most) > 0) {
      return value instanceof String
          ? "has at most %s characters".formatted(most)
          : "is at most " + most;
    }
    return formProblem(key, value);
  }

  private static String formProblem(Schema key, Object value) {
    String form = key.key().matches();
    return form.isEmpty() || !(value instanceof String text) || text.matches(form)
        ? ""
        : "does not have the form " + form;
  }

  private static int compare(Schema key, Object value, String limit) {
    return switch (value) {
      case Integer number -> number.compareTo(Integer.valueOf(limit));
      case Duration duration -> duration.compareTo(Durations.parse(limit));
      case String text -> Integer.compare(text.length(), Integer.parseInt(limit));
      default -> throw new IllegalStateException(key.name() + " cannot have a limit");
    };
  }

  private static <T extends Record> T construct(Class<T> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " must accept what its keys allow", e.getCause());
    }
  }

  /// A typing mistake is the usual reason for an unknown key.
  private static String nearest(String name, Set<String> known) {
    String bare = name.replaceAll("[^A-Za-z]", "");
    return known.stream()
        .filter(key -> key.replace("_", "").equalsIgnoreCase(bare) || oneEdit(key, name))
        .findFirst()
        .map(key -> "; is \"%s\" meant?".formatted(key))
        .orElse("");
  }

  private static boolean oneEdit(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    String restA = a.substring(same);
    String restB = b.substring(same);
    String tailA = restA.substring(Math.min(1, restA.length()));
    String tailB = restB.substring(Math.min(1, restB.length()));
    return restA.equals(tailB) || tailA.equals(restB) || tailA.equals(tailB);
  }

  private static Position position(TomlPosition position) {
    return position == null ? Position.START : new Position(position.line(), position.column());
  }
}
