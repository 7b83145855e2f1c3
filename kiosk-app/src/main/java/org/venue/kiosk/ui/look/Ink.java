package org.venue.kiosk.ui.look;

/// The colours text may have; each is a FlatLaf style class.
public enum Ink {
  /// What must be read.
  STRONG("strong"),
  /// What helps.
  QUIET("quiet"),
  /// On the accent.
  ON_ACCENT("on-accent"),
  /// On the accent, what helps.
  ON_ACCENT_QUIET("on-accent-quiet"),
  DONE("done"),
  ATTENTION("attention"),
  REFUSED("refused");

  private final String style;

  Ink(String style) {
    this.style = style;
  }

  /// The style class that carries the colour.
  public String style() {
    return style;
  }
}
