package org.venue.kiosk.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;

/// The closing table: what the store says, held against what the simulated world saw.
record Reckoning(
    long visits,
    long ended,
    long asked,
    long opened,
    long pulses,
    long gateAsked,
    int passages,
    Map<String, Integer> refusals,
    int openIntents,
    List<Tasks.Task> tasks) {

  private static final int MOST_FACTS = 10_000;

  static Reckoning of(DemoHouse house) throws StoreException {
    var store = house.kiosk().store();
    List<Outbox.Waiting> facts =
        store.transaction("read the facts", tx -> new Outbox().oldest(tx, MOST_FACTS));
    Map<String, Integer> refusals = new TreeMap<>();
    facts.stream()
        .filter(f -> f.kind().equals("EntryRefused"))
        .forEach(f -> refusals.merge(f.field("refusal"), 1, Integer::sum));
    return new Reckoning(
        count(facts, "CheckedIn"),
        count(facts, "CheckedOut"),
        count(facts, "LockerAsked"),
        facts.stream()
            .filter(f -> f.kind().equals("LockerAsked"))
            .filter(f -> f.field("result").equals("OPENED"))
            .count(),
        pulses(house.doors("men")) + pulses(house.doors("women")),
        count(facts, "GateAsked"),
        house.gate().passages(),
        refusals,
        store.transaction("read the intents", tx -> new Intents().open(tx)).size(),
        store.transaction("read the tasks", tx -> new Tasks().open(tx)));
  }

  private static long count(List<Outbox.Waiting> facts, String kind) {
    return facts.stream().filter(f -> f.kind().equals(kind)).count();
  }

  private static long pulses(LockerSimulator doors) {
    return doors.doors().stream().mapToLong(doors::pulses).sum();
  }

  /// What was made here in all, to be told to the backend.
  static long facts(DemoHouse house) throws StoreException {
    return house
        .kiosk()
        .store()
        .transaction("count the facts", tx -> new Outbox().oldest(tx, MOST_FACTS))
        .size();
  }

  void tell(Story story) {
    story.row("visits begun / ended", visits + " / " + ended);
    story.row("doors asked to open / seen open", asked + " / " + opened);
    story.row("pulses the doors felt", pulses);
    story.row("gate asked / passages it gave", gateAsked + " / " + passages);
    refusals.forEach((code, times) -> story.row("refused with " + code, times));
    story.row("staff tasks", tasks.stream().map(t -> t.kind().name()).toList());
    story.promise("every opening asked for is one pulse", asked == pulses);
    story.promise("the gate gave each passage asked for", gateAsked == passages);
    story.promise("every intent is closed", openIntents == 0);
  }
}
