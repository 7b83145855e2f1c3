package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.wire.Enrolment;
import org.venue.kiosk.wire.Redeeming;

/// Two terminals at one backend that is killed under load. `-Dvenue.load.seconds=60` is the full
/// minute.
class TwoTerminalsTest {
  private static final Duration LOAD =
      Duration.ofSeconds(Integer.getInteger("venue.load.seconds", 10));

  /// Between two check-ins at a terminal: 50 a second at both.
  private static final Duration PACE = Duration.ofMillis(40);

  private static final int KILLS = 3;
  private static final Duration LONGEST_TURN = Duration.ofMillis(50);

  /// After the load: longer than any back-off that a few failures make.
  private static final Duration SETTLED = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private volatile boolean over;

  private final class Terminal implements AutoCloseable {
    private final Path file;
    private final Database store;
    private final Backend backend;
    private final Supplier<UUID> ids = Kiosk.ids(InstantSource.system(), new SecureRandom());
    private final List<String> told = new ArrayList<>();

    Terminal(String name, BackendProcess venue) throws Exception {
      file = Files.createDirectories(folder.resolve(name)).resolve("kiosk.db");
      store = Database.open(file, Executors.newSingleThreadExecutor());
      var line =
          new BookingApi.Line(venue.url(), "", Duration.ofSeconds(5), BookingApi.Wire.NETWORK);
      InstantSource clock = InstantSource.system();
      Vault vault = Vault.beside(file);
      try (var api =
          new BookingApi(line, Optional::empty, clock, System::nanoTime, (_, _, _) -> {})) {
        var good = assertInstanceOf(Answer.Good.class, api.enrol(venue.invite(name), name));
        Backend.keepToken(store, vault, ((Enrolment) good.value()).token());
      }
      backend =
          new Backend(
              new Backend.Setting(
                  BackendProcess.VENUE,
                  name,
                  line,
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(5),
                  Duration.ofMillis(300),
                  Duration.ofSeconds(90),
                  Duration.ofDays(7)),
              new Backend.Tools(
                  store,
                  vault,
                  new Trust(BackendProcess.VENUE, new TicketKeys(List.of())),
                  clock,
                  System::nanoTime,
                  ids,
                  new Random(),
                  Thread::startVirtualThread),
              () -> {});
    }

    /// People come in at a steady pace, whatever the network does.
    Void comeIn() throws StoreException, InterruptedException {
      long begun = System.nanoTime();
      long people = LOAD.dividedBy(PACE);
      for (int person = 0; person < people; person++) {
        Duration early = PACE.multipliedBy(person).minusNanos(System.nanoTime() - begun);
        if (early.isPositive()) {
          Thread.sleep(early);
        }
        checkIn(person);
      }
      return null;
    }

    private void checkIn(int person) throws StoreException {
      UUID key = ids.get();
      UUID visit = ids.get();
      String ticket = "T-" + key;
      Instant now = Instant.now();
      boolean granted =
          backend.usable()
              && backend.ask(new Redeeming(key, ticket, 1, 1, now, visit)) instanceof Answer.Good;
      var door = new DoorId("men", 1, 1 + person % 24);
      List<Fact> facts =
          List.of(
              new Fact(
                  key,
                  now,
                  Optional.of(visit),
                  new Fact.CheckedIn(
                      new Holder(Holder.Kind.TICKET, ticket),
                      1,
                      ticket,
                      "day",
                      1,
                      granted ? Fact.Decided.ONLINE : Fact.Decided.OFFLINE)),
              new Fact(
                  ids.get(), now, Optional.of(visit), new Fact.LockerGiven(door, person, "men")));
      store.transaction(
          "check in",
          tx -> {
            for (Fact fact : facts) {
              backend.outbox().add(tx, fact);
            }
            return null;
          });
      facts.forEach(fact -> told.add(fact.key() + " " + fact.lane()));
    }

    Void send() throws StoreException, InterruptedException {
      return again(backend::send);
    }

    Void bring() throws StoreException, InterruptedException {
      return again(backend::bring);
    }

    private interface Turn {
      Duration take() throws StoreException;
    }

    private Void again(Turn turn) throws StoreException, InterruptedException {
      while (!over) {
        Duration next = turn.take();
        Thread.sleep(next.compareTo(LONGEST_TURN) < 0 ? next : LONGEST_TURN);
      }
      return null;
    }

    private List<String> rows(String sql) {
      return new StoreFile(file).rows(sql);
    }

    /// Whether everything of its own is told and everything of both is known.
    boolean settled(int checkIns) {
      return rows("SELECT count(*) FROM outbox WHERE state <> 'ACCEPTED'").equals(List.of("0"))
          && rows("SELECT count(*) FROM redemption").equals(List.of("" + checkIns));
    }

    @Override
    public void close() {
      backend.close();
      store.close();
    }
  }

  @Test
  void everyFactArrivesExactlyOnceHoweverOftenTheBackendIsKilled() throws Exception {
    try (BackendProcess venue = new BackendProcess(folder.resolve("booking"));
        Terminal one = new Terminal("lobby-1", venue);
        Terminal two = new Terminal("lobby-2", venue);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> rounds = new ArrayList<>();
      List<Future<?>> people = new ArrayList<>();
      try {
        for (Terminal terminal : List.of(one, two)) {
          rounds.add(threads.submit(terminal::send));
          rounds.add(threads.submit(terminal::bring));
          people.add(threads.submit(terminal::comeIn));
        }
        for (int i = 0; i < KILLS; i++) {
          Thread.sleep(LOAD.dividedBy(KILLS + 2));
          venue.kill();
          venue.start();
        }
        for (Future<?> visitors : people) {
          visitors.get();
        }
        settle(one, two);
      } finally {
        over = true;
      }
      for (Future<?> round : rounds) {
        round.get();
      }
      prove(new StoreFile(venue.file()), one, two);
    }
  }

  private static int checkIns() {
    return 2 * Math.toIntExact(LOAD.dividedBy(PACE));
  }

  private static void settle(Terminal one, Terminal two) throws InterruptedException {
    long until = System.nanoTime() + SETTLED.toNanos();
    while (!(one.settled(checkIns()) && two.settled(checkIns()))) {
      assertTrue(System.nanoTime() - until < 0, "facts still wait, or uses are not known");
      Thread.sleep(100);
    }
  }

  private static void prove(StoreFile venue, Terminal one, Terminal two) {
    List<String> told =
        Stream.concat(
                one.told.stream().map(fact -> fact + " lobby-1"),
                two.told.stream().map(fact -> fact + " lobby-2"))
            .sorted()
            .toList();
    assertEquals(2 * checkIns(), told.size());
    assertEquals(told, venue.rows("SELECT key, lane, terminal FROM fact ORDER BY 1"));
    assertEquals(
        List.of(),
        venue.rows(
            "SELECT a.key FROM fact a JOIN fact b ON a.lane = b.lane"
                + " WHERE a.kind = 'CheckedIn' AND b.kind = 'LockerGiven' AND a.seq > b.seq"),
        "facts of a lane come in their order");
    for (String table : List.of("visit WHERE number IS NOT NULL", "redemption")) {
      assertEquals(
          List.of("" + checkIns()), venue.rows("SELECT count(*) FROM " + table), "in " + table);
    }
    assertEquals(
        List.of(), venue.rows("SELECT ticket FROM redemption GROUP BY ticket HAVING count(*) > 1"));
    for (Terminal terminal : List.of(one, two)) {
      assertEquals(List.of(), terminal.rows("SELECT kind FROM task"));
    }
  }
}
