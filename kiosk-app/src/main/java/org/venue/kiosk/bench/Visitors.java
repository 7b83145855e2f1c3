package org.venue.kiosk.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Feed;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;

/// Visitors with a ticket each. They come in groups that fill most of a room; then all of them go,
/// untimed, and their doors are free for the next group.
final class Visitors {
  /// Fewer than the room's doors.
  private static final int GROUP = 20;

  private static final int PAGE = 1000;
  private static final String PRODUCT = "游泳跳水馆";

  /// The first test key of RFC 8032, section 7.1, which the sample configuration trusts.
  private static final byte[] SECRET =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private final TicketSigner issuer = new TicketSigner("sample", SECRET);
  private final List<FeedItem.Ticket> tickets;
  private final int people;

  /// Hears of everyone who came in.
  interface Watch {
    void came(int person, Duration took) throws IOException;
  }

  /// @param tickets that are sold; the visitors' lie all over the table
  Visitors(int tickets, int people) {
    this.tickets = tickets(tickets);
    this.people = people;
  }

  /// Tickets of a day, under ids that lie in order.
  static List<FeedItem.Ticket> tickets(int count) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant from = now.minus(1, ChronoUnit.HOURS);
    Instant until = now.plus(12, ChronoUnit.HOURS);
    return IntStream.range(0, count)
        .mapToObj(i ->
            new FeedItem.Ticket("BENCH-%08d".formatted(i), PRODUCT, from, until, 1, 1, Lobby.ROOM))
        .toList();
  }

  List<FeedItem.Ticket> tickets() {
    return tickets;
  }

  /// Puts all tickets into the store, page by page.
  ///
  /// @return how long each page's transaction took
  Timings sell(Database store) throws StoreException {
    Timings pages = new Timings();
    for (int first = 0; first < tickets.size(); first += PAGE) {
      var items = tickets.subList(first, Math.min(first + PAGE, tickets.size()));
      long start = System.nanoTime();
      Feed.TICKETS.apply(
          store,
          InstantSource.system(),
          System::nanoTime,
          new Page<>("bench-" + first, true, 0, items));
      pages.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return pages;
  }

  /// These visitors come in one after another.
  void come(Lobby lobby, int first, int end, Watch watch) throws IOException {
    for (int begin = first; begin < end; begin += GROUP) {
      List<String> group = new ArrayList<>();
      for (int person = begin; person < Math.min(begin + GROUP, end); person++) {
        String code = code(person, lobby.venue());
        watch.came(person, lobby.comeIn(code));
        group.add(code);
      }
      leave(lobby, group);
    }
  }

  private static void leave(Lobby lobby, List<String> group) {
    for (String code : group) {
      lobby.goOut(code);
      if (code.equals(group.getLast())) {
        // Shut last, so it is free last.
        lobby.awaitFree();
      }
      lobby.goHome();
    }
  }

  private String code(int person, String venue) {
    FeedItem.Ticket ticket = tickets.get((int) ((long) person * tickets.size() / people));
    return issuer.sign(
        new Ticket(
            ticket.id(),
            TicketType.TICKET,
            venue,
            ticket.product(),
            ticket.notBefore(),
            ticket.expires(),
            ticket.entries(),
            ticket.admits(),
            ticket.zone(),
            ""));
  }
}
