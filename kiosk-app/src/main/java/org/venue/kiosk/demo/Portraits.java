package org.venue.kiosk.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceReader;
import org.venue.kiosk.vision.face.Landmarks;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.vision.face.Point;

/// Faces for a demonstration: the portrait of a member, and of it a stranger.
///
/// @param member as the picture is
/// @param stranger the same picture bent in waves, so far that a recogniser takes it for somebody
///   else while it is still a good picture of a face
record Portraits(BufferedImage member, BufferedImage stranger) {
  /// In eye distances; with less of it the recogniser still knows who it was.
  private static final double HIGH = 0.25;

  /// Radians in an eye distance.
  private static final double STEEP = 3;

  /// Where everything lies below a folder that somebody names: `faces/*.png` and `models/*.onnx`.
  static Portraits of(Path folder, Path models) throws IOException {
    try {
      install(folder.resolve("models"), models);
      Path first = first(folder.resolve("faces"), "*.png");
      BufferedImage member = ImageIO.read(first.toFile());
      if (member == null) {
        throw new IOException(first + " is no picture");
      }
      try (FaceReader reader = FaceReader.open(Models.in(models))) {
        Landmarks marks =
            reader
                .look(frame(member))
                .landmarks()
                .orElseThrow(() -> new IOException(first + " does not show one face"));
        return new Portraits(member, bent(member, marks));
      }
    } catch (FaceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void install(Path from, Path models) throws IOException, FaceException {
    first(from, "*.onnx");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.onnx")) {
      for (Path file : files) {
        Models.in(models).install(file);
      }
    }
  }

  private static Path first(Path folder, String names) throws IOException {
    TreeSet<Path> all = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
      files.forEach(all::add);
    }
    if (all.isEmpty()) {
      throw new IOException("There is no " + names + " in " + folder);
    }
    return all.first();
  }

  private static BufferedImage bent(BufferedImage face, Landmarks marks) {
    double unit = marks.eyeDistance();
    double middleX = middle(marks, Point::x);
    double middleY = middle(marks, Point::y);
    var bent = new BufferedImage(face.getWidth(), face.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < bent.getHeight(); y++) {
      double down = (y - middleY) / unit * STEEP;
      double fromX = HIGH * unit * Math.sin(down);
      for (int x = 0; x < bent.getWidth(); x++) {
        double across = (x - middleX) / unit * STEEP;
        double fromY = HIGH * unit * Math.cos(across);
        bent.setRGB(
            x,
            y,
            face.getRGB(
                Math.clamp(Math.round(x + fromX), 0, face.getWidth() - 1),
                Math.clamp(Math.round(y + fromY), 0, face.getHeight() - 1)));
      }
    }
    return bent;
  }

  private static double middle(Landmarks marks, ToDoubleFunction<Point> axis) {
    return Stream.of(marks.rightEye(), marks.leftEye(), marks.rightMouth(), marks.leftMouth())
        .mapToDouble(axis)
        .average()
        .orElseThrow();
  }

  /// The picture as a camera gives it.
  static Frame frame(BufferedImage picture) {
    int width = picture.getWidth();
    byte[] bgr = new byte[3 * width * picture.getHeight()];
    for (int i = 0, at = 0; i < width * picture.getHeight(); i++) {
      int rgb = picture.getRGB(i % width, i / width);
      bgr[at++] = (byte) rgb;
      bgr[at++] = (byte) (rgb >> 8);
      bgr[at++] = (byte) (rgb >> 16);
    }
    return new Frame(width, picture.getHeight(), bgr, Instant.EPOCH, 0);
  }
}
