package org.venue.kiosk.ui;

import org.venue.kiosk.ui.look.Said;

/// Whose terminal this is.
///
/// @param phone the service desk's telephone number as it is to be read
public record Venue(String nameZh, String nameEn, String phone) {

  /// The venue's name.
  public Said name() {
    return language ->
        switch (language) {
          case ZH -> nameZh;
          case EN -> nameEn;
        };
  }
}
