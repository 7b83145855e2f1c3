package org.venue.kiosk.ui.screen;

import org.venue.kiosk.ui.look.Said;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Room;

/// Where things stand, in words.
public final class Places {
  private Places() {}

  /// A room's name.
  public static Said room(Room room) {
    return language ->
        switch (language) {
          case ZH -> room.nameZh();
          case EN -> room.nameEn();
        };
  }

  /// Where a locker stands.
  static Words of(Text text, Locker locker) {
    return locker.area().isEmpty()
        ? text.words("locker.room", room(locker.room()))
        : text.words("locker.area", room(locker.room()), locker.area());
  }
}
