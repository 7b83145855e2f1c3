package org.venue.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Model;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;

class HardwareTest {
  private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
  private final Links links = new Links();
  private final DeviceContext context =
      new DeviceContext("gate.main", links, InstantSource.system(), line, event -> {});
  private final List<LinkUri> driven = new ArrayList<>();
  private final List<LinkUri> simulated = new ArrayList<>();
  private final Hardware hardware =
      new Hardware(
          List.of(
              new Model<>(
                  "sesame",
                  Gate.class,
                  Map.of("baud", "9600"),
                  Set.of("pulse"),
                  (uri, at) -> {
                    driven.add(uri);
                    return new Sesame(at.name());
                  },
                  uri -> {
                    simulated.add(uri);
                    return new Mute();
                  })));

  private record Sesame(String name) implements Gate {
    @Override
    public Passage open() {
      return Passage.ASKED;
    }

    @Override
    public boolean drawn() {
      return false;
    }

    @Override
    public DeviceStatus status() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Counters counters() {
      return new Counters(0, 0, 0, 0);
    }

    @Override
    public void close() {}
  }

  private record Mute() implements Simulator {
    @Override
    public void attach(Consumer<byte[]> out) {}

    @Override
    public void receive(byte[] bytes) {}
  }

  @AfterEach
  void end() {
    line.shutdownNow();
  }

  private String refused(String spec) {
    return assertThrows(IllegalArgumentException.class, () -> hardware.gate(spec, context))
        .getMessage();
  }

  @Test
  void aSpecBecomesADriverWithDefaultsFilledIn() {
    hardware.gate("sesame serial:/dev/gate?pulse=5", context).close();
    assertEquals(Map.of("pulse", "5", "baud", "9600"), driven.getFirst().options());
  }

  @Test
  void anUnknownModelNamesTheKnownOnes() {
    assertEquals("There is no gate model 'seasame'; known are sesame.", refused("seasame sim:"));
    assertEquals(
        "There is no locker model 'sesame'; known are none.",
        assertThrows(IllegalArgumentException.class, () -> hardware.locker("sesame sim:", context))
            .getMessage());
    assertEquals(
        "There is no kind of device 'gates'; known are camera, gate, locker, scanner.",
        assertThrows(IllegalArgumentException.class, () -> hardware.models("gates")).getMessage());
  }

  @Test
  void aSpecOfAnotherShapeIsExplained() {
    assertTrue(refused("sesame").contains("is not a model and a link"));
    assertTrue(refused("sesame sim: twice").contains("is not a model and a link"));
    assertTrue(refused("sesame sim:?puls=5").contains("the model sesame knows"));
  }

  @Test
  void aSimulatorWithoutANameHasItsDevicesName() throws Exception {
    String spec = "sesame sim:?seed=7";
    hardware.simulate("gate", spec, "gate.main", links);
    hardware.gate(spec, context).close();
    try (var link = links.open(driven.getFirst())) {
      assertTrue(links.simulator("gate.main").isPresent());
      assertEquals("7", simulated.getFirst().option("seed", ""));
      link.write(new byte[] {1});
    }
    Simulator first = links.simulator("gate.main").orElseThrow();
    links.open(driven.getFirst()).close();
    assertSame(first, links.simulator("gate.main").orElseThrow());
  }

  @Test
  void aSimulatorStandsByItselfByModelOrSpec() {
    hardware.simulator("gate", "sesame", 3);
    hardware.simulator("gate", "sesame sim:?pulse=9", 4);
    assertEquals(Map.of("seed", "3", "baud", "9600"), simulated.get(0).options());
    assertEquals(Map.of("pulse", "9", "seed", "4", "baud", "9600"), simulated.get(1).options());
  }
}
