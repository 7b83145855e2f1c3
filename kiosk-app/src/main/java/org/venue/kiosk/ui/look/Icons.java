package org.venue.kiosk.ui.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.net.URL;
import java.util.function.Supplier;

/// The one family of icons, `assets/icons`: 24 by 24, drawn in one stroke.
public final class Icons {
  private Icons() {}

  /// An icon of this size in pixels, in whatever colour the supplier has when it is painted.
  public static FlatSVGIcon icon(String name, int size, Supplier<Color> colour) {
    URL url = Icons.class.getResource("/icons/" + name + ".svg");
    if (url == null) {
      throw new IllegalArgumentException("There is no icon " + name);
    }
    FlatSVGIcon icon = new FlatSVGIcon(url).derive(size, size);
    icon.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> colour.get()));
    return icon;
  }
}
