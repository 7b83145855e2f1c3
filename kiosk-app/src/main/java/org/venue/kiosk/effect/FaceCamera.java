package org.venue.kiosk.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Viewing;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.vision.face.Enrolment;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceReader;
import org.venue.kiosk.vision.face.LiveCheck;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.FaceStep;

/// Looks at a face while a screen is shown that says so: one session for each time it is shown.
/// First the person shows that somebody is there, then the face is recognised or its template is
/// made. Each session ends in one outcome, and everything of it is wiped with it; only the template
/// of an enrolment waits a minute for the member's consent to be fulfilled.
///
/// Frames go from the camera to the eyes and to the screen, and nowhere else.
public final class FaceCamera implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaceCamera.class);

  /// How long a person has to be seen well; from the last move on, where moves are asked for.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A camera that comes on takes a second or two; one that gives nothing for so long is broken.
  private static final Duration STALLED = Duration.ofSeconds(5);

  /// How long a template waits to be stored.
  private static final Duration WAITS = Duration.ofSeconds(60);

  /// Half a frame of a quick camera.
  private static final Duration BEAT = Duration.ofMillis(15);

  private final Camera camera;
  private final Eyes eyes;
  private final ScheduledExecutorService thread;
  private final LongSupplier nanos;
  private final Random random;
  private final boolean mirrored;
  private final boolean live;
  private final Consumer<Event> news;
  private final AtomicReference<Waiting> waiting = new AtomicReference<>();
  private volatile Optional<Frame> newest = Optional.empty();
  private volatile FaceService service = FaceService.NONE;

  // The thread alone touches it.
  private Session session;

  /// What the camera needs of vision and store. Used by the camera's thread alone.
  public interface Eyes extends AutoCloseable {
    /// Opens models and stored faces, or opens them again.
    ///
    /// @return how far faces can be known: [FaceService#MATCHING_OFF] or [FaceService#READY]
    FaceService open() throws FaceException, StoreException;

    /// What a frame shows.
    ///
    /// @param wanted whether a template is to be made of a good one; the caller's to wipe
    FaceReader.Sight see(Frame frame, boolean wanted) throws FaceException;

    /// The least similarity of two templates of one person.
    double alike();

    /// Whose face it is among those who may come now: [FaceOutcome.Known] or
    /// [FaceOutcome.Stranger]. It is written down that a face was used.
    FaceOutcome identify(Template sought) throws StoreException;

    /// Writes down that a face was not live.
    void notLive() throws StoreException;

    /// Forgets what was seen, after a session.
    void rest() throws FaceException;

    @Override
    void close();
  }

  private record Waiting(float[] vector, long since) {
    void wipe() {
      Arrays.fill(vector, 0);
    }
  }

  /// A camera that is off.
  ///
  /// @param thread its own; looking takes tens of milliseconds, opening models seconds
  /// @param nanos the monotonic clock
  /// @param random draws what people are asked to do
  /// @param mirrored whether the camera's pictures are
  /// @param live whether somebody must show that they are there; only a demonstration does without
  /// @param news takes [Event.FaceGuided] and [Event.FaceSeen]
  public FaceCamera(
      Camera camera,
      Eyes eyes,
      ScheduledExecutorService thread,
      LongSupplier nanos,
      Random random,
      boolean mirrored,
      boolean live,
      Consumer<Event> news) {
    this.camera = camera;
    this.eyes = eyes;
    this.thread = thread;
    this.nanos = nanos;
    this.random = random;
    this.mirrored = mirrored;
    this.live = live;
    this.news = news;
  }

  /// Opens the eyes; on the camera's thread, since it takes seconds.
  public void prepare() {
    try {
      FaceService can = eyes.open();
      service = can == FaceService.READY && !live ? FaceService.WITHOUT_LIVENESS : can;
    } catch (FaceException | StoreException e) {
      service = FaceService.NONE;
      LOG.error("Faces cannot be used: {}", e.getMessage());
    } catch (RuntimeException | LinkageError bug) {
      service = FaceService.NONE;
      LOG.error("Faces cannot be used", bug);
    }
  }

  /// How far faces can be known; [FaceService#NONE] until [#prepare] is done. Says nothing of the
  /// camera.
  public FaceService service() {
    return service;
  }

  /// The purpose of the screen that is shown, if it is one that looks at faces; from any thread.
  public void shown(Optional<FacePurpose> now) {
    soon(() -> turn(now), Duration.ZERO);
  }

  /// Whether the camera gives its pictures as a mirror would.
  public boolean mirrored() {
    return mirrored;
  }

  /// What the screen paints; empty while the camera is off or has not yet given a frame.
  public Optional<Frame> newest() {
    return newest;
  }

  /// Hands the template of the last enrolment out, once; the caller's to wipe. From any thread.
  public Optional<float[]> take() {
    Waiting template = waiting.getAndSet(null);
    if (template == null) {
      return Optional.empty();
    }
    if (nanos.getAsLong() - template.since() > WAITS.toNanos()) {
      template.wipe();
      return Optional.empty();
    }
    return Optional.of(template.vector());
  }

  private void drop() {
    take().ifPresent(vector -> Arrays.fill(vector, 0));
  }

  private void turn(Optional<FacePurpose> now) {
    if (now.equals(Optional.ofNullable(session).map(s -> s.purpose))) {
      return;
    }
    end();
    if (now.isPresent()) {
      drop();
      session = new Session(now.get());
      look(session);
    }
  }

  private void end() {
    if (session != null) {
      session.close();
      session = null;
      newest = Optional.empty();
      rest();
    }
  }

  private void rest() {
    if (!service.knows()) {
      return;
    }
    try {
      eyes.rest();
    } catch (FaceException e) {
      LOG.error("What was seen could not be overwritten: {}", e.getMessage());
    }
  }

  private void look(Session of) {
    if (session != of) {
      return;
    }
    of.look();
    soon(() -> look(of), BEAT);
  }

  /// Ends what is under way and shuts the eyes, before the thread is ended; waits for it.
  @Override
  public void close() {
    try {
      thread.submit(this::shut).get(5, TimeUnit.SECONDS);
    } catch (RejectedExecutionException _) {
      // The thread has ended, and the program with it.
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The camera for faces did not end as it should", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void shut() {
    end();
    drop();
    service = FaceService.NONE;
    eyes.close();
  }

  private void soon(Runnable work, Duration delay) {
    try {
      thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // The terminal ends; the camera is closed with the other devices.
    }
  }

  /// One look at a face, from the screen's coming to its going.
  private final class Session implements AutoCloseable {
    private final FacePurpose purpose;
    private final Viewing viewing = camera.watch();
    private final long began = nanos.getAsLong();
    private long moved = began;
    private long lastFrame = began;
    private long seen = -1;
    private boolean over;
    private FaceStep step = new FaceStep.Starting();
    private Optional<LiveCheck> check = Optional.empty();
    private boolean asked;

    /// Who was live.
    private Optional<Template> person = Optional.empty();

    private Optional<Enrolment> enrolment = Optional.empty();

    Session(FacePurpose purpose) {
      this.purpose = purpose;
    }

    void look() {
      if (over) {
        viewing.newest().ifPresent(frame -> newest = Optional.of(frame));
        return;
      }
      try {
        if (!service.knows()) {
          finish(new FaceOutcome.Broken());
          return;
        }
        Optional<Frame> frame = viewing.newest().filter(next -> next.sequence() > seen);
        if (frame.isPresent()) {
          seen = frame.get().sequence();
          lastFrame = nanos.getAsLong();
          // Shown before it is looked at: the picture is never late.
          newest = frame;
          see(frame.get());
        }
        outOfTime();
      } catch (FaceException | StoreException e) {
        LOG.error("A face could not be looked at: {}", e.getMessage());
        finish(new FaceOutcome.Broken());
      } catch (RuntimeException bug) {
        LOG.error("A face could not be looked at", bug);
        finish(new FaceOutcome.Broken());
      }
    }

    private void outOfTime() {
      long now = nanos.getAsLong();
      if (!over && now - lastFrame > STALLED.toNanos()) {
        LOG.warn("{} gives no picture", camera.name());
        finish(new FaceOutcome.Broken());
      }
      if (!over && now - moved > PATIENCE.toNanos()) {
        finish(new FaceOutcome.NotSeen());
      }
    }

    /// Time within the session; the clock on the wall may be set meanwhile.
    private Instant now() {
      return Instant.EPOCH.plusNanos(nanos.getAsLong() - began);
    }

    private void see(Frame frame) throws FaceException, StoreException {
      if (live && person.isEmpty()) {
        challenge(frame);
        return;
      }
      FaceReader.Sight sight = eyes.see(frame, true);
      if (sight.template().isEmpty()) {
        tell(new FaceStep.LookStraight(sight.guidance()));
        return;
      }
      Template template = sight.template().get();
      if (live && sight.spoofed()) {
        template.wipe();
        notLive(LiveCheck.Why.SPOOFED.name());
        return;
      }
      switch (purpose) {
        case RECOGNISE -> recognise(template);
        case ENROL -> enrol(template);
      }
    }

    private void challenge(Frame frame) throws FaceException, StoreException {
      if (check.isEmpty()) {
        check = Optional.of(new LiveCheck(random, mirrored, eyes.alike(), now()));
      }
      FaceReader.Sight sight = eyes.see(frame, check.get().wantsTemplate());
      switch (check.get().take(sight, now())) {
        case LiveCheck.Step.LookStraight(var first) -> tell(new FaceStep.LookStraight(first));
        case LiveCheck.Step.Move(var move) -> {
          asked = true;
          moved = nanos.getAsLong();
          tell(new FaceStep.Move(move));
        }
        case LiveCheck.Step.NotLive(LiveCheck.Why why) -> {
          check = Optional.empty();
          // Who was asked for nothing yet has failed at nothing, and may still come.
          if (asked || why != LiveCheck.Why.NOT_DONE) {
            notLive(why.name());
          }
        }
        case LiveCheck.Step.Live(Template template) -> {
          check = Optional.empty();
          switch (purpose) {
            case RECOGNISE -> recognise(template);
            case ENROL -> {
              person = Optional.of(template);
              tell(new FaceStep.Taking(0, Enrolment.FRAMES));
            }
          }
        }
      }
    }

    private void notLive(String why) throws StoreException {
      LOG.info("A face was not live: {}", why);
      if (purpose == FacePurpose.RECOGNISE) {
        eyes.notLive();
      }
      finish(new FaceOutcome.NotLive());
    }

    private void recognise(Template template) throws StoreException {
      try {
        finish(eyes.identify(template));
      } finally {
        template.wipe();
      }
    }

    private void enrol(Template template) throws StoreException {
      if (person.isPresent() && person.get().similarity(template) < eyes.alike()) {
        template.wipe();
        notLive(LiveCheck.Why.ANOTHER_PERSON.name());
        return;
      }
      if (enrolment.isEmpty()) {
        enrolment = Optional.of(new Enrolment(eyes.alike()));
      }
      switch (enrolment.get().take(template, now())) {
        case Enrolment.Step.More(int taken) -> tell(new FaceStep.Taking(taken, Enrolment.FRAMES));
        case Enrolment.Step.Anew _ -> tell(new FaceStep.Taking(0, Enrolment.FRAMES));
        case Enrolment.Step.Made(Template made) -> {
          Waiting ready = new Waiting(made.vector(), nanos.getAsLong());
          made.wipe();
          waiting.set(ready);
          soon(() -> forget(ready), WAITS);
          finish(new FaceOutcome.Taken());
        }
      }
    }

    private void forget(Waiting old) {
      if (waiting.compareAndSet(old, null)) {
        old.wipe();
      }
    }

    private void tell(FaceStep now) {
      if (!now.equals(step)) {
        step = now;
        news.accept(new Event.FaceGuided(now));
      }
    }

    private void finish(FaceOutcome outcome) {
      if (!over) {
        over = true;
        wipe();
        news.accept(new Event.FaceSeen(purpose, outcome));
      }
    }

    private void wipe() {
      check.ifPresent(LiveCheck::close);
      check = Optional.empty();
      person.ifPresent(Template::wipe);
      person = Optional.empty();
      enrolment.ifPresent(Enrolment::close);
      enrolment = Optional.empty();
    }

    @Override
    public void close() {
      over = true;
      wipe();
      viewing.close();
    }
  }
}
