package org.venue.kiosk.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;

/// A wall of lockers as one stands before it. A click is a hand that shuts an open door or pulls a
/// shut one; a click with the other button jams it or frees it.
final class Wall extends JComponent {
  private static final int COLUMNS = 8;
  private static final int CELL_WIDTH = 52;
  private static final int CELL_HEIGHT = 64;
  private static final int GAP = 4;

  private final LockerSimulator doors;
  private final List<Door> order;
  private final int firstNumber;

  Wall(LockerSimulator doors, int firstNumber) {
    this.doors = doors;
    this.order = List.copyOf(doors.doors());
    this.firstNumber = firstNumber;
    int rows = (order.size() + COLUMNS - 1) / COLUMNS;
    setPreferredSize(new Dimension(COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT));
    doors.onChange(_ -> SwingUtilities.invokeLater(this::repaint));
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent press) {
            touched(press);
          }
        });
  }

  private void touched(MouseEvent press) {
    for (int i = 0; i < order.size(); i++) {
      if (cell(i).contains(press.getPoint())) {
        Door door = order.get(i);
        if (SwingUtilities.isRightMouseButton(press)) {
          doors.jam(door, !doors.isJammed(door));
        } else if (doors.isOpen(door)) {
          doors.shut(door);
        } else {
          doors.openByHand(door);
        }
      }
    }
    repaint();
  }

  private static Rectangle cell(int i) {
    return new Rectangle(
        i % COLUMNS * CELL_WIDTH + GAP / 2,
        i / COLUMNS * CELL_HEIGHT + GAP / 2,
        CELL_WIDTH - GAP,
        CELL_HEIGHT - GAP);
  }

  @Override
  protected void paintComponent(Graphics plain) {
    Graphics2D g = (Graphics2D) plain.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int i = 0; i < order.size(); i++) {
      door(g, cell(i), order.get(i), String.valueOf(firstNumber + i));
    }
    g.dispose();
  }

  private void door(Graphics2D g, Rectangle at, Door door, String number) {
    Color steel = UIManager.getColor("Button.background");
    Color ink = UIManager.getColor("Label.foreground");
    Color accent = UIManager.getColor("Component.focusColor");
    boolean open = doors.isOpen(door);
    g.setColor(open ? ink : steel);
    g.fillRoundRect(at.x, at.y, at.width, at.height, 8, 8);
    g.setColor(UIManager.getColor("Component.borderColor"));
    g.drawRoundRect(at.x, at.y, at.width, at.height, 8, 8);
    if (open) {
      // The leaf, swung to the left and seen from its edge.
      g.setColor(accent);
      g.fillPolygon(
          new int[] {at.x, at.x + 14, at.x + 14, at.x},
          new int[] {at.y, at.y + 8, at.y + at.height - 4, at.y + at.height},
          4);
    } else {
      g.setColor(ink);
      g.fillOval(at.x + at.width - 12, at.y + at.height / 2, 5, 5);
    }
    g.setColor(open ? steel : ink);
    g.setFont(getFont());
    g.drawString(number, at.x + (open ? 19 : 8), at.y + 20);
    if (doors.isJammed(door)) {
      g.setColor(UIManager.getColor("Component.error.focusedBorderColor"));
      g.setStroke(new BasicStroke(3));
      g.drawLine(at.x + 8, at.y + 30, at.x + at.width - 16, at.y + at.height - 10);
      g.drawLine(at.x + at.width - 16, at.y + 30, at.x + 8, at.y + at.height - 10);
    }
  }
}
