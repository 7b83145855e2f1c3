package org.venue.kiosk.ui.screen.home;

import static org.venue.kiosk.ui.Samples.NOW;
import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.at;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Elsewhere;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Trouble;

/// Sample states of the door sign: every refusal and every trouble among them.
public final class HomeGallery {
  private HomeGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.put("Attract", new Home.Attract());
    all.put("Resolving", new Home.Resolving(Place.LOBBY, SOON));
    refused(all, "NotYet", new Refusal.NotYet(at(23, 9, 0)));
    refused(all, "Expired", new Refusal.Expired(at(21, 22, 0)));
    refused(all, "Revoked", new Refusal.Revoked());
    refused(all, "AlreadyUsed", new Refusal.AlreadyUsed(at(22, 9, 12), "2 号机"));
    refused(all, "OtherVenue", new Refusal.OtherVenue("江南体育馆"));
    refused(all, "NoSuchCode", new Refusal.NoSuchCode());
    refused(all, "Unreadable", new Refusal.Unreadable());
    refused(all, "Tampered", new Refusal.Tampered());
    refused(all, "NotSure", new Refusal.NotSure());
    refused(all, "OutOfService", new Refusal.OutOfService());
    all.put(
        "Away",
        new Home.Away(
            new Elsewhere(1, "lobby-2", OptionalInt.of(2117), ""), Optional.empty(), SOON));
    all.put(
        "Away-group",
        new Home.Away(
            new Elsewhere(1, "lobby-2", OptionalInt.empty(), ""),
            Optional.of(new NewVisit(Samples.TICKET, 2, Optional.empty(), false)),
            SOON));
    for (Trouble trouble : Trouble.values()) {
      all.put("Sorry-" + trouble.code(), new Home.Sorry(trouble, SOON));
    }
    all.put("Help", new Home.Help(new Home.Attract(), SOON));
    all.put(
        "StillThere",
        new Home.StillThere(
            new PutThingsIn(
                Samples.visit(),
                Samples.LOCKER,
                false,
                Optional.of(Samples.PIN),
                Optional.empty(),
                SOON),
            NOW.plusSeconds(20)));
    return all;
  }

  private static void refused(Map<String, State> all, String name, Refusal refusal) {
    all.put("Refused-" + name, new Home.Refused(refusal, NOW, SOON));
  }
}
