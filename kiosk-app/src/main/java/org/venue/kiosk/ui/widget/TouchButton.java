package org.venue.kiosk.ui.widget;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Sounds.Sound;
import org.venue.kiosk.ui.look.Theme;

/// A place to touch. It acts when pressed, where that can be taken back, and otherwise when
/// released on or near it (WCAG 2.5.2); a rolling or a long touch counts like any other. What it
/// shows is its one child; see [Buttons].
public final class TouchButton extends JButton implements Flowing {

  /// How much weight a button has.
  public enum Variant {
    PRIMARY,
    SECONDARY,
    TILE,
    FOOT,
    CHIP,
    KEY
  }

  /// When it acts.
  public enum Acts {
    ON_PRESS,
    ON_RELEASE
  }

  private final Metrics metrics;
  private final Sounds sounds;
  private final Variant variant;
  private final int least;
  private final int shadow;

  TouchButton(Variant variant, Acts acts, String name, JComponent face, Buttons maker) {
    this.metrics = maker.metrics();
    this.sounds = maker.sounds();
    this.variant = variant;
    this.shadow = variant == Variant.TILE || variant == Variant.KEY ? metrics.grid(0.75) : 0;
    this.least =
        switch (variant) {
          case PRIMARY, KEY, TILE -> metrics.key();
          case SECONDARY -> Math.max(metrics.touch(), metrics.mm(16));
          case FOOT, CHIP -> metrics.touch();
        };
    putClientProperty("FlatLaf.styleClass", variant.name().toLowerCase(Locale.ROOT));
    setContentAreaFilled(false);
    setBorderPainted(false);
    setFocusPainted(false);
    setBorder(null);
    setOpaque(false);
    setLayout(new BorderLayout());
    add(face);
    getAccessibleContext().setAccessibleName(name);
    for (MouseListener usual : getMouseListeners()) {
      removeMouseListener(usual);
    }
    addMouseListener(new Finger(acts, maker.guard()));
  }

  /// Calls this when it acts.
  public TouchButton does(Runnable action) {
    addActionListener(pressed -> action.run());
    return this;
  }

  @Override
  public void setEnabled(boolean enabled) {
    super.setEnabled(enabled);
    dim((Container) getComponent(0), !enabled);
  }

  private static void dim(Container face, boolean dimmed) {
    for (Component child : face.getComponents()) {
      if (child instanceof BigLabel label) {
        label.dim(dimmed);
      } else if (child instanceof Container inner) {
        dim(inner, dimmed);
      }
    }
  }

  @Override
  public int heightFor(int width) {
    return Math.max(least, Flowing.height(getComponent(0), width)) + shadow;
  }

  /// Leads somewhere, or is away while its place stays empty.
  public void lead(boolean somewhere) {
    setEnabled(somewhere);
    getComponent(0).setVisible(somewhere);
  }

  /// Whether there is anything to be seen of it.
  public boolean seen() {
    return getComponent(0).isVisible();
  }

  /// The least side in pixels that its variant must have on this panel.
  public int least() {
    return variant == Variant.SECONDARY || variant == Variant.FOOT ? metrics.touch() : least;
  }

  @Override
  public Dimension getPreferredSize() {
    int width = Math.max(least, getComponent(0).getPreferredSize().width);
    return new Dimension(width, heightFor(width));
  }

  @Override
  public void doLayout() {
    getComponent(0).setBounds(0, 0, getWidth(), getHeight() - shadow);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (!seen()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    int radius = metrics.radius();
    int height = getHeight() - shadow;
    boolean down = getModel().isPressed() && getModel().isArmed();
    if (shadow > 0 && isEnabled()) {
      Color soft = Theme.colour("shadow");
      Paints.plate(g, 0, shadow / 2, getWidth(), height + shadow / 2, radius, soft);
      Paints.plate(g, 1, 1, getWidth() - 2, height, radius, soft);
    }
    Paints.plate(g, 0, 0, getWidth(), height, radius, ground(down));
    if (variant != Variant.PRIMARY) {
      Paints.edge(g, 0, 0, getWidth(), height, radius, 2, edge());
    }
    if (isFocusOwner()) {
      Paints.edge(g, 0, 0, getWidth(), height, radius, metrics.grid(0.5), Theme.colour("strong"));
    }
    g.dispose();
  }

  private Color ground(boolean down) {
    if (!isEnabled()) {
      return Theme.colour("off");
    }
    if (variant == Variant.PRIMARY) {
      return down ? Theme.colour("accentPressed") : getBackground();
    }
    return down ? Theme.colour("pressed") : getBackground();
  }

  private Color edge() {
    return Theme.colour(isSelected() ? "accent" : "line");
  }

  /// Drives the button's model from a finger; the keyboard drives it as Swing does.
  private final class Finger extends MouseAdapter {
    private final Acts acts;
    private final TouchGuard guard;
    private int pressedOn = -1;

    Finger(Acts acts, TouchGuard guard) {
      this.acts = acts;
      this.guard = guard;
    }

    @Override
    public void mousePressed(MouseEvent e) {
      pressedOn = -1;
      if (!isEnabled() || !SwingUtilities.isLeftMouseButton(e) || !guard.open()) {
        return;
      }
      pressedOn = guard.screen();
      getModel().setArmed(true);
      getModel().setPressed(true);
      sounds.play(variant == Variant.KEY ? Sound.KEY : Sound.TOUCH);
      // Seen within this frame even if what follows takes its time.
      paintImmediately(0, 0, getWidth(), getHeight());
      if (acts == Acts.ON_PRESS) {
        act();
      }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      boolean counts = acts == Acts.ON_RELEASE && pressedOn == guard.screen() && near(e);
      pressedOn = -1;
      getModel().setArmed(false);
      getModel().setPressed(false);
      if (counts) {
        act();
      }
    }

    private boolean near(MouseEvent e) {
      int slop = metrics.touch() / 2;
      return e.getX() >= -slop
          && e.getY() >= -slop
          && e.getX() < getWidth() + slop
          && e.getY() < getHeight() + slop;
    }

    private void act() {
      fireActionPerformed(
          new ActionEvent(TouchButton.this, ActionEvent.ACTION_PERFORMED, getActionCommand()));
    }
  }
}
