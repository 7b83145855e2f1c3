package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceIndex;
import org.venue.kiosk.vision.face.FaceReader;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.vision.face.Template;

/// How long it takes to find a face among many templates, beside OpenBLAS alone; and, where models
/// and a portrait are given, from a frame of 1280 x 720 to an identity, beside the bare calls of
/// OpenCV on memory of their own. Both sides take turns.
public final class FacesBench {
  private static final int NUMBERS = 128;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final double SEARCH_AIM = 1.2;
  private static final double FRAME_AIM = 1.1;

  /// How much is measured.
  ///
  /// @param searches and `frames` that count; a fifth as many before do not
  public record Volume(int templates, int searches, int frames) {
    /// What the numbers in README were taken with.
    public static final Volume USUAL = new Volume(100_000, 100, 60);
  }

  private final Volume volume;

  /// @param volume how much
  public FacesBench(Volume volume) {
    this.volume = volume;
  }

  /// The search among all templates.
  public Measure search() {
    try (PointerScope _ = new PointerScope();
        FaceIndex index = new FaceIndex(NUMBERS)) {
      Random random = new Random(1);
      FloatPointer rows = new FloatPointer((long) volume.templates() * NUMBERS);
      for (int i = 0; i < volume.templates(); i++) {
        Template template = template(random);
        index.put("m-" + i, template);
        rows.position((long) i * NUMBERS).put(template.vector(), 0, NUMBERS);
      }
      rows.position(0);
      FloatPointer sought = new FloatPointer(NUMBERS);
      FloatPointer scores = new FloatPointer(volume.templates());
      Timings ours = new Timings();
      Timings bare = new Timings();
      for (int i = -volume.searches() / 5; i < volume.searches(); i++) {
        Template template = template(random);
        sought.put(template.vector(), 0, NUMBERS);
        Duration took = timed(() -> index.best(template));
        Duration alone = timed(() -> multiply(rows, sought, scores));
        if (i >= 0) {
          ours.add(took);
          bare.add(alone);
        }
      }
      return new Measure(
          "search",
          ours.percentile(50),
          "sgemv + max",
          bare.percentile(50),
          OptionalDouble.of(SEARCH_AIM));
    }
  }

  private void multiply(FloatPointer rows, FloatPointer sought, FloatPointer scores) {
    openblas.cblas_sgemv(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        volume.templates(),
        NUMBERS,
        1,
        rows,
        NUMBERS,
        sought,
        1,
        0,
        scores,
        1);
    openblas.cblas_isamax(volume.templates(), scores, 1);
  }

  /// From frame to identity, in parts and whole.
  ///
  /// @param portrait a picture with one face, well lit, from the front
  /// @return empty where a detector or a recogniser is not installed
  /// @throws FaceException when the picture shows no such face
  public Optional<List<Measure>> frame(Models models, Path portrait)
      throws FaceException, IOException {
    Frame frame = frame(portrait);
    try (PointerScope _ = new PointerScope();
        FaceReader reader = FaceReader.open(models)) {
      if (reader.matching().isEmpty()) {
        return Optional.empty();
      }
      try (FaceIndex index = new FaceIndex(reader.matching().get().numbers());
          BareFaces bare = new BareFaces(models, reader.matching().get(), frame)) {
        return Optional.of(parts(reader, index, bare, frame));
      }
    }
  }

  private List<Measure> parts(FaceReader reader, FaceIndex index, BareFaces bare, Frame frame)
      throws FaceException {
    Random random = new Random(1);
    int numbers = reader.matching().orElseThrow().numbers();
    for (int i = 0; i < 1000; i++) {
      index.put("m-" + i, template(random, numbers));
    }
    Timings[] ours = timings();
    Timings[] theirs = timings();
    for (int i = -volume.frames() / 5; i < volume.frames(); i++) {
      long start = System.nanoTime();
      Template template =
          reader
              .read(frame)
              .template()
              .orElseThrow(() -> new FaceException("The portrait shows no face that is fit"));
      long read = System.nanoTime();
      index.best(template);
      long found = System.nanoTime();
      Duration[] alone = bare.run(index, template);
      if (i >= 0) {
        FaceReader.Spent spent = reader.spent();
        Duration[] mine = {
          spent.detect(),
          spent.align(),
          spent.embed(),
          Duration.ofNanos(found - read),
          Duration.ofNanos(found - start)
        };
        for (int part = 0; part < mine.length; part++) {
          ours[part].add(mine[part]);
          theirs[part].add(alone[part]);
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    String[] names = {"detect", "align", "embed", "search in 1,000", "frame to identity"};
    for (int part = 0; part < names.length; part++) {
      measures.add(
          new Measure(
              names[part],
              ours[part].percentile(50),
              "bare OpenCV",
              theirs[part].percentile(50),
              part == names.length - 1 ? OptionalDouble.of(FRAME_AIM) : OptionalDouble.empty()));
    }
    return measures;
  }

  private static Timings[] timings() {
    return new Timings[] {
      new Timings(), new Timings(), new Timings(), new Timings(), new Timings()
    };
  }

  /// The portrait in the middle of a frame.
  private static Frame frame(Path portrait) throws IOException {
    try (PointerScope _ = new PointerScope()) {
      Mat picture = opencv_imgcodecs.imread(portrait.toString());
      if (picture.empty()) {
        throw new IOException(portrait + " is not a picture that can be read");
      }
      double scale = Math.min((double) WIDTH / picture.cols(), (double) HEIGHT / picture.rows());
      int width = (int) (picture.cols() * scale);
      int height = (int) (picture.rows() * scale);
      Mat fitting = new Mat();
      opencv_imgproc.resize(picture, fitting, new Size(width, height));
      Mat whole = new Mat();
      int left = (WIDTH - width) / 2;
      int top = (HEIGHT - height) / 2;
      opencv_core.copyMakeBorder(
          fitting,
          whole,
          top,
          HEIGHT - height - top,
          left,
          WIDTH - width - left,
          opencv_core.BORDER_CONSTANT,
          new Scalar(128, 128, 128, 0));
      byte[] bgr = new byte[3 * WIDTH * HEIGHT];
      new BytePointer(whole.data()).get(bgr);
      return new Frame(WIDTH, HEIGHT, bgr, Instant.EPOCH, 0);
    }
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Template template(Random random) {
    return template(random, NUMBERS);
  }

  private static Template template(Random random, int numbers) {
    float[] vector = new float[numbers];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Template.of(vector);
  }
}
