package org.venue.kiosk.ui.look;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Noto Sans SC in its three weights. Ten megabytes each: read once, off the event thread, side by
/// side.
public record Fonts(Font regular, Font medium, Font bold) {

  /// Reads the three files from the class path on this executor.
  public static CompletableFuture<Fonts> load(Executor executor) {
    CompletableFuture<Font> regular =
        CompletableFuture.supplyAsync(() -> read("Regular"), executor);
    CompletableFuture<Font> medium = CompletableFuture.supplyAsync(() -> read("Medium"), executor);
    CompletableFuture<Font> bold = CompletableFuture.supplyAsync(() -> read("Bold"), executor);
    return CompletableFuture.allOf(regular, medium, bold)
        .thenApply(all -> new Fonts(regular.join(), medium.join(), bold.join()));
  }

  private static Font read(String weight) {
    String path = "/fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf";
    try (InputStream in = Fonts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("No font on the class path at " + path);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("No usable font at " + path, e);
    }
  }
}
