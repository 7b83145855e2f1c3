package org.venue.kiosk.ui;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.event.HierarchyEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Look;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Threads;
import org.venue.kiosk.ui.widget.Buttons;
import org.venue.kiosk.ui.widget.Flowing;
import org.venue.kiosk.ui.widget.Steps;
import org.venue.kiosk.ui.widget.TouchGuard;
import org.venue.kiosk.visit.Services;

/// The content of the terminal's window: takes views, shows the screen of each, and says what was
/// touched together with the step it was touched at. Belongs to the event thread.
///
/// A visitor's own look lasts until the door sign comes back, or 30 s of nobody at it.
public final class Stage extends JPanel {
  private static final Duration LOOK_LASTS = Duration.ofSeconds(30);
  private static final Duration MINUTE_HAND = Duration.ofSeconds(1);

  /// What a stage needs.
  ///
  /// @param own how it looks to everyone who chooses nothing
  /// @param words the words in a language, with moments as clocks here have them
  /// @param patience how long a state of waiting is kept from the screen, since most are over
  ///   sooner; 300 ms at a terminal, zero where each state is to be seen
  /// @param live the camera's picture
  public record House(
      Panel panel,
      Venue venue,
      Look own,
      Fonts fonts,
      Function<Language, Text> words,
      InstantSource clock,
      Sounds sounds,
      Duration patience,
      LivePicture live) {

    /// A terminal without a camera.
    public House(
        Panel panel,
        Venue venue,
        Look own,
        Fonts fonts,
        Function<Language, Text> words,
        InstantSource clock,
        Sounds sounds,
        Duration patience) {
      this(panel, venue, own, fonts, words, clock, sounds, patience, LivePicture.NONE);
    }

    /// The same with a live picture.
    public House with(LivePicture camera) {
      return new House(panel, venue, own, fonts, words, clock, sounds, patience, camera);
    }
  }

  /// Where touches go.
  @FunctionalInterface
  public interface Touches {

    /// Someone did this while the view of this step was shown.
    void acted(Event.Act act, long step);
  }

  private final House house;
  private final Touches touches;
  private final Function<Kit, Screens> build;
  private final TouchGuard guard = new TouchGuard(System::nanoTime);
  private final Timer minute;
  private final Timer forget;
  private final Timer late;

  private Look look;
  private Kit kit;
  private Head head;
  private Foot foot;
  private NetworkChip network;
  private Screens screens;
  private Screen<?> screen;
  private Steps steps;
  private View view = new View(new Home.Attract(), Services.ALL, 0);

  /// A stage that shows the door sign until it is told otherwise.
  public Stage(House house, Touches touches, Function<Kit, Screens> build) {
    super(null);
    Threads.mustBeEdt();
    this.house = house;
    this.touches = touches;
    this.build = build;
    minute = new Timer((int) MINUTE_HAND.toMillis(), tick -> head.tick());
    forget = new Timer((int) LOOK_LASTS.toMillis(), passed -> dress(house.own()));
    forget.setRepeats(false);
    late = new Timer((int) house.patience().toMillis(), passed -> present());
    late.setRepeats(false);
    setFocusable(true);
    addHierarchyListener(this::showing);
    dress(house.own());
  }

  /// Shows this view, the only way anything gets onto the screen.
  public void show(View next) {
    Threads.mustBeEdt();
    State before = view.state();
    view = next;
    late.stop();
    boolean home = next.state() instanceof Home.Attract;
    if (home && !(before instanceof Home.Attract) && !look.equals(house.own())) {
      dress(house.own());
    } else if (next.state() instanceof State.Busy
        && !(before instanceof State.Busy)
        && !house.patience().isZero()) {
      guard.changed();
      late.start();
    } else {
      present();
    }
  }

  /// How it looks just now.
  public Look look() {
    return look;
  }

  /// Puts on another look and shows the same step in it.
  public void dress(Look next) {
    Threads.mustBeEdt();
    forget.stop();
    boolean sizes = look == null || look.mode() != next.mode() || look.scheme() != next.scheme();
    look = next;
    Metrics metrics = new Metrics(house.panel(), look.mode());
    if (sizes) {
      Theme.install(look.scheme(), metrics, house.fonts());
    }
    removeAll();
    putClientProperty("FlatLaf.styleClass", null);
    updateUI();
    putClientProperty("FlatLaf.styleClass", "stage");
    kit =
        new Kit(
            house.words().apply(look.language()),
            metrics,
            new Buttons(metrics, guard, house.sounds()),
            house.clock(),
            house.venue(),
            look.reach() && !house.panel().portrait(),
            house.live(),
            () -> view.services(),
            act -> touches.acted(act, view.step()));
    screens = build.apply(kit);
    screen = null;
    steps = null;
    network = new NetworkChip(kit, !look.reach());
    head = new Head(kit.text(), metrics, house.clock(), house.venue());
    foot = new Foot(kit, this::change);
    add(head);
    if (house.panel().portrait()) {
      add(network);
    } else {
      head.carry(network);
    }
    add(foot);
    present();
    if (view.state() instanceof Home.Attract && !look.equals(house.own())) {
      forget.start();
    }
  }

