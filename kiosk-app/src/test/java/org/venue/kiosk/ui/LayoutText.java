package org.venue.kiosk.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.venue.kiosk.ui.widget.TouchButton;

/// A picture as text: what is read and touched, and where. This is what goldens hold, so that a review
/// shows a change of layout as a change of lines.
final class LayoutText {
  private LayoutText() {}

  static String of(Stage stage) {
    StringBuilder text = new StringBuilder();
    write(stage, stage, text);
    return text.toString();
  }

  private static void write(Stage stage, Container container, StringBuilder text) {
    for (Component child : Rules.seen(container)) {
      Rectangle at = SwingUtilities.convertRectangle(container, child.getBounds(), stage);
      String kind = child.getClass().getSimpleName();
      String line =
          switch (child) {
            case JLabel label when label.getIcon() != null -> "";
            case JLabel label -> label.getText().isEmpty() ? "" : kind + " " + flat(label.getText());
            case TouchButton button ->
                kind
                    + (button.isEnabled() ? "" : " off")
                    + " "
                    + button.getAccessibleContext().getAccessibleName();
            case Container inner when inner.getComponentCount() == 0 -> kind;
            default -> "";
          };
      if (!line.isEmpty() && !kind.equals("Gap") && !kind.equals("JPanel")) {
        text.append(
            "%4d %4d %4d x %-4d %s%n".formatted(at.x, at.y, at.width, at.height, line));
      }
      if (child instanceof Container inner && !(child instanceof TouchButton)) {
        write(stage, inner, text);
      }
    }
  }

  private static String flat(String text) {
    return text.replace("\n", " / ");
  }
}
