package org.venue.kiosk.config;

/// One thing wrong with a file.
///
/// @param key dotted, list elements by index from 0, such as `locker[1].device`; empty for the text
///   itself
/// @param what in plain English, without the key
public record Problem(Position at, String key, String what) {

  @Override
  public String toString() {
    return key.isEmpty() ? at + ": " + what : at + ": " + key + ": " + what;
  }
}
