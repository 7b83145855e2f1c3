package org.venue.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The whole terminal minus pixels, by many seeds. A failure prints the end of the story and the
/// command that tells it again.
class KioskSimulationTest {
  private static final int SEEDS = 200;

  @Test
  void everyPromiseHoldsOnEveryDay() throws Exception {
    List<Report> reports = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<Report>> days = new ArrayList<>();
      for (long seed = 1; seed <= SEEDS; seed++) {
        long next = seed;
        days.add(() -> Simulation.run(next, 1));
      }
      for (Future<Report> report : threads.invokeAll(days)) {
        reports.add(report.get());
      }
    }

    List<Report> broken = reports.stream().filter(r -> r.broken().isPresent()).toList();
    if (!broken.isEmpty()) {
      var seeds = broken.stream().map(Report::asked).toList();
      fail(
          "%d stories are broken: %s%n%s"
              .formatted(broken.size(), seeds, broken.getFirst().failure()));
    }
    assertTrue(
        reports.stream().mapToInt(Report::cuts).sum() > SEEDS,
        "days without power cuts prove little");
    for (String fact :
        List.of("CheckedOut", "LockerLeftOpen", "DoorAjar", "StaffEntered", "TaskDone")) {
      assertTrue(
          reports.stream().anyMatch(r -> r.facts().containsKey(fact)),
          "nobody ever saw the fact " + fact);
    }
  }

  @Test
  void theSameSeedTellsTheSameStory() throws Exception {
    Report first = Simulation.run(7, 1);
    Report second = Simulation.run(7, 1);

    assertEquals(first.story(), second.story());
    assertEquals(first.facts(), second.facts());
  }
}
