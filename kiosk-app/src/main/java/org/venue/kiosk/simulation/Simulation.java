package org.venue.kiosk.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.venue.hardware.Hardware;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.effect.PinHash;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.store.StoreException;

/// Days of one venue, told by a seed: each has some hours of visitors and accidents, a calm end,
/// and a night with the terminal off, but for a look at the books after midnight. Some go past it.
public final class Simulation {
  private static final Instant FIRST_MIDNIGHT = Instant.parse("2026-05-03T16:00:00Z");
  private static final Duration BUSY = Duration.ofMinutes(60);
  private static final Duration CALM = Duration.ofMinutes(12);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// The longest back-off, and some rounds.
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(3);

  private static final int MOST_AT_ONCE = 20_000;

  private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(10);
  private static final int GUESTS = 12;

  /// Deadlines are in real time there, and the real time of a simulation means nothing.
  private static final String BACKEND =
      """

      [backend]
      url = "http://127.0.0.1:1"
      patience = "1m"
      redeem_within = "2s"
      poll = "30s"
      calm_poll = "5m"
      """;

  private static final String VENUE = "cq-olympic";
  private static final Set<String> BEHIND_GATE = Set.of("locker.women");

  /// Where files cost no disk, on systems that have such a place.
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  /// Two terminals at most, the second in the next hall.
  private static final List<String> TERMINALS = List.of("lobby-1", "lobby-2");

  private final Random random;
  private final SimulatedTime time;
  private final Story story;
  private final Bookings shop;
  private final Optional<Office> office;
  private final Seams seams;
  private final List<Hall> halls = new ArrayList<>();
  private final Map<String, Map<UUID, Guest>> parties = new HashMap<>();
  private final List<Bookings.Code> sold = new ArrayList<>();
  private int guests;

  /// Every fourth seed tells of two terminals and their backend, the others of one that is alone.
  private Simulation(long seed, Path folder, Seams seams) throws IOException, StoreException {
    this.seams = seams;
    random = new Random(seed);
    time = new SimulatedTime(FIRST_MIDNIGHT, random);
    story = new Story(time);
    shop = new Bookings(VENUE, time, random);
    office =
        seed % 4 == 0
            ? Optional.of(new Office(folder.resolve("office"), VENUE, time, random))
            : Optional.empty();
    for (String name : office.isPresent() ? TERMINALS : TERMINALS.subList(0, 1)) {
      halls.add(hall(config(folder, name, office.isPresent())));
    }
  }

  private Hall hall(KioskConfig config) throws IOException, StoreException {
    int index = halls.size();
    Terminal terminal =
        new Terminal(
            config,
            time,
            random,
            story,
            view -> shows(halls.get(index), view),
            () -> started(halls.get(index)),
            seams);
    Screen screen = new Screen(terminal, time, random);
    Things hallThings = new Things();
    Checks checks = new Checks(terminal, time, hallThings, BEHIND_GATE, this::comesAndGoes);
    terminal.heardBy(checks);
    Optional<Office.Line> line = office.map(o -> o.line(terminal.ticker(), terminal::point));
    line.ifPresent(terminal::join);
    if (office.isPresent()) {
      terminal.enrol(office.get().enrol(terminal.name()));
    }
    var accidents =
        new Accidents(terminal, time, random, story, () -> strayScan(halls.get(index)), line);
    return new Hall(terminal, screen, checks, accidents, hallThings, line);
  }

  /// Lives through so many days.
  public static Report run(long seed, int days) throws IOException, StoreException {
    return run(seed, days, Seams.PLAIN);
  }

