package org.venue.kiosk.ui.screen.checkin;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkin.CheckInFlow.Admitting;
import org.venue.kiosk.flow.checkin.CheckInFlow.AskingRoom;
import org.venue.kiosk.flow.checkin.CheckInFlow.ChangingLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.GateShut;
import org.venue.kiosk.flow.checkin.CheckInFlow.HandingOver;
import org.venue.kiosk.flow.checkin.CheckInFlow.NoLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.OpeningGate;
import org.venue.kiosk.flow.checkin.CheckInFlow.OpeningLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.flow.checkin.CheckInFlow.WalkIn;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// Sample states of the check-in.
public final class CheckInGallery {
  private CheckInGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Visit visit = Samples.visit();
    Optional<Pin> pin = Optional.of(Samples.PIN);
    Map<String, State> all = new LinkedHashMap<>();
    all.put(
        "AskingRoom",
        new AskingRoom(
            new NewVisit(Samples.TICKET, 1, Optional.empty(), false), Samples.ROOMS, SOON));
    all.put("Admitting", new Admitting(SOON));
    all.put("OpeningLocker", new OpeningLocker(visit, LOCKER, Optional.empty(), SOON));
    all.put("PutThingsIn", new PutThingsIn(visit, LOCKER, false, pin, Optional.empty(), SOON));
    all.put(
        "PutThingsIn-early",
        new PutThingsIn(visit, LOCKER, false, Optional.empty(), Optional.empty(), SOON));
    all.put(
        "PutThingsIn-instead",
        new PutThingsIn(visit, LOCKER, false, pin, Optional.of(Trouble.DOOR_JAMMED), SOON));
    all.put("PutThingsIn-shut", new PutThingsIn(visit, LOCKER, true, pin, Optional.empty(), SOON));
    all.put(
        "PutThingsIn-kept",
        new PutThingsIn(visit, LOCKER, false, pin, Optional.of(Trouble.NO_LOCKER_FREE), SOON));
    all.put(
        "PutThingsIn-no-pin",
        new PutThingsIn(
            visit, LOCKER, false, Optional.empty(), Optional.of(Trouble.STORE_FAILED), SOON));
    Visit far = Samples.visit(1, Optional.of(Samples.INSIDE));
    all.put("HandingOver", new HandingOver(far, Samples.INSIDE, pin, Optional.empty(), SOON));
    all.put(
        "HandingOver-no-pin",
        new HandingOver(
            far, Samples.INSIDE, Optional.empty(), Optional.of(Trouble.STORE_FAILED), SOON));
    all.put("ChangingLocker", new ChangingLocker(visit, Optional.empty(), SOON));
    all.put("NoLocker", new NoLocker(visit, Trouble.NO_LOCKER_FREE, SOON));
    all.put("OpeningGate", new OpeningGate(visit, SOON));
    all.put("WalkIn", new WalkIn(visit, SOON));
    all.put("WalkIn-inside", new WalkIn(Samples.visit(1, Optional.of(Samples.INSIDE)), SOON));
    all.put("GateShut", new GateShut(visit, Trouble.GATE_UNKNOWN, SOON));
    all.put("GateShut-unsure", new GateShut(visit, Trouble.GATE_UNSURE, SOON));
    return all;
  }
}
