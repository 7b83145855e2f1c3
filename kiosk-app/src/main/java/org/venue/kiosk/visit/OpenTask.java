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
/// @param fact the fact it is about, while that is in the outbox
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
    Optional<Told> fact,
    List<TaskAction> actions) {

  /// What the booking backend refused.
  ///
  /// @param kind as of a [Fact]
  public record Told(String kind, Instant at) {}

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
        Optional.empty(),
        List.of(TaskAction.END_VISIT));
  }
}
