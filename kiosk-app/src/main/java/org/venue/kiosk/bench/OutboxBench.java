package org.venue.kiosk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.wire.FactBatch;
import org.venue.kiosk.wire.FactJson;

/// How fast a day without a network is told once it is back: facts that wait in the store go over
/// HTTP to the backend, and every verdict is written down. The yardstick posts the same bytes in
/// the same batches to a backend of its own and forgets the answers.
public final class OutboxBench implements Benchmark {
  private static final String TERMINAL = "bench-1";

  /// Half as many facts a second.
  private static final double AIM = 2;

  private final Rounds rounds;
  private final int facts;

  /// @param facts how many are told in each round
  public OutboxBench(Rounds rounds, int facts) {
    this.rounds = rounds;
    this.facts = facts;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public String about() {
    return "%,d waiting facts told to the backend over HTTP".formatted(facts);
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, StoreException {
    List<Fact> told = facts(facts);
    return rounds.measure(
        folder,
        new Rounds.What("facts", "bare batched POSTs", facts, AIM),
        (here, ours, bare) -> {
          try (LoopbackVenue venue = new LoopbackVenue(here.resolve("bare"))) {
            bare.add(post(venue, told));
          }
          try (LoopbackVenue venue = new LoopbackVenue(here.resolve("booking"))) {
            ours.add(tell(venue, here.resolve("kiosk.db"), told));
          }
        });
  }

  /// Visits from one end to the other, four facts each.
  private static List<Fact> facts(int count) {
    Supplier<UUID> ids = Kiosk.ids(InstantSource.system(), new Random());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; facts.size() < count; i++) {
      String ticket = "BENCH-%08d".formatted(i);
      var door = new DoorId("men", 1 + i / 24 % 4, 1 + i % 24);
      Optional<UUID> visit = Optional.of(ids.get());
      var holder = new Holder(Holder.Kind.TICKET, ticket);
      List<Fact.What> stay =
          List.of(
              new Fact.CheckedIn(holder, 1, ticket, "游泳跳水馆", 1, Fact.Decided.OFFLINE),
              new Fact.LockerGiven(door, i, Lobby.ROOM),
              new Fact.LockerReturned(door, i),
              new Fact.CheckedOut());
      stay.forEach(what -> facts.add(new Fact(ids.get(), now, visit, what)));
    }
    return facts.subList(0, count);
  }

  private static Duration tell(LoopbackVenue venue, Path file, List<Fact> facts)
      throws IOException, StoreException {
    try (Database store =
            Database.open(
                file,
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").factory()));
        Backend backend = venue.terminal(store, file, TERMINAL, Duration.ofMinutes(1))) {
      store.transaction(
          "write facts",
          tx -> {
            for (Fact fact : facts) {
              backend.outbox().add(tx, fact);
            }
            return null;
          });
      long start = System.nanoTime();
      while (backend.send().isZero()) {}
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      int waiting = backend.report().waiting();
      if (waiting > 0) {
        throw new IOException("%d of %d facts still wait.".formatted(waiting, facts.size()));
      }
      return took;
    }
  }

  private static Duration post(LoopbackVenue venue, List<Fact> facts) throws IOException {
    URI uri = URI.create(venue.url() + "/v1/facts");
    String token = venue.enrol(TERMINAL);
    List<HttpRequest> requests = new ArrayList<>();
    for (int first = 0; first < facts.size(); first += FactBatch.MOST) {
      List<Fact> batch = facts.subList(first, Math.min(first + FactBatch.MOST, facts.size()));
      String body = new FactBatch(batch.stream().map(OutboxBench::told).toList()).write();
      requests.add(
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
              .build());
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long start = System.nanoTime();
      for (HttpRequest request : requests) {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
          throw new IOException("A bare POST was answered %d.".formatted(answer.statusCode()));
        }
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The bench was interrupted", e);
    }
  }

  private static FactBatch.Told told(Fact fact) {
    return new FactBatch.Told(
        fact.key(),
        fact.lane(),
        FactJson.kind(fact.what()),
        fact.at(),
        Optional.empty(),
        fact.visit(),
        FactJson.write(fact.what()));
  }
}
