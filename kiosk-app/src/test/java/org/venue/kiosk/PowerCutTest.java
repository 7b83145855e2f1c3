package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.Hardware;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Place;

/// The power fails in the middle of a day of the whole terminal: of the store's log only its
/// beginning is on the disk, and the doors stand as they stood then. A terminal that starts on that
/// settles what it can know and moves nothing.
class PowerCutTest {
  private static final int FRAME = 4096 + 24;
  private static final int EVERY = 5;
  private static final int MOST_CUTS = 40;
  private static final Duration DAY = Duration.ofMillis(2500);
  private static final List<Choice> ON = List.of(Choice.END_USE, Choice.CONTINUE, Choice.BACK);

  @TempDir private Path folder;

  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(2);
  private final Random random = new Random(3);
  private final List<Moment> moments = new CopyOnWriteArrayList<>();
  private volatile Kiosk kiosk;
  private int sold;

  /// What the world was when the log was so long.
  ///
  /// @param open the doors that stood open
  /// @param felt the openings whose pulse a door had felt by then
  private record Moment(long size, Set<Door> open, Set<String> felt, int passages) {}

  /// Doors and a gate, as they hang on one terminal.
  private record World(Links links, LockerSimulator boards, GateSimulator gate) {
    static World make() {
      var hardware = new Hardware();
      Links links = new Links();
      Simulator boards = hardware.simulator("locker", "lockboard8a sim:men?boards=1&doors=24", 1);
      Simulator gate = hardware.simulator("gate", "waveshare sim:gate", 1);
      links.simulate("men", boards);
      links.simulate("gate", gate);
      return new World(links, (LockerSimulator) boards, (GateSimulator) gate);
    }

    Set<Door> open() {
      var open = new HashSet<Door>();
      boards.doors().stream().filter(boards::isOpen).forEach(open::add);
      return open;
    }

    int pulses() {
      return boards.doors().stream().mapToInt(boards::pulses).sum() + gate.passages();
    }
  }

  @AfterEach
  void close() {
    people.shutdownNow();
  }

  @Test
  void whereverTheLogEndsTheTerminalSettlesWhatItKnowsAndMovesNothing() throws Exception {
    Path day = folder.resolve("day.db");
    Path kept = folder.resolve("kept.db");
    long from = live(day, kept);
    long end = Files.size(log(kept));
    long step = Math.max(EVERY, (end - from) / FRAME / MOST_CUTS) * FRAME;
    int open = 0;
    int unknown = 0;
    for (long size = from; size <= end; size += step) {
      Path cut = folder.resolve("cut-" + size + ".db");
      Files.copy(kept, cut);
      Files.copy(log(kept), log(cut));
      try (var file = new RandomAccessFile(log(cut).toFile(), "rw")) {
        file.setLength(size + random.nextInt(2) * FRAME / 2);
      }
      int before = rows(cut, "SELECT id FROM intent WHERE outcome IS NULL").size();
      requireSettled(cut, at(size));
      unknown += rows(cut, "SELECT id FROM intent WHERE outcome = 'UNKNOWN'").size();
      open += before;
    }
    assertTrue(open > 0, "no cut fell between an intent and its end");
    assertTrue(unknown > 0, "nobody could always say what happened");
  }

