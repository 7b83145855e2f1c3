package org.venue.kiosk.ui.look;

/// How large things are. `LARGE` is the mode for older visitors (长辈版).
public enum Mode {
  STANDARD,
  LARGE
}
