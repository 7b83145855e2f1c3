package org.venue.kiosk.sync;

import java.time.InstantSource;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tickets;
import org.venue.kiosk.wire.TicketPage;

/// The mirrored feed of tickets: revocations and uses elsewhere. One page is one transaction
/// together with its cursor, so a broken page loses nothing.
public final class TicketFeed {
  private static final String NAME = "tickets";

  private final Database store;
  private final InstantSource clock;

  /// A feed into this store.
  public TicketFeed(Database store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Applies one page; applying it again changes nothing.
  public void apply(TicketPage page) throws StoreException {
    store.transaction(
        "apply a page of the ticket feed",
        tx -> {
          for (TicketPage.Item item : page.items()) {
            Tickets.mirror(
                tx, item.id(), item.revoked(), item.uses(), item.lastUseAt(), item.lastUseBy());
          }
          Tickets.applied(tx, NAME, page.cursor(), clock.instant());
          return null;
        });
  }
}
