package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.bench.Benchmark;
import org.venue.kiosk.bench.BusyCheckInBench;
import org.venue.kiosk.bench.CheckInBench;
import org.venue.kiosk.bench.Measure;
import org.venue.kiosk.bench.OutboxBench;
import org.venue.kiosk.bench.Rounds;
import org.venue.kiosk.bench.SerialBench;
import org.venue.kiosk.bench.StartBench;
import org.venue.kiosk.bench.SyncBench;
import picocli.CommandLine;

/// The benchmarks in sizes that prove the wiring and nothing about speed.
class BenchCommandTest {
  private static final Rounds ONCE = new Rounds(0, 1);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path dir;

  private record Ran(int exit, String out, String err) {}

  @Test
  void checkInIsHeldAgainstTheDiskByTheMedianAndTheHundredth() throws IOException {
    Ran ran = run(new CheckInBench(new CheckInBench.Size(50, 1, 3)), "--json");

    assertEquals(0, ran.exit(), ran.err());
    List<JsonNode> lines = json(ran);
    assertEquals(
        List.of("p50", "p99", "p50", "p99"), lines.stream().map(l -> text(l, "what")).toList());
    for (JsonNode line : lines) {
      assertTrue(line.get("micros").asDouble() > 0, "a visitor waits: " + line);
      assertTrue(line.get("yardstickMicros").asDouble() > 0, "a disk takes time: " + line);
    }
    assertEquals(3, lines.get(1).get("aim").asDouble());
  }

  @Test
  void aBusyTerminalIsHeldAgainstAQuietOne() throws IOException {
    Ran ran = run(new BusyCheckInBench(new CheckInBench.Size(50, 1, 2)), "--json");

    assertEquals(0, ran.exit(), ran.err());
    List<JsonNode> lines = json(ran);
    assertEquals(50_000, lines.getLast().get("yardstickMicros").asDouble());
    for (JsonNode line : lines) {
      assertTrue(line.get("micros").asDouble() > 0, "a visitor waits: " + line);
    }
  }

  @Test
  void waitingFactsAreHeldAgainstBarePosts() throws IOException {
    rowsASecondAreTold(run(new OutboxBench(ONCE, 10), "--json"));
  }

  @Test
  void aFirstLoadIsHeldAgainstABareInsert() throws IOException {
    rowsASecondAreTold(run(new SyncBench(ONCE, 10), "--json"));
  }

  private static void rowsASecondAreTold(Ran ran) throws JsonProcessingException {
    assertEquals(0, ran.exit(), ran.err());
    JsonNode line = json(ran).getLast();
    assertEquals(2, line.get("aim").asDouble());
    double second = 1_000_000 / line.get("micros").asDouble() * 10;
    assertEquals(second, line.get("perSecond").asDouble(), second / 1000);
    assertTrue(line.get("yardstickPerSecond").asDouble() > 0, "the yardstick moves: " + line);
  }

  @Test
  void ourLinkIsHeldAgainstTheBareLibrary() throws IOException {
    Ran ran = run(new SerialBench(new SerialBench.Size(2, 5, 1)), "--json");

    assertEquals(0, ran.exit(), ran.err());
    JsonNode paced = json(ran).getFirst();
    assertEquals(1.02, paced.get("aim").asDouble());
    double wire = 2 * 16 * 10 / 9600.0 * 1_000_000;
    assertTrue(paced.get("micros").asDouble() > wire, "the wire has its pace: " + paced);
    assertTrue(paced.get("yardstickMicros").asDouble() > wire, "for both: " + paced);
  }

  @Test
  void aTerminalStartsInAProcessOfItsOwn() throws IOException {
    Ran ran = run(new StartBench(0, 1), "--json");

    assertEquals(0, ran.exit(), ran.err());
    JsonNode line = json(ran).getFirst();
    assertTrue(line.get("ratio").asDouble() > 1, "a terminal is more than Java: " + line);
  }

  @Test
  void nothingIsLeftOnTheDisk() throws IOException {
    run(new SerialBench(new SerialBench.Size(1, 1, 0)));

    try (Stream<Path> left = Files.list(dir)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aMissedAimIsSaidAndIsNoFault() {
    Ran ran = run(new Told(Duration.ofMillis(4), OptionalDouble.of(3)));

    assertEquals(0, ran.exit());
    assertTrue(ran.out().contains("4.00x   at most 3.00x: MISSED"), ran.out());
  }

  @Test
  void aMetAimIsSaid() {
    Ran ran = run(new Told(Duration.ofMillis(2), OptionalDouble.of(3)));

    assertTrue(ran.out().contains("2.00x   at most 3.00x: met"), ran.out());
  }

  @Test
  void aNumberWithoutAimHasNoVerdict() throws IOException {
    Ran ran = run(new Told(Duration.ofMillis(2), OptionalDouble.empty()), "--json");

    assertFalse(json(ran).getFirst().has("met"), ran.out());
  }

  @Test
  void anUnknownNameIsMisuseThatListsTheKnown() {
    Terminal terminal = Terminal.run("bench", "chekin");

    assertEquals(2, terminal.exit());
    assertTrue(
        terminal.err().contains("There is no benchmark 'chekin'; known are checkin, serial, start"),
        terminal.err());
  }

  @Test
  void aFolderThatIsNotThereIsMisuse() {
    Terminal terminal = Terminal.run("bench", "serial", "--dir", dir.resolve("gone").toString());

    assertEquals(2, terminal.exit());
    assertTrue(terminal.err().contains("there is no folder"), terminal.err());
  }

  /// A benchmark whose number is known.
  private record Told(Duration took, OptionalDouble aim) implements Benchmark {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public String about() {
      return "a number that is known";
    }

    @Override
    public List<Measure> run(Path folder) {
      return List.of(new Measure("p50", took, "one", Duration.ofMillis(1), aim));
    }
  }

  private Ran run(Benchmark bench, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--dir", dir.toString()));
    int exit =
        new CommandLine(new BenchCommand(List.of(bench)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  private static List<JsonNode> json(Ran ran) throws JsonProcessingException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : ran.out().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String text(JsonNode line, String field) {
    return line.get(field).asText();
  }
}
