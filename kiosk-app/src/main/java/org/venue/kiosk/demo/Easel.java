package org.venue.kiosk.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/// What stands before a camera of the demonstration, one picture at a time: a folder that a
/// `folder` camera films.
final class Easel {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final Color WALL = new Color(0x8C9196);

  private final Path folder;

  /// An easel with nothing on it.
  Easel(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    clear();
  }

  /// The camera that films it, as a configuration names it.
  String camera(String name, String purpose) {
    return """

    [[camera]]
    name = "%s"
    device = 'folder file:%s?each=200ms'
    purposes = ["%s"]
    """
        .formatted(name, folder, purpose);
  }

  /// An empty wall.
  void clear() throws IOException {
    show(wall());
  }

  /// A phone with this picture on it, held into the middle of the view.
  void hold(BufferedImage code) throws IOException {
    BufferedImage view = wall();
    Graphics2D g = view.createGraphics();
    g.drawImage(code, (WIDTH - code.getWidth()) / 2, (HEIGHT - code.getHeight()) / 2, null);
    g.dispose();
    show(view);
  }

  /// This whole picture.
  void show(BufferedImage picture) throws IOException {
    // No picture to a camera until it is whole.
    Path draft = folder.resolve("view.draft");
    ImageIO.write(picture, "png", draft.toFile());
    Files.move(
        draft,
        folder.resolve("view.png"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static BufferedImage wall() {
    var view = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = view.createGraphics();
    g.setColor(WALL);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.dispose();
    return view;
  }
}
