package org.venue.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.sync.BookingApi.Near;

/// A simulation that finds nothing proves something only if it would find it: each fault that is
/// planted here ends it with the promise that was broken.
class PlantedFaultsTest {
  /// Two terminals and a backend, as every fourth.
  private static final long WITH_BACKEND = 4;

  /// On few days a ticket is used at both terminals while they are offline; on this one it is.
  private static final long DOUBLE_USED = 24;

  private static final long LAST = 200;

  private static final long ALONE = 1;
  private static final int OFTEN = 40;
  private static final String ONCE = "Every fact is at the backend exactly once, and none is inv";
  private static final String INTENDED = "Every pulse is written down before it";
  private static final String TWICE = "No pulse is given twice for one intent";
  private static final JsonMapper JSON = new JsonMapper();

  private boolean planted;

  private static String found(long seed, Seams seams) throws Exception {
    return Simulation.run(seed, 1, seams).broken().map(Throwable::getMessage).orElse("nothing");
  }

  private void requireFound(String promise, long seed, Seams seams) throws Exception {
    String found = found(seed, seams);
    assertTrue(planted, "there was an occasion for the fault");
    assertTrue(found.startsWith(promise), () -> promise + ", but: " + found);
  }

  private static Seams line(UnaryOperator<Near> between) {
    return new Seams() {
      @Override
      public Near line(Near line) {
        return between.apply(line);
      }
    };
  }

  private static ObjectNode read(byte[] json) throws IOException {
    return (ObjectNode) JSON.readTree(json);
  }

  private static Near.Reply with(Near.Reply reply, ObjectNode body) {
    return new Near.Reply(reply.status(), reply.headers(), body.toString().getBytes());
  }

  @Test
  void withoutAFaultNothingIsFound() throws Exception {
    assertEquals("nothing", found(WITH_BACKEND, Seams.PLAIN));
    assertEquals("nothing", found(ALONE, Seams.PLAIN));
  }

  @Test
  void aBackendThatStoresAFactTwiceIsFound() throws Exception {
    requireFound(
        ONCE,
        WITH_BACKEND,
        line(line ->
            (method, target, who, body) -> {
              if (planted || !target.equals("/v1/facts")) {
                return line.answer(method, target, who, body);
              }
              ObjectNode batch = read(body);
              ArrayNode facts = batch.withArray("facts");
              String key = Generators.timeBasedEpochGenerator().generate().toString();
              facts.add(((ObjectNode) facts.get(facts.size() - 1)).deepCopy().put("key", key));
              Near.Reply reply = line.answer(method, target, who, batch.toString().getBytes());
              if (reply.status() != 200 || !reply.headers().containsKey("Venue-Time")) {
                return reply;
              }
              ObjectNode answer = read(reply.body());
              var verdict = answer.withArray("verdicts").remove(facts.size() - 1);
              planted = verdict.get("verdict").asText().equals("accepted");
              return with(reply, answer);
            }));
  }

  @Test
  void aBackendThatLosesAFactIsFound() throws Exception {
    requireFound(
        ONCE,
        WITH_BACKEND,
        line(line ->
            (method, target, who, body) -> {
              if (planted || !target.equals("/v1/facts")) {
                return line.answer(method, target, who, body);
              }
              ObjectNode batch = read(body);
              ArrayNode facts = batch.withArray("facts");
              String lost = facts.get(facts.size() - 1).get("key").asText();
              if (facts.size() == 1) {
                return line.answer(method, target, who, body);
              }
              facts.remove(facts.size() - 1);
              Near.Reply reply = line.answer(method, target, who, batch.toString().getBytes());
              if (reply.status() != 200 || !reply.headers().containsKey("Venue-Time")) {
                return reply;
              }
              planted = true;
              ObjectNode answer = read(reply.body());
              answer.withArray("verdicts").addObject().put("key", lost).put("verdict", "accepted");
              return with(reply, answer);
            }));
  }

