package org.venue.kiosk.ui.widget;

import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Metrics;

/// Ten digits and a key that takes the last one back, laid out as a telephone's. It keeps nothing of
/// what was typed.
public final class Keypad extends JPanel implements Flowing {
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;

  private final int gap;
  private final int key;
  private final int widest;

  /// Says each digit, and `erase` for the key that takes back, whose spoken name is given.
  public Keypad(
      Buttons buttons, String eraseName, char erase, Metrics metrics, Consumer<Character> typed) {
    this.gap = metrics.grid(1.5);
    this.key = Math.max(metrics.key(), metrics.grid(12));
    this.widest = key * 2;
    setOpaque(false);
    setLayout(null);
    for (char digit : "1234567890".toCharArray()) {
      add(buttons.key(String.valueOf(digit)).does(() -> typed.accept(digit)));
    }
    add(buttons.key("backspace", eraseName).does(() -> typed.accept(erase)));
  }

  @Override
  public int heightFor(int width) {
    return ROWS * key + (ROWS - 1) * gap;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(COLUMNS * key + (COLUMNS - 1) * gap, heightFor(0));
  }

  @Override
  public void doLayout() {
    int width = Math.min(widest, (getWidth() - (COLUMNS - 1) * gap) / COLUMNS);
    int height = (getHeight() - (ROWS - 1) * gap) / ROWS;
    int left = (getWidth() - COLUMNS * width - (COLUMNS - 1) * gap) / 2;
    for (int i = 0; i < getComponentCount(); i++) {
      // The zero stands in the middle of the last row, the erasing key at its right.
      int place = i < COLUMNS * (ROWS - 1) ? i : i + 1;
      int x = left + place % COLUMNS * (width + gap);
      getComponent(i).setBounds(x, place / COLUMNS * (height + gap), width, height);
    }
  }
}
