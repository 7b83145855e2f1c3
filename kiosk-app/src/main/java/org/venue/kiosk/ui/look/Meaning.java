package org.venue.kiosk.ui.look;

import java.awt.Color;
import javax.swing.UIManager;

/// The three things a colour may say. None relies on colour alone: each has its icon and its sound.
public enum Meaning {
  DONE(Ink.DONE, Sounds.Sound.DONE),
  ATTENTION(Ink.ATTENTION, Sounds.Sound.ATTENTION),
  REFUSED(Ink.REFUSED, Sounds.Sound.REFUSED);

  private final Ink ink;
  private final Sounds.Sound sound;

  Meaning(Ink ink, Sounds.Sound sound) {
    this.ink = ink;
    this.sound = sound;
  }

  /// The ink of its words.
  public Ink ink() {
    return ink;
  }

  /// The icon that says it without colour.
  public String icon() {
    return ink.style();
  }

  /// The sound that says it without sight.
  public Sounds.Sound sound() {
    return sound;
  }

  /// The colour of its icon.
  public Color colour() {
    return UIManager.getColor("Kiosk." + ink.style());
  }

  /// The pale ground its icon stands on.
  public Color ground() {
    return UIManager.getColor("Kiosk." + ink.style() + "Ground");
  }
}
