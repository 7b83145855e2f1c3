package org.venue.kiosk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerBoard;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketType;

/// The configuration in the domain's words.
record KioskLayout(List<Room> rooms, List<Locker> lockers, TicketKeys keys) {

  static KioskLayout of(KioskConfig config, Map<String, LockerBoard> boards) {
    return new KioskLayout(rooms(config), lockers(config, boards), keys(config));
  }

  private static List<Room> rooms(KioskConfig config) {
    return config.rooms().stream().map(KioskLayout::room).toList();
  }

  private static Room room(KioskConfig.Room room) {
    Room.Layout layout =
        switch (room.layout()) {
          case LOBBY -> Room.Layout.LOBBY;
          case BEHIND_GATE -> Room.Layout.BEHIND_GATE;
        };
    return new Room(room.id(), room.nameZh(), room.nameEn(), layout);
  }

  /// Printed numbers count on from the first, board by board and channel by channel.
  private static List<Locker> lockers(KioskConfig config, Map<String, LockerBoard> boards) {
    List<Locker> lockers = new ArrayList<>();
    for (KioskConfig.Room room : config.rooms()) {
      KioskConfig.Locker line =
          config.lockers().stream()
              .filter(l -> l.name().equals(room.locker()))
              .findFirst()
              .orElseThrow();
      int number = line.firstNumber();
      for (Door door : boards.get(line.name()).doors()) {
        if (!line.disabled().contains(number)) {
          lockers.add(
              new Locker(
                  new DoorId(line.name(), door.board(), door.channel()),
                  number,
                  room(room),
                  line.zone(),
                  line.accessible().contains(number)));
        }
        number++;
      }
    }
    requireNumbersOnce(lockers);
    return lockers;
  }

  private static void requireNumbersOnce(List<Locker> lockers) {
    Map<Integer, DoorId> printed = new HashMap<>();
    for (Locker locker : lockers) {
      DoorId other = printed.putIfAbsent(locker.number(), locker.door());
      if (other != null) {
        throw new IllegalArgumentException(
            ("The doors %s and %s would both be number %d;"
                    + " give one of their [[locker]] tables another first_number.")
                .formatted(other, locker.door(), locker.number()));
      }
    }
  }

  private static TicketKeys keys(KioskConfig config) {
    return new TicketKeys(
        config.tickets().keys().stream()
            .map(key ->
                new TicketKey(
                    key.id(),
                    ConfigFile.publicKey(key).orElseThrow(),
                    // Any venue: whose ticket it is, the rules say, and in better words.
                    "",
                    EnumSet.copyOf(List.<TicketType>copyOf(key.types())),
                    key.validFrom(),
                    key.validUntil()))
            .toList());
  }
}