  @Test
  void aTerminalThatSwallowsADoubleUseIsFound() throws Exception {
    Seams deaf = line(PlantedFaultsTest::withoutUsesElsewhere);
    String found = "nothing";
    for (long seed = DOUBLE_USED; seed <= LAST && found.equals("nothing"); seed += WITH_BACKEND) {
      found = found(seed, deaf);
    }
    assertTrue(found.startsWith("Each use beyond what a ticket allows is a staff task"), found);
  }

  private static Near withoutUsesElsewhere(Near line) {
    return (method, target, who, body) -> {
      Near.Reply reply = line.answer(method, target, who, body);
      if (!target.startsWith("/v1/feeds/redemptions") || reply.status() != 200) {
        return reply;
      }
      byte[] none = new String(reply.body()).replaceAll("\\{\"key\"[^}]*},?", "").getBytes();
      return new Near.Reply(reply.status(), reply.headers(), none);
    };
  }

  @Test
  void anOutboxThatNeverEmptiesIsFound() throws Exception {
    requireFound(
        "Once the network is back the outbox is empty within",
        WITH_BACKEND,
        line(line ->
            (method, target, who, body) -> {
              if (target.equals("/v1/facts")) {
                planted = true;
                throw new IOException("planted");
              }
              return line.answer(method, target, who, body);
            }));
  }

  @Test
  void aBugThatIsCaughtAndLoggedIsFound() throws Exception {
    requireFound(
        "A terminal meets no bug of its own",
        WITH_BACKEND,
        line(line ->
            (_, _, _, _) -> {
              planted = true;
              throw new IllegalStateException("planted");
            }));
  }

  @Test
  void aDoorThatIsPulsedWithoutAnIntentIsFound() throws Exception {
    requireFound(
        INTENDED,
        ALONE,
        repeating(
            LockerSimulator.class,
            boards -> () -> boards.doors().stream().mapToInt(boards::pulses).sum(),
            OFTEN));
  }

  @Test
  void aDoorThatIsPulsedTwiceForOneIntentIsFound() throws Exception {
    requireFound(
        TWICE,
        ALONE,
        repeating(
            LockerSimulator.class,
            boards -> () -> boards.doors().stream().mapToInt(boards::pulses).sum(),
            0));
  }

  @Test
  void aGateThatTurnsWithoutAnIntentIsFound() throws Exception {
    String found = found(ALONE, repeating(GateSimulator.class, gate -> gate::passages, 10));
    assertTrue(planted, "there was an occasion for the fault");
    // Which one depends on whether somebody else just goes through.
    assertTrue(found.startsWith(INTENDED) || found.startsWith(TWICE), found);
  }

  private interface Pulses<D> {
    IntSupplier of(D device);
  }

  /// A device that hears the question that moved it once more, so many questions later.
  private <D> Seams repeating(Class<D> kind, Pulses<D> pulses, int later) {
    return new Seams() {
      @Override
      public Simulator device(Simulator device) {
        return kind.isInstance(device)
            ? new Repeating(device, pulses.of(kind.cast(device)), later)
            : device;
      }
    };
  }

  private final class Repeating implements Simulator {
    private final Simulator device;
    private final IntSupplier pulses;
    private int left;
    private byte[] moved = {};

    Repeating(Simulator device, IntSupplier pulses, int later) {
      this.device = device;
      this.pulses = pulses;
      this.left = later;
    }

    @Override
    public void attach(Consumer<byte[]> out) {
      device.attach(out);
    }

    @Override
    public void receive(byte[] bytes) {
      int before = pulses.getAsInt();
      device.receive(bytes);
      if (moved.length == 0 && pulses.getAsInt() > before) {
        moved = bytes.clone();
      }
      if (!planted && moved.length > 0 && left-- == 0) {
        planted = true;
        device.receive(moved);
      }
    }
  }
}
