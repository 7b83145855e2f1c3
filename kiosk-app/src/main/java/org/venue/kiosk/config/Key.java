package org.venue.kiosk.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a person needs to know of one key, and what its value may be. Every component of a record
/// that is read from a file carries one.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
  /// The [#byDefault] of a key that must be there.
  String REQUIRED = "(required)";

  /// One sentence: meaning and unit.
  String doc();

  /// The key in the file where it is not the component's name in snake case.
  String name() default "";

  /// The value when the key is absent, written as the text of a string, number or duration. Lists
  /// and tables are empty by default.
  String byDefault() default REQUIRED;

  /// The least value, duration or number of elements; empty for no limit.
  String atLeast() default "";

  /// The greatest value, duration, number of elements or length of a text; empty for no limit.
  String atMost() default "";

  /// A regular expression that a text or each text of a list must match; empty for any.
  String matches() default "";
}