  private void change(Foot.Change change) {
    dress(
        switch (change) {
          case LANGUAGE -> look.otherLanguage();
          case MODE -> look.otherMode();
          case CONTRAST -> look.otherContrast(house.own().scheme());
          case REACH -> look.otherReach();
        });
  }

  private void present() {
    Screen<?> next = screens.show(view.state());
    head.tell(view.services());
    if (next != screen) {
      guard.changed();
      if (screen != null) {
        remove(screen.middle());
        remove(screen.controls());
      }
      screen = next;
      add(screen.middle());
      add(screen.controls());
      screen.meaning().ifPresent(meaning -> house.sounds().play(meaning.sound()));
      rest();
    }
    if (steps != null) {
      remove(steps);
      steps = null;
    }
    screen
        .step()
        .ifPresent(at -> {
          steps = new Steps(stepNames(), at, kit.metrics());
          add(steps);
        });
    foot.offer(screen.ways());
    network.tell(view.services().backend());
    network.offer(screen.ways().contains(Choice.NETWORK));
    revalidate();
    repaint();
  }

  /// Nothing on a new screen is chosen in advance; a keyboard begins at its first button.
  private void rest() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    if (owner == null || SwingUtilities.isDescendingFrom(owner, this)) {
      requestFocusInWindow();
    }
  }

  private List<String> stepNames() {
    Text text = kit.text();
    return List.of(text.main("step.scan"), text.main("step.locker"), text.main("step.enter"));
  }

  @Override
  public void doLayout() {
    Metrics metrics = kit.metrics();
    int side = metrics.grid(5);
    int gap = metrics.grid(3);
    int width = getWidth() - 2 * side;
    int footHigh = foot.heightFor(getWidth());
    foot.setBounds(0, getHeight() - footHigh, getWidth(), footHigh);
    int top =
        metrics.grid(!look.reach() || !house.panel().portrait() ? 5 : metrics.large() ? 16 : 36);
    int chipGap = metrics.grid(1.5);
    int chip = house.panel().portrait() && network.isVisible() ? network.heightFor(width) : 0;
    if (look.reach() && chip > 0) {
      // What is touched keeps its place.
      top -= chip + chipGap;
    }
    int headHigh = head.heightFor(width);
    head.setBounds(side, top, width, headHigh);
    top += headHigh + gap;
    int bottom = getHeight() - footHigh - gap;
    if (chip > 0) {
      network.setBounds(side, top - gap + chipGap, width, chip);
      top += chip + chipGap;
    }
    if (steps != null) {
      int high = steps.heightFor(width);
      steps.setBounds(side, top, width, high);
      top += high + gap;
    }
    if (house.panel().portrait()) {
      int controls = Flowing.height(screen.controls(), width);
      int between = controls == 0 ? 0 : gap;
      screen.middle().setBounds(side, top, width, bottom - controls - between - top);
      screen.controls().setBounds(side, bottom - controls, width, controls);
    } else {
      besides(side, gap, top, bottom);
    }
  }

  /// Landscape: what is read at the left, what is touched at the right; in reach mode at its
  /// bottom.
  private void besides(int side, int gap, int top, int bottom) {
    int width = getWidth() - 2 * side;
    boolean empty = screen.controls().getComponentCount() == 0;
    int right = empty ? 0 : (int) (width * (look.reach() ? 0.5 : 0.42));
    int left = empty ? width : width - right - gap;
    int controls = Flowing.height(screen.controls(), right);
    int above = look.reach() ? bottom - controls : top + Math.max(0, (bottom - top - controls) / 2);
    screen.middle().setBounds(side, top, left, bottom - top);
    screen.controls().setBounds(side + left + gap, above, right, controls);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(house.panel().width(), house.panel().height());
  }

  private void showing(HierarchyEvent changed) {
    if ((changed.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
      if (isShowing()) {
        minute.start();
      } else {
        minute.stop();
        late.stop();
        forget.stop();
      }
    }
  }
}
