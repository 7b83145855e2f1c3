package org.venue.kiosk.ui.screen;

import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.visit.Trouble;

/// Troubles in a visitor's words.
public final class Troubles {
  private Troubles() {}

  /// What is told of this trouble.
  public static Telling tell(Kit kit, Trouble trouble) {
    String key = key(trouble);
    return new Telling(
        Meaning.ATTENTION,
        kit.text().words(key + ".headline"),
        kit.text().words(key + ".body", kit.venue().phone()),
        trouble.code());
  }

  private static String key(Trouble trouble) {
    return switch (trouble) {
      case NO_LOCKER_FREE -> "trouble.no-locker-free";
      case DOOR_JAMMED -> "trouble.door-jammed";
      case LOCKER_MISSING -> "trouble.locker-missing";
      case DOOR_UNKNOWN -> "trouble.door-unknown";
      case DOOR_LEFT_OPEN -> "trouble.door-left-open";
      case GATE_MISSING -> "trouble.gate-missing";
      case GATE_UNKNOWN -> "trouble.gate-unknown";
      case GATE_UNSURE -> "trouble.gate-unsure";
      case SCANNER_MISSING -> "trouble.scanner-missing";
      case STORE_FAILED -> "trouble.store-failed";
      case STORE_NOT_WRITTEN -> "trouble.store-not-written";
      case STORE_DAMAGED -> "trouble.store-damaged";
      case FACE_NOT_STORED -> "trouble.face-not-stored";
    };
  }
}
