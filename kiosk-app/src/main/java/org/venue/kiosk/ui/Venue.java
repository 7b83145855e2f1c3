package org.venue.kiosk.ui;

import org.venue.kiosk.ui.look.Said;

/// Whose terminal this is.
///
/// @param phone the service desk's telephone number as it is to be read
/// @param here this terminal
public record Venue(String nameZh, String nameEn, String phone, Terminal here) {

  private static final char UNBROKEN_HYPHEN = '\u2011';

  /// A terminal and where it stands; the labels may be empty.
  public record Terminal(String id, String labelZh, String labelEn) {}

  /// A terminal as a visitor knows it: this one by where it stands, others by their id, which no
  /// line breaks at its hyphen.
  public Said terminal(String id) {
    return language -> {
      String label =
          switch (language) {
            case ZH -> here.labelZh();
            case EN -> here.labelEn();
          };
      return id.equals(here.id()) && !label.isEmpty() ? label : id.replace('-', UNBROKEN_HYPHEN);
    };
  }

  /// The venue's name.
  public Said name() {
    return language ->
        switch (language) {
          case ZH -> nameZh;
          case EN -> nameEn;
        };
  }
}
