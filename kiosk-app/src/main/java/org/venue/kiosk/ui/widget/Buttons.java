package org.venue.kiosk.ui.widget;

import java.awt.Color;
import java.util.function.Supplier;
import javax.swing.JLabel;
import org.venue.kiosk.ui.look.Icons;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.ui.widget.TouchButton.Variant;

/// Makes the buttons of a screen, each with its face.
public record Buttons(Metrics metrics, TouchGuard guard, Sounds sounds) {

  /// The usual way on: one on a screen.
  public TouchButton primary(Words words, Acts acts) {
    Column face = lines(words, Ink.ON_ACCENT, Ink.ON_ACCENT_QUIET);
    return new TouchButton(Variant.PRIMARY, acts, words.main(), face, this);
  }

  /// One of two ways on that are equal in size and weight. Acts when released.
  public TouchButton equal(Words words) {
    Column face = lines(words, Ink.STRONG, Ink.QUIET);
    return new TouchButton(Variant.TILE, Acts.ON_RELEASE, words.main(), face, this);
  }

  /// Another way on.
  public TouchButton secondary(String icon, Words words, Acts acts) {
    Type type = metrics.panel().portrait() ? Type.TITLE : Type.BODY;
    BigLabel main = new BigLabel(words.main(), type, Ink.STRONG);
    BigLabel second = new BigLabel(words.second(), Type.CAPTION, Ink.QUIET);
    Column text = new Column(0);
    text.with(main);
    if (!metrics.large()) {
      text.with(second);
    }
    Row face = new Row(metrics.grid(2)).centred();
    face.with(picture(icon, type, () -> Theme.colour("accent"))).share(1, text);
    face.pad(metrics.grid(1.5), metrics.grid(3));
    return new TouchButton(Variant.SECONDARY, acts, words.main(), face, this);
  }

  /// A way into a journey: icon in its square, two lines.
  public TouchButton tile(String icon, Words words) {
    Row face = new Row(metrics.grid(4)).centred();
    Column text = new Column(metrics.grid(0.5));
    text.with(new BigLabel(words.main(), Type.TITLE, Ink.STRONG))
        .with(new BigLabel(words.second(), Type.CAPTION, Ink.QUIET));
    face.with(MeaningMark.of(icon, metrics, 13)).share(1, text);
    face.pad(metrics.grid(4), metrics.grid(4));
    return new TouchButton(Variant.TILE, Acts.ON_PRESS, words.main(), face, this);
  }

  /// A way that is closed just now: the same tile saying why, and where to go instead.
  public TouchButton closedTile(String icon, Words words, Words why) {
    Row face = new Row(metrics.grid(4)).centred();
    Column text = new Column(metrics.grid(0.5));
    BigLabel first = new BigLabel(why.main(), Type.CAPTION, Ink.ATTENTION);
    BigLabel second = new BigLabel(why.second(), Type.CAPTION, Ink.ATTENTION);
    text.with(new BigLabel(words.main(), Type.TITLE, Ink.QUIET)).with(first).with(second);
    face.with(MeaningMark.of(icon, metrics, 13)).share(1, text);
    face.pad(metrics.grid(4), metrics.grid(4));
    TouchButton tile = new TouchButton(Variant.TILE, Acts.ON_PRESS, words.main(), face, this);
    tile.setEnabled(false);
    first.ink(Ink.ATTENTION);
    second.ink(Ink.ATTENTION);
    return tile;
  }

  /// A key of the foot: icon over one short word.
  public TouchButton foot(String icon, String word) {
    JLabel picture = picture(icon, Type.BODY, () -> Theme.colour("strong"));
    picture.setHorizontalAlignment(JLabel.CENTER);
    Column face = new Column(metrics.grid(0.5)).sit(0.5);
    face.with(picture).with(new BigLabel(word, Type.CAPTION, Ink.STRONG).centred());
    face.pad(metrics.grid(1), metrics.grid(0.5));
    return new TouchButton(Variant.FOOT, Acts.ON_PRESS, word, face, this);
  }

  /// A small truth about the terminal that leads to more about it.
  public TouchButton chip(Meaning meaning, String words) {
    Row face = new Row(metrics.grid(1)).centred();
    face.with(picture(meaning.icon(), Type.CAPTION, meaning::colour))
        .with(new BigLabel(words, Type.CAPTION, meaning.ink()));
    face.pad(metrics.grid(1), metrics.grid(2));
    return new TouchButton(Variant.CHIP, Acts.ON_PRESS, words, face, this);
  }

  /// A key with one figure on it.
  public TouchButton key(String figure) {
    Column face = new Column(0).sit(0.5);
    face.with(new BigLabel(figure, Type.TITLE, Ink.STRONG).centred());
    return new TouchButton(Variant.KEY, Acts.ON_PRESS, figure, face, this);
  }

  /// A key with an icon on it.
  public TouchButton key(String icon, String name) {
    JLabel picture = picture(icon, Type.TITLE, () -> Theme.colour("strong"));
    picture.setHorizontalAlignment(JLabel.CENTER);
    Column face = new Column(0).sit(0.5);
    face.with(picture);
    return new TouchButton(Variant.KEY, Acts.ON_PRESS, name, face, this);
  }

  private Column lines(Words words, Ink strong, Ink quiet) {
    Column face = new Column(0).sit(0.5);
    face.with(new BigLabel(words.main(), Type.TITLE, strong).centred())
        .with(new BigLabel(words.second(), Type.CAPTION, quiet).centred());
    face.pad(metrics.grid(2), metrics.grid(3));
    return face;
  }

  private JLabel picture(String icon, Type type, Supplier<Color> colour) {
    return new JLabel(Icons.icon(icon, metrics.icon(type), colour));
  }
}
