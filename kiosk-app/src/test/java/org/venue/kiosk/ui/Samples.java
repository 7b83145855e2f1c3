package org.venue.kiosk.ui;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Room.Layout;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Visit;
import org.venue.kiosk.visit.Visit.HeldLocker;

/// The people and things that stand on sample screens.
public final class Samples {
  private Samples() {}

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final Instant NOW = at(22, 14, 32);
  public static final Instant SOON = NOW.plusSeconds(15);

  public static final Venue VENUE =
      new Venue(
          "重庆奥体中心",
          "Chongqing Olympic Sports Center",
          "023-0000 0000",
          new Venue.Terminal("lobby-1", "东门大厅 1 号机", "East lobby 1"));

  public static final Room MEN = new Room("men", "男更衣室", "Men's room", Layout.LOBBY);
  public static final Room WOMEN = new Room("women", "女更衣室", "Women's room", Layout.LOBBY);
  public static final Room FAMILY = new Room("family", "家庭更衣室", "Family room", Layout.BEHIND_GATE);
  public static final List<Room> ROOMS = List.of(MEN, WOMEN, FAMILY);

  public static final Locker LOCKER = new Locker(new DoorId("men", 1, 3), 27, MEN, "B", false);
  public static final Locker INSIDE = new Locker(new DoorId("fam", 1, 9), 108, FAMILY, "", true);
  public static final Pin PIN = new Pin("384291");

  public static final Ticket TICKET =
      new Ticket(
          "T-1001", TicketType.TICKET, "cq-aoti", "游泳", at(22, 8, 0), at(22, 22, 0), 1, 4, "", "");

  public static final Ticket STAFF =
      new Ticket(
          "S-7", TicketType.STAFF, "cq-aoti", "", at(22, 8, 0), at(22, 22, 0), 0, 1, "", "staff-7");

  /// A moment of November 2026 at the venue.
  public static Instant at(int day, int hour, int minute) {
    return LocalDateTime.of(2026, 11, day, hour, minute).atZone(ZONE).toInstant();
  }

  /// An open visit.
  public static Visit visit(int person, Optional<Locker> locker) {
    return new Visit(
        new UUID(0x01930000_00007000L, 0x80000000_00000000L + person),
        new Holder(Holder.Kind.TICKET, "T-1001"),
        person,
        "T-1001",
        at(22, 14, 0),
        Optional.empty(),
        locker.map(held -> new HeldLocker(held, Optional.empty())));
  }

  /// An open visit with the usual locker.
  public static Visit visit() {
    return visit(1, Optional.of(LOCKER));
  }
}
