package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.venue.kiosk.visit.StaffTask;

/// Everything that is written down, to be held against what the world saw.
public final class Audit {
  private Audit() {}

  /// A motion.
  ///
  /// @param outcome empty while it is under way
  public record Motion(
      UUID id,
      Intents.Kind kind,
      String target,
      Optional<UUID> visit,
      String reason,
      Instant madeAt,
      Optional<Intents.Outcome> outcome) {}

  /// A door.
  ///
  /// @param state as the table has it: FREE, HELD, RETURNING, OUT_OF_ORDER
  public record Held(String door, String state, Optional<UUID> visit) {}

  /// A stay, open or over.
  public record Stay(
      UUID id, String holder, int person, String ticket, Instant startedAt, boolean open) {}

  /// Something for staff, done or not.
  public record Chore(StaffTask kind, String subject, Optional<UUID> visit) {}

  /// A fact, told or not.
  public record Told(long seq, UUID key, String lane, String kind, String state, String body) {}

  /// How many entries a ticket allows, and how many were used.
  public record Used(int allowed, int used) {}

  /// A ticket with more entries used here than it allows.
  public record Overused(String ticket, int allowed, int used) {}

  /// Every motion, oldest first.
  public static List<Motion> motions(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Motion(
                UUID.fromString(row.getString(1)),
                Intents.Kind.valueOf(row.getString(2)),
                row.getString(3),
                id(row.getString(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Optional.ofNullable(row.getString(7)).map(Intents.Outcome::valueOf)),
        "SELECT id, kind, target, visit, reason, made_at, outcome FROM intent ORDER BY made_at,"
            + " id");
  }

  /// Every door.
  public static List<Held> doors(Transaction tx) throws StoreException {
    return tx.list(
        row -> new Held(row.getString(1), row.getString(2), id(row.getString(3))),
        "SELECT id, state, visit FROM door ORDER BY id");
  }

  /// Every stay, oldest first.
  public static List<Stay> stays(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Stay(
                UUID.fromString(row.getString(1)),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getBoolean(6)),
        "SELECT id, holder, person, ticket, started_at, ended_at IS NULL FROM visit ORDER BY id");
  }

  /// Everything for staff, oldest first.
  public static List<Chore> chores(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Chore(StaffTask.valueOf(row.getString(1)), row.getString(2), id(row.getString(3))),
        "SELECT kind, subject, visit FROM task ORDER BY made_at, id");
  }

  /// Every fact that is still kept, oldest first.
  public static List<Told> facts(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Told(
                row.getLong(1),
                UUID.fromString(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        "SELECT seq, key, lane, kind, state, body FROM outbox ORDER BY seq");
  }

  /// Counted entries used here, by ticket.
  public static Map<String, Used> used(Transaction tx, String terminal) throws StoreException {
    Map<String, Used> used = new TreeMap<>();
    tx.list(
        row -> used.put(row.getString(1), new Used(row.getInt(2), row.getInt(3))),
        """
        SELECT ticket, max(allowed), count(*) FROM redemption
        WHERE terminal = ? AND released = 0 AND allowed > 0 GROUP BY ticket
        """,
        terminal);
    return used;
  }

  /// Tickets this terminal let in more often than they allow.
  public static List<Overused> overused(Transaction tx, String terminal) throws StoreException {
    return tx.list(
        row -> new Overused(row.getString(1), row.getInt(2), row.getInt(3)),
        """
        SELECT ticket, max(allowed), count(*) FROM redemption
        WHERE terminal = ? AND released = 0 AND allowed > 0
        GROUP BY ticket HAVING count(*) > max(allowed) ORDER BY ticket
        """,
        terminal);
  }

  private static Optional<UUID> id(String text) {
    return Optional.ofNullable(text).map(UUID::fromString);
  }
}
