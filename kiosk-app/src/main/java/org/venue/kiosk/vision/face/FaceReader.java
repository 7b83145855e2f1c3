package org.venue.kiosk.vision.face;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.visit.FaceGuidance;

/// Reads faces from frames: who is where, what the person should do, and, when the frame is good, a
/// template. Keeps nothing of a frame but the native memory it worked in, which the next frame and
/// [#rest] overwrite and [#close] gives back; that memory is retained, so that a scope around the
/// caller does not take it away. Used by one thread at a time.
public final class FaceReader implements AutoCloseable {
  /// The shortest side on which a face could be found.
  public static final int SHORTEST = 64;

  /// The largest picture that is looked at; a camera's are far smaller.
  public static final int MOST_PIXELS = 25_000_000;

  private final FaceDetector detector;
  private final Optional<FaceRecogniser> recogniser;
  private final Optional<AntiSpoof> antiSpoof;
  private final boolean pointed;
  final Mat picture = new Mat().retainReference();
  final Mat aligned = new Mat().retainReference();
  final Mat grey = new Mat().retainReference();
  final Mat edges = new Mat().retainReference();
  private Spent spent = new Spent(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// What a frame shows.
  ///
  /// @param guidance what the person should do first; empty when the frame is good
  /// @param template only where it was asked for, the frame is good and matching is on; the
  ///   caller's to wipe
  /// @param spoofed whether a model that was installed for it takes the face for a picture of one;
  ///   asked only where there is a template
  public record Sight(
      List<Face> faces,
      Optional<FaceGuidance> guidance,
      Optional<Template> template,
      boolean spoofed) {
    /// What nobody takes for a picture.
    public Sight(List<Face> faces, Optional<FaceGuidance> guidance, Optional<Template> template) {
      this(faces, guidance, template, false);
    }

    /// The points of the only face.
    public Optional<Landmarks> landmarks() {
      return faces.size() == 1 ? faces.getFirst().landmarks() : Optional.empty();
    }
  }

  /// Where the time of a frame went.
  ///
  /// @param detect with bringing the frame to native memory
  /// @param align with judging the light
  /// @param embed zero where no template was made
  public record Spent(Duration detect, Duration align, Duration embed) {}

  private FaceReader(
      FaceDetector detector,
      boolean pointed,
      Optional<FaceRecogniser> recogniser,
      Optional<AntiSpoof> antiSpoof) {
    this.detector = detector;
    this.pointed = pointed;
    this.recogniser = recogniser;
    this.antiSpoof = antiSpoof;
  }

  /// Reads with the installed models; without a detector among them with the cascade of OpenCV,
  /// which finds faces and knows nobody. Loads native libraries: not for the event thread.
  ///
  /// @throws FaceException when an installed model cannot be used
  public static FaceReader open(Models models) throws FaceException {
    Optional<ModelSheet> detector = models.installed(ModelSheet.Kind.DETECTOR);
    if (detector.isEmpty()) {
      return new FaceReader(new Cascade(), false, Optional.empty(), Optional.empty());
    }
    YuNet yunet = new YuNet(models.open(detector.get()));
    try {
      Optional<ModelSheet> sheet = models.installed(ModelSheet.Kind.RECOGNISER);
      if (sheet.isEmpty()) {
        return new FaceReader(yunet, true, Optional.empty(), Optional.empty());
      }
      Path file = models.open(sheet.get());
      var recogniser = new FaceRecogniser(sheet.get(), file);
      try {
        return new FaceReader(yunet, true, Optional.of(recogniser), antiSpoof(models));
      } catch (FaceException e) {
        recogniser.close();
        throw e;
      }
    } catch (FaceException e) {
      yunet.close();
      throw e;
    }
  }

  private static Optional<AntiSpoof> antiSpoof(Models models) throws FaceException {
    Optional<ModelSheet> sheet = models.installed(ModelSheet.Kind.ANTISPOOF);
    return sheet.isEmpty()
        ? Optional.empty()
        : Optional.of(new AntiSpoof(sheet.get(), models.open(sheet.get())));
  }

  /// The recogniser's sheet; empty while matching is off, which the screen says.
  public Optional<ModelSheet> matching() {
    return recogniser.map(FaceRecogniser::sheet);
  }

  /// Looks without making a template.
  ///
  /// @throws FaceException when the frame is too small, too large or cannot be worked on
  public Sight look(Frame frame) throws FaceException {
    return see(frame, false);
  }

  /// Looks, and makes a template of a good frame.
  ///
  /// @throws FaceException when the frame is too small, too large or cannot be worked on
  public Sight read(Frame frame) throws FaceException {
    return see(frame, true);
  }

  private Sight see(Frame frame, boolean wanted) throws FaceException {
    long start = System.nanoTime();
    load(frame);
    List<Face> faces = detector.detect(picture);
    long detected = System.nanoTime();
    spent = new Spent(Duration.ofNanos(detected - start), Duration.ZERO, Duration.ZERO);
    Optional<FaceGuidance> guidance = Quality.ofPlace(faces, frame.width(), frame.height());
    if (guidance.isPresent() || !pointed) {
      return new Sight(faces, guidance, Optional.empty());
    }
    FaceRecogniser.align(picture, faces.getFirst().landmarks().orElseThrow(), aligned);
    guidance = Quality.ofLight(light());
    long judged = System.nanoTime();
    Optional<Template> template =
        wanted && guidance.isEmpty() && recogniser.isPresent()
            ? Optional.of(recogniser.get().template(aligned))
            : Optional.empty();
    spent =
        new Spent(
            spent.detect(),
            Duration.ofNanos(judged - detected),
            Duration.ofNanos(System.nanoTime() - judged));
    return new Sight(faces, guidance, template, template.isPresent() && spoofed(faces.getFirst()));
  }

  private boolean spoofed(Face face) throws FaceException {
    return antiSpoof.isPresent() && antiSpoof.get().spoofed(picture, face);
  }

  /// Where the time of the last frame went.
  public Spent spent() {
    return spent;
  }

  /// Looks at black, so that what it worked in holds nobody: the pictures, and what the models keep
  /// of their last question.
  ///
  /// @throws FaceException when a model fails; its memory is then as it was
  public void rest() throws FaceException {
    if (picture.empty()) {
      return;
    }
    black(picture);
    detector.detect(picture);
    if (aligned.empty()) {
      return;
    }
    black(aligned);
    light();
    if (recogniser.isPresent()) {
      recogniser.get().template(aligned).wipe();
    }
    if (antiSpoof.isPresent()) {
      Face nobody = new Face(0, 0, picture.cols(), picture.rows(), 0, Optional.empty());
      antiSpoof.get().live(picture, nobody);
    }
  }

  private static void black(Mat mat) {
    try (PointerScope _ = new PointerScope()) {
      mat.put(Scalar.all(0));
    }
  }

  private void load(Frame frame) throws FaceException {
    long pixels = (long) frame.width() * frame.height();
    if (Math.min(frame.width(), frame.height()) < SHORTEST) {
      throw new FaceException(
          "A picture of %d x %d pixels is too small for a face"
              .formatted(frame.width(), frame.height()));
    }
    if (pixels > MOST_PIXELS) {
      throw new FaceException(
          "A picture of %d x %d pixels is too large; at most %d million are looked at"
              .formatted(frame.width(), frame.height(), MOST_PIXELS / 1_000_000));
    }
    if (picture.cols() != frame.width() || picture.rows() != frame.height()) {
      picture.create(frame.height(), frame.width(), opencv_core.CV_8UC3);
    }
    try (BytePointer data = picture.data()) {
      data.capacity(frame.bgr().length).put(frame.bgr(), 0, frame.bgr().length);
    }
  }

  private Quality.Light light() {
    try (PointerScope _ = new PointerScope()) {
      opencv_imgproc.cvtColor(aligned, grey, opencv_imgproc.COLOR_BGR2GRAY);
      opencv_imgproc.Laplacian(grey, edges, opencv_core.CV_64F);
      double[] brightness = spread(grey);
      double deviation = spread(edges)[1];
      return new Quality.Light(deviation * deviation, brightness[0], brightness[1]);
    }
  }

  /// Mean and standard deviation.
  private static double[] spread(Mat values) {
    Mat mean = new Mat();
    Mat deviation = new Mat();
    opencv_core.meanStdDev(values, mean, deviation);
    return new double[] {
      new DoublePointer(mean.data()).get(), new DoublePointer(deviation.data()).get()
    };
  }

  @Override
  public void close() {
    detector.close();
    recogniser.ifPresent(FaceRecogniser::close);
    antiSpoof.ifPresent(AntiSpoof::close);
    for (Mat mat : List.of(picture, aligned, grey, edges)) {
      mat.close();
    }
  }
}
