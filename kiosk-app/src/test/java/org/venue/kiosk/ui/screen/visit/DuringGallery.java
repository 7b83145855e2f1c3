package org.venue.kiosk.ui.screen.visit;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.visit.VisitFlow.Choosing;
import org.venue.kiosk.flow.visit.VisitFlow.LockerElsewhere;
import org.venue.kiosk.flow.visit.VisitFlow.Menu;
import org.venue.kiosk.flow.visit.VisitFlow.Reopened;
import org.venue.kiosk.flow.visit.VisitFlow.Reopening;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Visit;

/// Sample states of a stay.
public final class DuringGallery {
  private DuringGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Visit visit = Samples.visit();
    Visit without = Samples.visit(2, Optional.empty());
    Map<String, State> all = new LinkedHashMap<>();
    all.put(
        "Choosing",
        new Choosing(
            List.of(visit, without, Samples.visit(3, Optional.of(Samples.INSIDE))),
            Optional.of(new NewVisit(Samples.TICKET, 4, Optional.empty(), false)),
            Place.LOBBY,
            SOON));
    all.put("Menu", new Menu(visit, SOON));
    all.put("Menu-no-locker", new Menu(without, SOON));
    all.put("Reopening", new Reopening(visit, LOCKER, SOON));
    all.put("Reopened", new Reopened(visit, LOCKER, false, SOON));
    all.put("Reopened-shut", new Reopened(visit, LOCKER, true, SOON));
    all.put("LockerElsewhere", new LockerElsewhere(visit, Samples.INSIDE, SOON));
    return all;
  }
}
