package org.venue.kiosk.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.visit.DoorId;

/// What lies in the lockers, and whose it is.
final class Things {
  private final Map<DoorId, UUID> owners = new HashMap<>();

  void put(DoorId door, UUID visit) {
    owners.put(door, visit);
  }

  /// Takes out whatever this visit has in there.
  void take(UUID visit) {
    owners.values().removeIf(visit::equals);
  }

  /// Takes out whatever lies there.
  void takeOut(DoorId door) {
    owners.remove(door);
  }

  Optional<UUID> owner(DoorId door) {
    return Optional.ofNullable(owners.get(door));
  }
}
