package org.venue.kiosk.ui.screen.home;

import static org.venue.kiosk.ui.Samples.NOW;
import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.at;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Elsewhere;
import org.venue.kiosk.visit.NetworkReport;
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
    refused(all, "AlreadyUsed", new Refusal.AlreadyUsed(at(22, 9, 12), "lobby-2"));
    refused(all, "AlreadyUsed-here", new Refusal.AlreadyUsed(at(22, 9, 12), "lobby-1"));
    refused(all, "OtherVenue", new Refusal.OtherVenue("江南体育馆"));
    refused(all, "NoSuchCode", new Refusal.NoSuchCode());
    refused(all, "Unreadable", new Refusal.Unreadable());
    refused(all, "Tampered", new Refusal.Tampered());
    refused(all, "NotSure", new Refusal.NotSure());
    refused(all, "AtTheLobby", new Refusal.AtTheLobby());
    refused(all, "OutOfService", new Refusal.OutOfService());
    all.put(
        "Away",
        new Home.Away(
            new Elsewhere(1, "lobby-2", OptionalInt.of(2117), Optional.empty()),
            Optional.empty(),
            SOON));
    all.put(
        "Away-room",
        new Home.Away(
            new Elsewhere(1, "lobby-2", OptionalInt.of(2117), Optional.of(Samples.LOCKER.room())),
            Optional.empty(),
            SOON));
    all.put(
        "Away-group",
        new Home.Away(
            new Elsewhere(1, "lobby-2", OptionalInt.empty(), Optional.empty()),
            Optional.of(new NewVisit(Samples.TICKET, 2, Optional.empty(), false)),
            SOON));
    for (Trouble trouble : Trouble.values()) {
      all.put("Sorry-" + trouble.code(), new Home.Sorry(trouble, SOON));
    }
    all.put("Help", new Home.Help(new Home.Attract(), SOON));
    for (Connection.State state : Connection.State.values()) {
      all.put(
          "Network-" + state,
          new Home.Network(new Home.Attract(), Optional.of(report(state)), SOON, SOON));
    }
    all.put("Network", new Home.Network(new Home.Attract(), Optional.empty(), SOON, SOON));
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

  /// What the page says in this state of the connection.
  private static NetworkReport report(Connection.State state) {
    if (state == Connection.State.NONE) {
      return new NetworkReport(
          Connection.NONE, Optional.empty(), Optional.empty(), 0, Optional.empty(), 0, List.of());
    }
    boolean well = state == Connection.State.ONLINE;
    boolean loading = state == Connection.State.LOADING;
    List<String> names =
        List.of(
            "tickets",
            "revocations",
            "redemptions",
            "visits",
            "keys",
            "members",
            "tariffs",
            "announcements");
    Optional<Instant> heard = Optional.of(well ? NOW.minusSeconds(4) : at(22, 14, 5));
    return new NetworkReport(
        new Connection(state, at(22, 14, 5), loading ? 42 : 0),
        heard,
        Optional.of(Duration.ofSeconds(well ? 0 : 3)),
        well ? 0 : 12,
        well ? Optional.empty() : Optional.of(at(22, 14, 6)),
        well ? 0 : 1,
        names.stream()
            .map(name ->
                new NetworkReport.FeedState(
                    name, heard, 42_000, loading && name.equals("tickets") ? 58_000 : 0))
            .toList());
  }

  private static void refused(Map<String, State> all, String name, Refusal refusal) {
    all.put("Refused-" + name, new Home.Refused(refusal, NOW, SOON));
  }
}
