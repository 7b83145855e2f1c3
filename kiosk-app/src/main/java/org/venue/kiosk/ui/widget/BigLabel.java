package org.venue.kiosk.ui.widget;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Type;

/// Text that wraps as its script wants, in lines of about one length, and is never cut. Font and
/// colour come from the style classes of its type and ink.
public final class BigLabel extends JLabel implements Flowing {
  private static final FontRenderContext SHARP = new FontRenderContext(null, true, true);

  /// Chinese sentences stand on lines of their own.
  private static final String PARAGRAPHS = "\n|(?<=。)";

  /// How far letters such as g hang below the baseline, in sizes of the font.
  private static final float HANGING = 0.23f;

  private static final double SPACING = 1.3;
  private static final double DISPLAY_SPACING = 1.2;

  private final Type type;
  private double align;
  private boolean yielding;
  private Ink ink;
  private int brokenAt = -1;
  private List<TextLayout> broken = List.of();

  /// This text, this large, in this colour.
  public BigLabel(String text, Type type, Ink ink) {
    this.type = type;
    ink(ink);
    setText(text);
  }

  /// Each line stands in the middle.
  public BigLabel centred() {
    align = 0.5;
    return this;
  }

  /// Each line ends at the right.
  public BigLabel right() {
    align = 1;
    return this;
  }

  /// Is left out where there is no room for it, as the second language may be.
  public BigLabel yielding() {
    yielding = true;
    return this;
  }

  /// Whether it may be left out.
  public boolean yields() {
    return yielding;
  }

  /// Takes another colour.
  public void ink(Ink ink) {
    this.ink = ink;
    wear(ink);
  }

  /// Steps back, as on a button that leads nowhere, or comes forward again.
  void dim(boolean dimmed) {
    wear(dimmed ? Ink.QUIET : ink);
  }

  private void wear(Ink ink) {
    putClientProperty("FlatLaf.styleClass", type.style() + " " + ink.style());
  }

  @Override
  public void setText(String text) {
    brokenAt = -1;
    super.setText(text);
    revalidate();
  }

  @Override
  public void setFont(Font font) {
    brokenAt = -1;
    super.setFont(font);
  }

  @Override
  public int heightFor(int width) {
    return getText().isEmpty() ? 0 : lines(width).size() * lineHeight();
  }

  /// The width of its widest line when it is laid into this width.
  public int widest(int width) {
    return (int)
        Math.ceil(lines(width).stream().mapToDouble(TextLayout::getVisibleAdvance).max().orElse(0));
  }

  @Override
  public Dimension getPreferredSize() {
    int width = widest(Integer.MAX_VALUE);
    return new Dimension(width, heightFor(Integer.MAX_VALUE));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    g.setColor(getForeground());
    List<TextLayout> lines = lines(getWidth());
    int line = lineHeight();
    float y = Math.max(0, (getHeight() - lines.size() * line) / 2f);
    for (TextLayout each : lines) {
      float x = (float) (align * (getWidth() - each.getVisibleAdvance()));
      float middle = (line - each.getAscent() - each.getDescent()) / 2;
      // Lines are set tighter than the font wants; what hangs below the baseline is not cut off.
      float baseline = Math.min(middle + each.getAscent(), line - HANGING * getFont().getSize2D());
      each.draw(g, Math.max(0, x), y + baseline);
      y += line;
    }
    g.dispose();
  }

  private int lineHeight() {
    double spacing = type == Type.DISPLAY ? DISPLAY_SPACING : SPACING;
    return (int) Math.ceil(getFont().getSize2D() * spacing);
  }

  /// Broken into as few lines as fit, then narrowed as far as they stay as few: no last line of one
  /// lonely character.
  private List<TextLayout> lines(int width) {
    if (width != brokenAt) {
      brokenAt = width;
      broken = new ArrayList<>();
      for (String paragraph : getText().split(PARAGRAPHS)) {
        if (!paragraph.isBlank() && width > 0) {
          broken.addAll(balanced(paragraph, width));
        }
      }
    }
    return broken;
  }

  private List<TextLayout> balanced(String paragraph, int width) {
    List<TextLayout> best = broken(paragraph, width, true);
    if (best.isEmpty()) {
      return broken(paragraph, width, false);
    }
    if (best.size() < 2) {
      return best;
    }
    int low = width / best.size();
    int high = width;
    int step = Math.max(1, getFont().getSize() / 2);
    while (high - low > step) {
      int middle = (low + high) / 2;
      List<TextLayout> tried = broken(paragraph, middle, true);
      if (tried.size() == best.size()) {
        best = tried;
        high = middle;
      } else {
        low = middle;
      }
    }
    return best;
  }

  /// None when whole words are asked for and one is wider than the width.
  private List<TextLayout> broken(String paragraph, int width, boolean wholeWords) {
    List<TextLayout> lines = new ArrayList<>();
    AttributedString text = new AttributedString(paragraph);
    text.addAttribute(TextAttribute.FONT, getFont());
    BreakIterator breaks = BreakIterator.getLineInstance(Language.ZH.locale());
    LineBreakMeasurer measurer = new LineBreakMeasurer(text.getIterator(), breaks, SHARP);
    while (measurer.getPosition() < paragraph.length()) {
      TextLayout line = measurer.nextLayout(width, paragraph.length(), wholeWords);
      if (line == null) {
        return List.of();
      }
      lines.add(line);
    }
    return lines;
  }
}
