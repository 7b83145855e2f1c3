package org.venue.kiosk.ui.widget;

import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Metrics;

/// Ten digits and a key that takes the last one back, laid out as a telephone's. It keeps nothing of
/// what was typed.
public final class Keypad extends JPanel implements Flowing {
  private static final int KEYS = 11;
  private static final int TELEPHONE = 3;
  private static final int LOW = 6;

  private final int columns;
  private final int rows;
  private final int gap;
  private final int key;

  /// Says each digit, and `erase` for the key that takes back, whose spoken name is given.
  ///
  /// @param low in two long rows, where there is little height
  public Keypad(
      Buttons buttons, boolean low, String eraseName, char erase, Consumer<Character> typed) {
    Metrics metrics = buttons.metrics();
    this.columns = low ? LOW : TELEPHONE;
    this.rows = (KEYS + columns - 1) / columns;
    this.gap = metrics.grid(1.5);
    this.key = Math.max(metrics.key() + metrics.grid(1), metrics.grid(low ? 12 : 14));
    setOpaque(false);
    setLayout(null);
    for (char digit : "1234567890".toCharArray()) {
      add(buttons.key(String.valueOf(digit)).does(() -> typed.accept(digit)));
    }
    add(buttons.key("backspace", eraseName).does(() -> typed.accept(erase)));
  }

  @Override
  public int heightFor(int width) {
    return rows * key + (rows - 1) * gap;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(columns * key + (columns - 1) * gap, heightFor(0));
  }

  @Override
  public void doLayout() {
    int width = (getWidth() - (columns - 1) * gap) / columns;
    int height = (getHeight() - (rows - 1) * gap) / rows;
    for (int i = 0; i < getComponentCount(); i++) {
      // On a telephone the zero stands in the middle of the last row.
      int place = columns == TELEPHONE && i >= TELEPHONE * TELEPHONE ? i + 1 : i;
      int x = place % columns * (width + gap);
      getComponent(i).setBounds(x, place / columns * (height + gap), width, height);
    }
  }
}
