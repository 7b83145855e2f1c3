package org.venue.kiosk.ui.look;

/// A parameter of a text that reads differently in each language: a room's name, a moment.
@FunctionalInterface
public interface Said {

  /// How it reads in this language.
  String in(Language language);
}
