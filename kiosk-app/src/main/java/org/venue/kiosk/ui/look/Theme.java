package org.venue.kiosk.ui.look;

import com.formdev.flatlaf.FlatPropertiesLaf;
import com.formdev.flatlaf.FlatSystemProperties;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.plaf.FontUIResource;

/// Puts a look into force. FlatLaf reads colours and style classes from `assets/theme`; the sizes of
/// type are reckoned from the panel and added to them. What was built before keeps its old look, so
/// screens are built anew afterwards.
public final class Theme {
  private Theme() {}

  /// From now on components are made in this scheme, for these sizes.
  public static void install(Scheme scheme, Metrics metrics, Fonts fonts) {
    Threads.mustBeEdt();
    // Sizes are reckoned from millimetres here; nothing else may scale them.
    System.setProperty(FlatSystemProperties.UI_SCALE_ENABLED, "false");
    Properties theme = new Properties();
    read("kiosk", theme);
    read(scheme.file(), theme);
    try {
      UIManager.setLookAndFeel(new FlatPropertiesLaf("Kiosk " + scheme.file(), theme));
    } catch (UnsupportedLookAndFeelException e) {
      throw new IllegalStateException(e);
    }
    for (Type type : Type.values()) {
      Font face =
          switch (type) {
            case DISPLAY, TITLE -> fonts.bold();
            case BODY -> fonts.regular();
            case CAPTION -> fonts.medium();
          };
      UIManager.put(
          "Kiosk.font." + type.style(), new FontUIResource(face.deriveFont(metrics.em(type))));
    }
  }

  /// A colour of the theme by its name, such as `accent`.
  public static Color colour(String name) {
    Color colour = UIManager.getColor("Kiosk." + name);
    if (colour == null) {
      throw new IllegalArgumentException("The theme has no colour " + name);
    }
    return colour;
  }

  /// The font of this type as the theme in force has it.
  public static Font font(Type type) {
    return UIManager.getFont("Kiosk.font." + type.style());
  }

  private static void read(String file, Properties into) {
    String path = "/theme/" + file + ".properties";
    try (InputStream in = Theme.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("No theme on the class path at " + path);
      }
      into.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
