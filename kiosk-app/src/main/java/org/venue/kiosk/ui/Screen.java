package org.venue.kiosk.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.swing.JComponent;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Note;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// How one state looks: a middle that is read and controls that are touched. Built once, then shown
/// states of its kind; it says what was touched and decides nothing.
///
/// @param <S> the state it shows
public abstract class Screen<S extends State> {
  protected final Kit kit;
  private final Column middle;
  private final Column controls;
  private final Note note;
  private final List<TouchButton> beside = new ArrayList<>();
  private final Set<Choice> ways = EnumSet.of(Choice.START_OVER, Choice.HELP, Choice.NETWORK);

  /// An empty screen.
  protected Screen(Kit kit) {
    this.kit = kit;
    middle = new Column(kit.metrics().grid(2));
    controls = new Column(kit.metrics().grid(2));
    note = new Note(kit.metrics());
    middle.with(note);
  }

  /// Shows this state.
  public abstract void show(S state);

  /// Which of the three meanings is heard when it comes up, if any.
  public Optional<Meaning> meaning() {
    return Optional.empty();
  }

  /// The step of the check-in that is being taken, from 0, for screens on that way.
  public OptionalInt step() {
    return OptionalInt.empty();
  }

  /// What is read.
  public final JComponent middle() {
    return middle;
  }

  /// What is touched.
  public final JComponent controls() {
    return controls;
  }

  /// Which keys of the foot, and the chip of the network, lead somewhere from here.
  public final Set<Choice> ways() {
    return ways;
  }

  /// Says this above everything, on screens where it must not be missed; nothing where there is
  /// nothing to say.
  public final void note(Optional<Words> words) {
    note.setVisible(words.isPresent());
    words.ifPresent(what -> note.tell(what.main()));
  }

  /// Puts a part into the middle, where it takes the height that is left.
  protected final void fill(JComponent part) {
    middle.grow(part);
  }

  /// Puts a part into the middle as high as it needs.
  protected final void stack(JComponent part) {
    middle.with(part);
  }

  /// Offers the key for going back.
  protected final void offerBack() {
    ways.add(Choice.BACK);
  }

  /// Offers no key of the foot that moves the journey: nobody is here, or the terminal is at work.
  protected final void offerNoWay() {
    ways.clear();
  }

  /// Offers no way to start over, on the screens that stand at its start.
  protected final void offerHelpOnly() {
    ways.retainAll(Set.of(Choice.HELP, Choice.NETWORK));
  }

  /// Asking for help is under way already.
  protected final void offerNoHelp() {
    ways.remove(Choice.HELP);
  }

  /// The page of the network is shown already.
  protected final void offerNoNetwork() {
    ways.remove(Choice.NETWORK);
  }

  /// Puts any part under the controls.
  protected final void control(JComponent part) {
    controls.with(part);
  }

  /// The usual way on.
  protected final TouchButton primary(String key, Choice choice, Acts acts) {
    TouchButton button = kit.buttons().primary(words(key), acts).does(kit.choose(choice));
    controls.with(button);
    return button;
  }

  /// Another way on; they are laid two by two.
  protected final TouchButton secondary(String icon, String key, Choice choice, Acts acts) {
    TouchButton button = kit.buttons().secondary(icon, words(key), acts).does(kit.choose(choice));
    pair(button, true);
    return button;
  }

  /// Puts a button beside the one before, or under it.
  protected final void pair(TouchButton button, boolean two) {
    if (two && beside.size() % 2 == 1) {
      JComponent row = (JComponent) beside.getLast().getParent();
      ((Row) row).share(1, button);
    } else {
      controls.with(new Row(kit.metrics().grid(2)).share(1, button));
    }
    beside.add(button);
  }

  /// Puts two buttons side by side under the others.
  protected final void row(TouchButton left, TouchButton right) {
    controls.with(new Row(kit.metrics().grid(2)).share(1, left).share(1, right));
    beside.add(left);
    beside.add(right);
  }

  /// Two ways on of which neither is the usual one: equal in size and weight.
  protected final void either(String one, Choice choice, String other, Choice otherChoice) {
    TouchButton first = kit.buttons().equal(words(one)).does(kit.choose(choice));
    TouchButton second = kit.buttons().equal(words(other)).does(kit.choose(otherChoice));
    row(first, second);
  }

  /// Takes away what [#pair] and [#row] have laid, for screens whose choices differ from state to
  /// state.
  protected final void clearPairs() {
    beside.forEach(button -> {
      if (button.getParent() != null && button.getParent().getParent() == controls) {
        controls.remove(button.getParent());
      }
    });
    beside.clear();
  }

  /// A saying in both languages.
  protected final Words words(String key, Object... parameters) {
    return kit.text().words(key, parameters);
  }
}