  static Report run(long seed, int days, Seams seams) throws IOException, StoreException {
    Path folder = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : TEMPORARY, "days-");
    try {
      Simulation simulation = new Simulation(seed, folder, seams);
      return simulation.run(new Report.Asked(seed, days));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Report run(Report.Asked asked) throws IOException {
    try (Complaints complaints = new Complaints(story)) {
      live(asked.days(), complaints);
      return report(asked, Optional.empty());
    } catch (Broken | RuntimeException e) {
      story.tell("broken", String.valueOf(e.getMessage()));
      return report(asked, Optional.of(e));
    } finally {
      halls.forEach(hall -> hall.terminal().end());
      if (office.isPresent()) {
        office.get().close();
      }
    }
  }

  /// The sample configuration with few doors, so that a room fills, and a store of its own.
  private static KioskConfig config(Path folder, String terminal, boolean joined)
      throws IOException {
    try (InputStream sample = Simulation.class.getResourceAsStream("/config/sample.toml")) {
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      String hash = PinHash.of(Clerk.PIN, new Random(1), 1);
      String store = folder.resolve(terminal + ".db").toString();
      text =
          text.replace("store = \"venue-kiosk.db\"", "store = '" + store + "'")
              .replace("id = \"lobby-1\"", "id = \"" + terminal + "\"")
              .replace("pin_hash = \"\"", "pin_hash = \"" + hash + "\"")
              .replace("doors=24", "doors=6")
              .replace("boards=0,1", "boards=0");
      if (joined) {
        text += BACKEND;
      }
      Path file = folder.resolve("simulation.toml");
      Files.writeString(file, text);
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    } catch (ConfigException e) {
      throw new IllegalStateException("The sample configuration is wrong", e);
    }
  }

  private void live(int days, Complaints complaints) {
    for (int day = 0; day < days; day++) {
      Instant midnight = FIRST_MIDNIGHT.plus(Duration.ofDays(day));
      Duration opening = Duration.ofMinutes(7 * 60 + random.nextInt(16 * 60));
      pass(midnight.plus(opening), complaints);
      story.tell("day", (day + 1) + " begins");
      halls.forEach(hall -> hall.terminal().start());
      halls.forEach(hall -> hall.accidents().begin());
      guests();
      pass(time.instant().plus(BUSY), complaints);
      halls.forEach(hall -> hall.accidents().end());
      story.tell("day", "grows calm");
      pass(time.instant().plus(CALM), complaints);
      close(midnight.plus(Duration.ofDays(1)), complaints);
    }
  }

  /// Off, and on again when the day is over: whatever was under way is settled then, and told, and
  /// stays are over but for those that hold a locker.
  private void close(Instant midnight, Complaints complaints) {
    stop(complaints);
    pass(midnight.plus(MINUTE), complaints);
    halls.forEach(hall -> hall.terminal().start());
    pass(time.instant().plus(office.isPresent() ? TOLD_WITHIN : MINUTE), complaints);
    halls.forEach(hall -> hall.checks().books(false));
    halls.forEach(hall -> hall.checks().dayIsOver(midnight));
    office.ifPresent(this::requireTold);
    stop(complaints);
  }

  private void stop(Complaints complaints) {
    halls.forEach(hall -> time.between(Duration.ZERO, hall.terminal()::stop));
    pass(time.instant().plus(MINUTE), complaints);
  }

  /// With a good network everything arrives within a bound, once, and what was used twice is found.
  private void requireTold(Office known) {
    Map<String, Integer> told = new TreeMap<>();
    Map<String, Integer> used = new TreeMap<>();
    Set<String> twice = new TreeSet<>();
    for (Hall hall : halls) {
      if (hall.checks().waiting() > 0) {
        throw new Broken(
            "Once the network is back the outbox is empty within %s: %d facts of %s still wait."
                .formatted(TOLD_WITHIN, hall.checks().waiting(), hall.terminal().name()));
      }
      hall.checks().facts().forEach((kind, count) -> told.merge(kind, count, Integer::sum));
      hall.checks()
          .used()
          .forEach((ticket, use) -> {
            if (used.merge(ticket, use.used(), Integer::sum) > use.allowed()) {
              twice.add(ticket);
            }
          });
    }
    if (!told.equals(known.facts())) {
      throw new Broken(
          "Every fact is at the backend exactly once, and none is invented: told %s, there %s."
              .formatted(told, known.facts()));
    }
    Map<String, List<String>> found = known.doubleUses();
    if (!twice.equals(found.keySet())) {
      throw new Broken(
          "What was used more often than it allows is found, and nothing else: %s, found %s."
              .formatted(twice, found));
    }
    requireTasks(found);
  }

  private void requireTasks(Map<String, List<String>> doubleUses) {
    Set<String> tasks = new TreeSet<>();
    halls.forEach(hall -> tasks.addAll(hall.checks().doubleUses()));
    doubleUses.forEach((ticket, uses) -> {
      if (!tasks.containsAll(uses)) {
        throw new Broken(
            "Each use beyond what a ticket allows is a staff task where it was: %s of %s, tasks for %s."
                .formatted(uses, ticket, tasks));
      }
    });
  }

  private void pass(Instant until, Complaints complaints) {
    Instant nextCheck = time.instant();
    long standing = time.nanos();
    int steps = 0;
    while (step(until)) {
      halls.forEach(hall -> hall.terminal().bury());
      complaints.raise();
      halls.forEach(hall -> hall.checks().alive());
      steps = time.nanos() == standing ? steps + 1 : 0;
      standing = time.nanos();
      if (steps > MOST_AT_ONCE) {
        throw new Broken(
            "Whoever waits waits for some time: somebody comes again at once for ever.");
      }
      if (!time.instant().isBefore(nextCheck)) {
        halls.forEach(hall -> hall.checks().books(false));
        nextCheck = time.instant().plus(BETWEEN_CHECKS);
      }
    }
  }

  private boolean step(Instant until) {
    try {
      return time.step(until);
    } catch (PowerCut _) {
      return true;
    }
  }

  private void guests() {
    for (Hall hall : halls) {
      for (int i = 0; i < GUESTS; i++) {
        Bookings.Code code = shop.any();
        sold.add(code);
        int persons = code instanceof Bookings.Printed printed ? printed.admits() : 1;
        for (int p = 0; p < persons; p++) {
          comesSometime(hall, guest(hall, code));
        }
        if (random.nextInt(8) == 0) {
          // Somebody else has a picture of it.
          Hall other = halls.get(random.nextInt(halls.size()));
          comesSometime(other, guest(other, code));
        }
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        comesSometime(hall, new Clerk(shop, hall, time, random));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        comesSometime(hall, new Child(random, hall.things()));
      }
    }
  }

  private Guest guest(Hall hall, Bookings.Code code) {
    Map<UUID, Guest> party = parties.computeIfAbsent(code.holder(), _ -> new HashMap<>());
    String name = "guest-" + ++guests;
    return new Guest(name, code, party, hall, time, random, story);
  }

  private void comesSometime(Hall hall, Person person) {
    Duration after = Duration.ofMillis(random.nextLong(BUSY.toMillis() * 3 / 4));
    time.later(after, () -> hall.screen().comes(person));
  }

  private boolean comesAndGoes(String holder) {
    return sold.stream().anyMatch(c -> c.comesAndGoes() && c.holder().equals(holder));
  }

  private void strayScan(Hall hall) {
    Bookings.Code code = sold.get(random.nextInt(sold.size()));
    story.tell("stray", "scans the code of " + code.holder());
    hall.terminal().scan(random.nextBoolean(), "", code.text());
  }

  private void shows(Hall hall, View view) {
    story.tell(hall.terminal().name(), view.state().toString());
    hall.checks().saw(view);
    hall.screen().shows(view);
  }

  private static void started(Hall hall) {
    hall.screen().goesDark();
    hall.checks().started();
    hall.checks().books(true);
  }

  private Report report(Report.Asked asked, Optional<Throwable> broken) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Integer> facts = new HashMap<>();
    for (Hall hall : halls) {
      hall.checks().counts().forEach((what, count) -> seen.merge(what, count, Integer::sum));
      hall.checks().facts().forEach((kind, count) -> facts.merge(kind, count, Integer::sum));
    }
    int cuts = halls.stream().mapToInt(hall -> hall.terminal().cuts()).sum();
    return new Report(asked, guests, cuts, seen, facts, broken, story.lines());
  }
}
