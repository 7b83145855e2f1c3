package org.venue.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.link.LinkUri;
import org.venue.kiosk.effect.Admissions;
import org.venue.kiosk.effect.FaceCamera;
import org.venue.kiosk.effect.FaceDesk;
import org.venue.kiosk.effect.FaceEyes;
import org.venue.kiosk.effect.Journal;
import org.venue.kiosk.effect.KnownFaces;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.FaceService;

/// All of a terminal that has to do with faces. One without a camera for them has the desk alone,
/// so that consents end and faces are deleted there too.
final class FaceSide implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaceSide.class);

  private final KnownFaces known;
  private final Optional<Seeing> seeing;
  private final FaceDesk desk;
  private final Runnable changed;

  /// What faces are stored with.
  record Tools(Database store, Journal journal, Admissions admissions, Vault vault) {}

  /// A camera, who looks through it, and the thread of that.
  private record Seeing(Camera device, FaceCamera eyes, ScheduledExecutorService thread) {}

  /// @param device the camera for faces as it is configured, if there is one
  /// @param thread gives the camera's thread
  /// @param news takes what is seen
  /// @param changed called when faces can be known, or no longer
  FaceSide(
      KioskConfig config,
      Kiosk.Surroundings world,
      Tools tools,
      Optional<Camera> device,
      Supplier<ScheduledExecutorService> thread,
      Consumer<Event> news,
      Runnable changed) {
    this.changed = changed;
    Faces faces = new Faces(tools.vault());
    known = new KnownFaces(tools.store(), tools.journal(), faces, tools.vault());
    seeing = device.map(camera -> seeing(config, world, camera, thread.get(), news));
    desk =
        new FaceDesk(
            tools.store(),
            tools.journal(),
            tools.admissions(),
            faces,
            known,
            () -> seeing.flatMap(has -> has.eyes().take()),
            config.faces().retention());
  }

  private Seeing seeing(
      KioskConfig config,
      Kiosk.Surroundings world,
      Camera camera,
      ScheduledExecutorService thread,
      Consumer<Event> news) {
    FaceCamera eyes =
        new FaceCamera(
            camera,
            new FaceEyes(config.faces().models(), known),
            thread,
            world.threads().ticker()::nanos,
            world.random(),
            mirrored(config, camera.name()),
            world.live(),
            news);
    return new Seeing(camera, eyes, thread);
  }

  private static boolean mirrored(KioskConfig config, String camera) {
    return config.cameras().stream()
        .filter(c -> c.name().equals(camera))
        .map(c -> LinkUri.parse(c.device().strip().split("\\s+", 2)[1]))
        .anyMatch(uri -> uri.option("mirrored", false));
  }

  /// Opens models and stored faces after this long: natives take seconds to load.
  void prepare(Duration later) {
    seeing.ifPresent(has ->
        has.thread().schedule(() -> open(has.eyes()), later.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void open(FaceCamera eyes) {
    eyes.prepare();
    changed.run();
  }

  /// The camera is on exactly while a screen is shown that says what for.
  void shown(View view) {
    Optional<FaceFlow.Watched> watched =
        view.state() instanceof FaceFlow.Watched now ? Optional.of(now) : Optional.empty();
    seeing.ifPresent(has -> has.eyes().shown(watched.map(FaceFlow.Watched::purpose)));
  }

  /// How far faces can be known now. Where one is stored there is always a way to have it deleted,
  /// whatever became of the camera.
  FaceService service() {
    FaceService sees =
        seeing
            .filter(has -> has.device().status().ready())
            .map(has -> has.eyes().service())
            .orElse(FaceService.NONE);
    return sees == FaceService.NONE && desk.holding() ? FaceService.MATCHING_OFF : sees;
  }

  /// What answers the journeys.
  FaceDesk desk() {
    return desk;
  }

  /// Who looks at faces; empty without a camera for them.
  Optional<FaceCamera> camera() {
    return seeing.map(Seeing::eyes);
  }

  /// Ends what has run out; every minute.
  void expire() {
    boolean held = desk.holding();
    try {
      desk.expire();
      if (desk.holding() != held) {
        changed.run();
      }
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("Consents that run out could not be looked after; again in a minute", bug);
    }
  }

  /// The terminal is out of service: nobody is known here any more.
  void forget() {
    known.close();
  }

  /// Wipes what is in memory, before the thread is ended.
  @Override
  public void close() {
    seeing.ifPresent(has -> has.eyes().close());
    known.close();
  }
}
