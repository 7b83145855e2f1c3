package org.venue.hardware.link;

/// Whether a question may be asked again after silence.
public enum Repeat {
  /// Reading: asking twice does no harm.
  SAFE,
  /// Moving something: never sent twice for one question. After silence ask for the state instead.
  ONCE
}
