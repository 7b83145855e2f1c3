package org.venue.kiosk.store;

/// Everything in the store that says something of a person, for the day a terminal is taken out of
/// service.
public final class Personal {
  private Personal() {}

  /// Whether nothing is owed to anyone: every fact is told and no door is held.
  public static boolean free(Transaction tx) throws StoreException {
    return new Outbox().empty(tx)
        && tx.first(row -> true, "SELECT 1 FROM door WHERE visit IS NOT NULL LIMIT 1").isEmpty();
  }

  /// Takes all of it away; what stays are doors, tasks and counts. [Database#purge] takes the bytes
  /// off the disk, and the vault's key goes with it.
  public static void wipe(Transaction tx) throws StoreException {
    for (String table :
        new String[] {
          "member",
          "ticket",
          "redemption",
          "visit_elsewhere",
          "pin",
          "outbox",
          "lane",
          "feed",
          "face_template",
          "face_consent",
          "face_use"
        }) {
      tx.update("DELETE FROM " + table);
    }
    tx.update("UPDATE visit SET holder = id, ticket = ''");
    tx.update("UPDATE intent SET target = '' WHERE kind = 'REDEEM'");
    tx.update("UPDATE task SET detail = '' WHERE kind = 'DOUBLE_USE'");
    tx.update("DELETE FROM terminal_value WHERE name = 'token'");
    new TerminalValues().wiped(tx, true);
  }
}
