package org.venue.kiosk.ui;

import java.awt.Graphics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;

/// The keys that are on every screen, each always in its place, and whom to call. A key that leads
/// nowhere from here is away, and its place stays empty.
final class Foot extends Column {

  /// What the foot changes about the look.
  enum Change {
    LANGUAGE,
    MODE,
    CONTRAST,
    REACH
  }

  private final Map<Choice, TouchButton> ways = new EnumMap<>(Choice.class);

  Foot(Kit kit, Consumer<Change> change) {
    super(kit.metrics().grid(1.5));
    Metrics metrics = kit.metrics();
    setOpaque(true);
    putClientProperty("FlatLaf.styleClass", "foot");
    pad(metrics.grid(2), metrics.grid(5));
    Row keys = new Row(metrics.grid(1.5));
    way(keys, kit, "back", "foot.back", Choice.BACK);
    way(keys, kit, "restart", "foot.start-over", Choice.START_OVER);
    way(keys, kit, "help", "foot.help", Choice.HELP);
    look(keys, kit, "globe", "foot.language", () -> change.accept(Change.LANGUAGE));
    look(keys, kit, "large", "foot.large", () -> change.accept(Change.MODE));
    look(keys, kit, "contrast", "foot.contrast", () -> change.accept(Change.CONTRAST));
    look(keys, kit, "reach", "foot.reach", () -> change.accept(Change.REACH));
    String call = kit.text().main("foot.call", kit.venue().phone());
    if (metrics.panel().portrait()) {
      with(keys).with(new BigLabel(call, Type.CAPTION, Ink.QUIET).centred());
    } else {
      Row line = new Row(metrics.grid(4)).centred();
      with(line.share(4, keys).share(1, new BigLabel(call, Type.CAPTION, Ink.QUIET).right()));
    }
  }

  /// Only these keys lead somewhere.
  void offer(Set<Choice> offered) {
    ways.forEach((choice, key) -> key.lead(offered.contains(choice)));
  }

  private void way(Row keys, Kit kit, String icon, String text, Choice choice) {
    TouchButton key = kit.buttons().foot(icon, kit.text().main(text)).does(kit.choose(choice));
    ways.put(choice, key);
    keys.share(1, key);
  }

  private static void look(Row keys, Kit kit, String icon, String text, Runnable action) {
    keys.share(1, kit.buttons().foot(icon, kit.text().main(text)).does(action));
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    g.setColor(Theme.colour("line"));
    g.fillRect(0, 0, getWidth(), 2);
  }
}