  /// People come and go; then the log is kept as it stands.
  ///
  /// @return where the log may be cut: what lies before is in the file already
  private long live(Path day, Path kept) throws Exception {
    World world = World.make();
    try (Kiosk living = start(day, world, this::press)) {
      kiosk = living;
      // A reader who does not go on lets nobody move the log into the file.
      try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + day);
          Statement statement = reader.createStatement()) {
        statement.execute("BEGIN");
        statement.executeQuery("SELECT count(*) FROM visit").next();
        long from = Files.size(log(day));
        moments.add(new Moment(from, Set.of(), Set.of(), 0));
        world.boards().onPulse(door -> look(day, world, feltBy(day, door)));
        world
            .boards()
            .onChange(door -> {
              look(day, world, Set.of());
              people.schedule(() -> world.boards().shut(door), 15, TimeUnit.MILLISECONDS);
            });
        world.gate().onChange(() -> look(day, world, Set.of()));
        people.scheduleWithFixedDelay(this::scan, 0, 40, TimeUnit.MILLISECONDS);
        Thread.sleep(DAY);
        people.shutdown();
        people.awaitTermination(5, TimeUnit.SECONDS);
        Files.copy(day, kept);
        Files.copy(log(day), log(kept));
        return from;
      }
    }
  }

  private synchronized void look(Path day, World world, Set<String> feltNow) {
    Set<String> felt = new TreeSet<>(moments.getLast().felt());
    felt.addAll(feltNow);
    try {
      moments.add(new Moment(Files.size(log(day)), world.open(), felt, world.gate().passages()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> feltBy(Path day, Door door) {
    return new HashSet<>(
        rows(
            day,
            "SELECT id FROM intent WHERE target = '%s' AND outcome IS NULL".formatted(id(door))));
  }

  private static String id(Door door) {
    return new DoorId("locker.men", door.board(), door.channel()).toString();
  }

  private void scan() {
    boolean first = sold == 0 || random.nextInt(6) == 0;
    int who = first ? ++sold : Math.max(1, sold - random.nextInt(4));
    kiosk.loop().happened(new Event.Scanned(Outside.code("T-" + who), Place.LOBBY));
  }

  private void press(View view) {
    State state = view.state();
    if (kiosk != null && !(state instanceof State.Busy || state instanceof Home.Attract)) {
      people.schedule(
          () -> ON.forEach(c -> kiosk.loop().acted(new Event.Touched(c), view.step())),
          5,
          TimeUnit.MILLISECONDS);
    }
  }

  private Moment at(long size) {
    return moments.stream().filter(moment -> moment.size() <= size).toList().getLast();
  }

  private void requireSettled(Path cut, Moment then) throws Exception {
    String where = cut.getFileName().toString();
    for (String felt : then.felt()) {
      assertEquals(
          1,
          rows(cut, "SELECT id FROM intent WHERE id = '" + felt + "'").size(),
          where + ": a door felt a pulse that is not written down");
    }
    List<String> stoodOpen = new ArrayList<>();
    World world = World.make();
    for (Door door : then.open()) {
      world.boards().openByHand(door);
      stoodOpen.addAll(feltBy(cut, door));
    }
    try (Kiosk again = start(cut, world, _ -> {})) {
      assertEquals(
          List.of(), rows(cut, "SELECT id FROM intent WHERE outcome IS NULL"), where + ": no end");
      for (String done :
          rows(cut, "SELECT id FROM intent WHERE kind = 'DOOR' AND outcome = 'DONE'")) {
        assertTrue(then.felt().contains(done) || stoodOpen.contains(done), where + ": " + done);
      }
      for (String felt : then.felt()) {
        String ended = rows(cut, "SELECT outcome FROM intent WHERE id = '" + felt + "'").getFirst();
        assertTrue(Set.of("DONE", "UNKNOWN").contains(ended), where + ": " + felt + " " + ended);
      }
      assertEquals(
          rows(cut, "SELECT target FROM intent WHERE outcome = 'UNKNOWN' ORDER BY 1"),
          rows(cut, "SELECT subject FROM task WHERE kind LIKE '%_UNKNOWN' ORDER BY 1"),
          where + ": what nobody can say is a staff task");
      assertEquals(
          List.of(),
          rows(
              cut,
              "SELECT visit FROM door WHERE visit IS NOT NULL GROUP BY visit HAVING count(*) > 1"),
          where + ": a visit holds one door");
      awaitLooks(again);
      assertEquals(0, world.pulses(), where + ": a start moves nothing");
    }
    assertEquals(List.of("ok"), rows(cut, "PRAGMA integrity_check"), where);
  }

  /// Until the doors have been looked at, by a terminal that knows all of its devices.
  private static void awaitLooks(Kiosk kiosk) throws InterruptedException {
    Instant giveUp = Instant.now().plusSeconds(10);
    while (!kiosk.devices().stream().allMatch(device -> device.status().ready())) {
      assertTrue(Instant.now().isBefore(giveUp), "the devices do not answer");
      Thread.sleep(5);
    }
    Thread.sleep(60);
  }

  private Kiosk start(Path store, World world, Consumer<View> screen) throws Exception {
    Path file = folder.resolve("kiosk.toml");
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          file,
          text.replace("\"venue-kiosk.db\"", "'" + store + "'")
              .replace("reopen_without_question = \"2m\"", "reopen_without_question = \"0s\""));
    }
    KioskConfig config = ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    InstantSource clock = InstantSource.system();
    return Kiosk.start(
        config,
        new Kiosk.Surroundings(
            world.links(),
            clock,
            Kiosk.ids(clock, new Random(1)),
            new Random(2),
            1,
            Threads.REAL,
            BookingApi.Wire.NETWORK,
            screen,
            () -> {}));
  }

  private static Path log(Path store) {
    return store.resolveSibling(store.getFileName() + "-wal");
  }

  private static List<String> rows(Path store, String sql) {
    return new StoreFile(store).rows(sql);
  }
}
