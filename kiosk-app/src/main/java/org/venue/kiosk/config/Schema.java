package org.venue.kiosk.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One component of a record as a key of the file.
///
/// @param type of the value, or of the elements of a list
record Schema(Key key, String name, Class<?> type, boolean list) {

  /// The keys of a record in their order.
  static List<Schema> of(Class<? extends Record> record) {
    return Arrays.stream(record.getRecordComponents()).map(Schema::of).toList();
  }

  private static Schema of(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    if (key == null) {
      throw new IllegalStateException(component + " of a configuration record carries no @Key");
    }
    String name =
        key.name().isEmpty()
            ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
            : key.name();
    boolean list = component.getType() == List.class;
    Class<?> type =
        list
            ? (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType();
    return new Schema(key, name, type, list);
  }

  /// Whether the value, or each element, is a table of its own.
  boolean table() {
    return type.isRecord();
  }

  boolean required() {
    return key.byDefault().equals(Key.REQUIRED);
  }

  Class<? extends Record> record() {
    return type.asSubclass(Record.class);
  }
}
