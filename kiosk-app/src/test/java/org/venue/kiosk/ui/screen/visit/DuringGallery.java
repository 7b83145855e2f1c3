package org.venue.kiosk.ui.screen.visit;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.visit.VisitFlow.AlreadyIn;
import org.venue.kiosk.flow.visit.VisitFlow.Choosing;
import org.venue.kiosk.flow.visit.VisitFlow.Ended;
import org.venue.kiosk.flow.visit.VisitFlow.Ending;
import org.venue.kiosk.flow.visit.VisitFlow.LockerElsewhere;
import org.venue.kiosk.flow.visit.VisitFlow.Menu;
import org.venue.kiosk.flow.visit.VisitFlow.Reopened;
import org.venue.kiosk.flow.visit.VisitFlow.Reopening;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Visit;

/// Sample states of a stay.
public final class DuringGallery {
  private DuringGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Visit visit = Samples.visit();
    Visit without = Samples.visit(2, Optional.empty());
    Present present = comes(visit);
    Map<String, State> all = new LinkedHashMap<>();
    all.put(
        "Choosing",
        new Choosing(
            List.of(present, stays(without), stays(Samples.visit(3, Optional.of(Samples.INSIDE)))),
            Optional.of(new NewVisit(Samples.TICKET, 4, Optional.empty(), false)),
            Place.LOBBY,
            SOON));
    all.put("Menu", new Menu(present, SOON));
    all.put("Menu-no-gate", new Menu(stays(visit), SOON));
    all.put("Menu-no-locker", new Menu(comes(without), SOON));
    all.put("AlreadyIn", new AlreadyIn(without, Samples.at(22, 14, 5), Samples.NOW, SOON));
    all.put("Ending", new Ending(without, SOON));
    all.put("Ended", new Ended(SOON));
    all.put("Reopening", new Reopening(present, LOCKER, SOON));
    all.put("Reopened", new Reopened(stays(visit), LOCKER, false, SOON));
    all.put("Reopened-gate", new Reopened(present, LOCKER, false, SOON));
    all.put("Reopened-shut", new Reopened(stays(visit), LOCKER, true, SOON));
    Visit inside = Samples.visit(1, Optional.of(Samples.INSIDE));
    all.put(
        "Reopened-first",
        new Reopened(
            stays(inside),
            Samples.INSIDE,
            false,
            Optional.of(Samples.PIN),
            Optional.empty(),
            SOON));
    Visit far = Samples.visit(1, Optional.of(Samples.INSIDE));
    all.put("LockerElsewhere", new LockerElsewhere(comes(far), Samples.INSIDE, SOON));
    all.put("LockerElsewhere-no-gate", new LockerElsewhere(stays(far), Samples.INSIDE, SOON));
    all.put("LockerElsewhere-lobby", new LockerElsewhere(stays(visit), LOCKER, SOON));
    return all;
  }

  private static Present comes(Visit visit) {
    return new Present(visit, Optional.of(Instant.MAX));
  }

  private static Present stays(Visit visit) {
    return Present.withoutGate(visit);
  }
}
