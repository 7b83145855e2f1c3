package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A task that nobody has done yet, with what staff needs to know to do it.
///
/// @param id empty when staff found it by themselves; doing it writes it down
/// @param subject the door, the gate, the key of a fact, the ticket
/// @param detail what whoever raised it knows besides
/// @param locker the locker it is about
/// @param holder the visit that holds that locker now
/// @param actions what can be done as things stand, the likeliest first
public record OpenTask(
    Optional<UUID> id,
    StaffTask kind,
    String subject,
    Optional<UUID> visit,
    Instant madeAt,
    String detail,
    Optional<Locker> locker,
    Optional<Visit> holder,
    List<TaskAction> actions) {

  public OpenTask {
    actions = List.copyOf(actions);
  }

  /// A visit that staff wants to end with the locker open before them.
  public static OpenTask ending(Visit visit, Locker locker, Instant now) {
    return new OpenTask(
        Optional.empty(),
        StaffTask.VISIT_STUCK,
        locker.door().toString(),
        Optional.of(visit.id()),
        now,
        "",
        Optional.of(locker),
        Optional.of(visit),
        List.of(TaskAction.END_VISIT));
  }
}
