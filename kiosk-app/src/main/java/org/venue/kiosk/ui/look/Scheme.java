package org.venue.kiosk.ui.look;

import java.util.Locale;

/// The colour schemes; each is a file in `assets/theme`.
public enum Scheme {
  LIGHT,
  DARK,
  CONTRAST;

  /// The file's name without its ending.
  String file() {
    return name().toLowerCase(Locale.ROOT);
  }
}
