package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Feed;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;

/// How long a visitor waits for the door: from the last byte of the code to the first byte of the
/// unlock, with everything in between that the product does, the durable intent included.
///
/// Visitors come in groups that fill most of a room, each with an own ticket; then all of them go,
/// untimed, and their doors are free for the next group.
public final class CheckInBench implements Benchmark {
  /// Fewer than the room's doors.
  private static final int GROUP = 20;

  private static final int PAGE = 1000;
  private static final double AIM = 3;
  private static final String YARDSTICK = "fdatasync of 4 KB";

  /// The first test key of RFC 8032, section 7.1, which the sample configuration trusts.
  private static final byte[] SECRET =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private final TicketSigner issuer = new TicketSigner("sample", SECRET);
  private final Size size;

  /// How much is measured.
  ///
  /// @param tickets in the store
  /// @param warmUp visitors who are not counted
  /// @param visitors who are
  public record Size(int tickets, int warmUp, int visitors) {
    /// A venue's day; enough visitors for the 99th of a hundred to mean something.
    public static final Size USUAL = new Size(100_000, 200, 500);

    /// Every visitor has an own ticket.
    public Size {
      if (warmUp < 0 || visitors < 1 || tickets < warmUp + visitors) {
        throw new IllegalArgumentException("There are fewer tickets than visitors.");
      }
    }
  }

  /// A bench of this size.
  public CheckInBench(Size size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "checkin";
  }

  @Override
  public String about() {
    return "last byte of the scan in to first byte of the unlock out, intent on the disk,"
        + " %,d tickets in the store, %,d visitors".formatted(size.tickets(), size.visitors());
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, StoreException {
    Timings checkIn = new Timings();
    Timings sync = new Timings();
    try (Lobby lobby = new Lobby(folder);
        BareDisk disk = new BareDisk(folder.resolve("bare"))) {
      sellTickets(lobby.store());
      int people = size.warmUp() + size.visitors();
      for (int first = 0; first < people; first += GROUP) {
        List<String> group = new ArrayList<>();
        for (int person = first; person < Math.min(first + GROUP, people); person++) {
          String code = code(person, lobby.venue());
          Duration bare = disk.sync();
          Duration took = lobby.comeIn(code);
          if (person >= size.warmUp()) {
            sync.add(bare);
            checkIn.add(took);
          }
          group.add(code);
        }
        leave(lobby, group);
      }
    }
    return List.of(
        measure(50, checkIn, sync, OptionalDouble.empty()),
        measure(99, checkIn, sync, OptionalDouble.of(AIM)));
  }

  private static Measure measure(int percent, Timings checkIn, Timings sync, OptionalDouble aim) {
    return new Measure(
        "p" + percent, checkIn.percentile(percent), YARDSTICK, sync.percentile(percent), aim);
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

  private void sellTickets(Database store) throws StoreException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (int first = 0; first < size.tickets(); first += PAGE) {
      List<FeedItem.Ticket> items = new ArrayList<>();
      for (int i = first; i < Math.min(first + PAGE, size.tickets()); i++) {
        items.add(
            new FeedItem.Ticket(
                id(i),
                "游泳跳水馆",
                now.minus(1, ChronoUnit.HOURS),
                now.plus(12, ChronoUnit.HOURS),
                1,
                1,
                Lobby.ROOM));
      }
      Feed.TICKETS.apply(
          store, InstantSource.system(), new Page<>("bench-" + first, true, 0, items));
    }
  }

  private static String id(int ticket) {
    return "BENCH-%08d".formatted(ticket);
  }

  /// Visitors' tickets lie all over the table.
  private String code(int person, String venue) {
    int people = size.warmUp() + size.visitors();
    int ticket = (int) ((long) person * size.tickets() / people);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return issuer.sign(
        new Ticket(
            id(ticket),
            TicketType.TICKET,
            venue,
            "游泳跳水馆",
            now.minus(1, ChronoUnit.HOURS),
            now.plus(12, ChronoUnit.HOURS),
            1,
            1,
            Lobby.ROOM,
            ""));
  }
}
