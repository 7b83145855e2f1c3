package org.venue.kiosk.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.venue.hardware.Hardware;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.effect.PinHash;
import org.venue.kiosk.flow.View;

/// Days of one venue, told by a seed: each has some hours of visitors and accidents, a calm end,
/// and a night with the terminal off. Some go past midnight.
public final class Simulation {
  private static final Instant FIRST_MIDNIGHT = Instant.parse("2026-05-03T16:00:00Z");
  private static final Duration BUSY = Duration.ofMinutes(110);
  private static final Duration CALM = Duration.ofMinutes(25);
  private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(10);
  private static final int GUESTS = 16;

  /// Where files cost no disk, on systems that have such a place.
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Random random;
  private final SimulatedTime time;
  private final Story story;
  private final Terminal terminal;
  private final Screen screen;
  private final Checks checks;
  private final Accidents accidents;
  private final Bookings shop;
  private final Things things = new Things();
  private final Map<String, Map<UUID, Guest>> parties = new HashMap<>();
  private final List<Bookings.Code> sold = new ArrayList<>();
  private int guests;

  private Simulation(long seed, Path folder) throws IOException {
    random = new Random(seed);
    time = new SimulatedTime(FIRST_MIDNIGHT, random);
    story = new Story(time);
    KioskConfig config = config(folder);
    terminal = new Terminal(config, time, random, story, this::shows, this::started);
    screen = new Screen(terminal, time, random);
    shop = new Bookings(config.venue().id(), time, random);
    checks =
        new Checks(
            terminal,
            time,
            things,
            Set.of("locker.women"),
            holder -> sold.stream().anyMatch(c -> c.comesAndGoes() && c.holder().equals(holder)));
    terminal.heardBy(checks);
    accidents = new Accidents(terminal, time, random, story, this::strayScan);
  }

  /// Lives through so many days.
  public static Report run(long seed, int days) throws IOException {
    Path folder = Files.createTempDirectory(Files.isWritable(MEMORY) ? MEMORY : TEMPORARY, "days-");
    try {
      Simulation simulation = new Simulation(seed, folder);
      return simulation.run(new Report.Asked(seed, days));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private Report run(Report.Asked asked) {
    try (Complaints complaints = new Complaints(story)) {
      live(asked.days(), complaints);
      return report(asked, Optional.empty());
    } catch (Broken | RuntimeException e) {
      story.tell("broken", String.valueOf(e.getMessage()));
      return report(asked, Optional.of(e));
    } finally {
      terminal.end();
    }
  }

  /// The sample configuration with few doors, so that a room fills, and a store of its own.
  private static KioskConfig config(Path folder) throws IOException {
    try (InputStream sample = Simulation.class.getResourceAsStream("/config/sample.toml")) {
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      String hash = PinHash.of(Clerk.PIN, new Random(1), 1);
      String store = folder.resolve("kiosk.db").toString();
      text =
          text.replace("store = \"venue-kiosk.db\"", "store = '" + store + "'")
              .replace("pin_hash = \"\"", "pin_hash = \"" + hash + "\"")
              .replace("doors=24", "doors=6")
              .replace("boards=0,1", "boards=0");
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
      terminal.start();
      accidents.begin();
      guests();
      pass(time.instant().plus(BUSY), complaints);
      accidents.end();
      story.tell("day", "grows calm");
      pass(time.instant().plus(CALM), complaints);
      close(complaints);
    }
  }

  /// Off and on again: whatever was under way is settled then.
  private void close(Complaints complaints) {
    stop(complaints);
    terminal.start();
    pass(time.instant().plusSeconds(60), complaints);
    stop(complaints);
  }

  private void stop(Complaints complaints) {
    time.between(Duration.ZERO, terminal::stop);
    pass(time.instant().plusSeconds(60), complaints);
  }

  private void pass(Instant until, Complaints complaints) {
    Instant nextCheck = time.instant();
    while (step(until)) {
      terminal.bury();
      complaints.raise();
      checks.alive();
      if (!time.instant().isBefore(nextCheck)) {
        checks.books(false);
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
    for (int i = 0; i < GUESTS; i++) {
      Bookings.Code code = shop.any();
      sold.add(code);
      int persons = code instanceof Bookings.Printed printed ? printed.admits() : 1;
      for (int p = 0; p < persons; p++) {
        comesSometime(guest(code));
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      comesSometime(new Clerk(shop, terminal, time, random));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      comesSometime(new Child(random, things));
    }
  }

  private Guest guest(Bookings.Code code) {
    Map<UUID, Guest> party = parties.computeIfAbsent(code.holder(), _ -> new HashMap<>());
    String name = "guest-" + ++guests;
    return new Guest(name, code, party, terminal, screen, time, things, random, story);
  }

  private void comesSometime(Person person) {
    Duration after = Duration.ofMillis(random.nextLong(BUSY.toMillis() * 3 / 4));
    time.later(after, () -> screen.comes(person));
  }

  private void strayScan() {
    Bookings.Code code = sold.get(random.nextInt(sold.size()));
    story.tell("stray", "scans the code of " + code.holder());
    terminal.scan(random.nextBoolean(), "", code.text());
  }

  private void shows(View view) {
    story.tell("screen", view.state().toString());
    checks.saw(view);
    screen.shows(view);
  }

  private void started() {
    screen.goesDark();
    checks.started();
    checks.books(true);
  }

  private Report report(Report.Asked asked, Optional<Throwable> broken) {
    return new Report(
        asked, guests, terminal.cuts(), checks.counts(), checks.facts(), broken, story.lines());
  }
}
