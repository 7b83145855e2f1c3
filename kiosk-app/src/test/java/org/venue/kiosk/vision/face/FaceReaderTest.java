package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.visit.FaceGuidance;

/// Pictures in, guidance and templates out.
class FaceReaderTest {
  @TempDir private Path directory;

  @Test
  void aPortraitIsOneFaceSeenFromTheFront() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait()) {
      FaceReader.Sight sight = reader.look(TestData.frame(portrait));

      assertEquals(1, sight.faces().size());
      assertEquals(Optional.empty(), sight.guidance());
      assertEquals(Optional.empty(), sight.template(), "nobody asked for one");
      Landmarks marks = sight.landmarks().orElseThrow();
      assertTrue(marks.rightEye().x() < marks.leftEye().x(), "her right eye lies left");
      assertTrue(Math.abs(marks.across()) < 0.1, "across " + marks.across());
    }
  }

  @Test
  void thePortraitIsKnownAgainInOtherLightAndSizeAndMirrored() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait()) {
      ModelSheet sheet = reader.matching().orElseThrow();
      assertEquals("mobilefacenet", sheet.name());
      Template first = template(reader, portrait);
      for (Mat changed :
          List.of(
              TestData.resized(portrait, 1.7),
              TestData.resized(portrait, 0.9),
              TestData.dimmed(portrait, 0.7),
              TestData.mirrored(portrait))) {
        double similarity = first.similarity(template(reader, changed));
        assertTrue(similarity > 0.7, "similarity " + similarity);
        changed.close();
      }
    }
  }

  @Test
  void anInstalledAntiSpoofingModelIsAskedWhereATemplateIsMade() throws Exception {
    TestData.models(directory);
    AntiSpoofTest.brightness(directory, "logits", 2, 1.1);
    try (FaceReader reader = FaceReader.open(Models.in(directory));
        Mat portrait = TestData.portrait()) {
      assertTrue(reader.read(TestData.frame(portrait)).spoofed());
      assertFalse(reader.look(TestData.frame(portrait)).spoofed());
    }
    AntiSpoofTest.brightness(directory, "logits", 2, 0);
    try (FaceReader reader = FaceReader.open(Models.in(directory));
        Mat portrait = TestData.portrait()) {
      assertFalse(reader.read(TestData.frame(portrait)).spoofed());
    }
    Files.write(directory.resolve("brightness.onnx"), new byte[9]);
    FaceException refused =
        assertThrows(FaceException.class, () -> FaceReader.open(Models.in(directory)));
    assertTrue(refused.getMessage().contains("is refused"), refused.getMessage());
  }

  @Test
  void aPoorPictureLeadsToWordsAndToNoTemplate() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait();
        Mat dark = TestData.dimmed(portrait, 0.25);
        Mat blurred = TestData.blurred(portrait, 9);
        Mat far = TestData.resized(portrait, 0.4);
        Mat two = TestData.beside(portrait, portrait)) {
      assertGuidance(FaceGuidance.TO_THE_LIGHT, reader, TestData.frame(dark));
      assertGuidance(FaceGuidance.HOLD_STILL, reader, TestData.frame(blurred));
      assertGuidance(FaceGuidance.CLOSER, reader, TestData.frame(far));
      assertGuidance(FaceGuidance.ONE_PERSON, reader, TestData.frame(two));
      assertGuidance(FaceGuidance.COME_INTO_VIEW, reader, TestData.grey(640, 480));
    }
  }

  @Test
  void afterARestItHoldsNobody() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait()) {
      reader.rest();
      template(reader, portrait).wipe();
      List<Mat> worked = List.of(reader.picture, reader.aligned, reader.grey, reader.edges);
      for (Mat mat : worked) {
        assertTrue(opencv_core.norm(mat) > 0);
      }

      reader.rest();
      for (Mat mat : worked) {
        assertEquals(0, opencv_core.norm(mat));
      }
      assertEquals(1, reader.look(TestData.frame(portrait)).faces().size());
    }
  }

  @Test
  void withoutModelsThereIsSomebodyAndNobodyIsKnown() throws Exception {
    try (FaceReader reader = FaceReader.open(Models.in(directory.resolve("none")))) {
      assertEquals(Optional.empty(), reader.matching());
      assertGuidance(FaceGuidance.COME_INTO_VIEW, reader, TestData.grey(640, 480));
      try (Mat portrait = TestData.portrait()) {
        FaceReader.Sight sight = reader.read(TestData.frame(portrait));
        assertEquals(1, sight.faces().size());
        assertEquals(Optional.empty(), sight.template());
      }
    }
  }

  @Test
  void picturesThatAreTooSmallOrTooLargeAreRefusedWithAReason() throws Exception {
    try (FaceReader reader = FaceReader.open(Models.in(directory))) {
      assertRefused("1 x 1 pixels is too small", reader, TestData.grey(1, 1));
      assertRefused("640 x 1 pixels is too small", reader, TestData.grey(640, 1));
      long before = Pointer.totalBytes();
      assertRefused("10000 x 10000 pixels is too large", reader, TestData.grey(10_000, 10_000));
      assertTrue(Pointer.totalBytes() <= before, "nothing was taken for it");
      reader.look(TestData.grey(64, 64));
    }
  }

  @Test
  void aThousandFramesTakeNoMoreMemoryThanAFew() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait()) {
      Frame frame = TestData.frame(portrait);
      run(reader, frame, 50);
      long objects = Pointer.totalCount();
      long bytes = Pointer.physicalBytes();
      run(reader, frame, 1000);
      assertTrue(Pointer.totalCount() - objects < 50, "native objects stay");
      long grown = Pointer.physicalBytes() - bytes;
      assertTrue(grown < 100L << 20, "grown by " + grown);
    }
  }

  @Test
  void aFrameLeavesNoTemplateWhereMatchingIsOff() throws Exception {
    Models models = Models.in(directory);
    models.install(TestData.yunet());
    try (FaceReader reader = FaceReader.open(models);
        Mat portrait = TestData.portrait()) {
      assertEquals(Optional.empty(), reader.matching());
      assertEquals(Optional.empty(), reader.read(TestData.frame(portrait)).template());
    }
  }

  @Test
  void aModelCutInHalfIsRefused() throws Exception {
    Models models = TestData.models(directory);
    Path file = models.file(models.named("mobilefacenet").orElseThrow());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    FaceException e = assertThrows(FaceException.class, () -> FaceReader.open(models));
    assertTrue(e.getMessage().contains("is refused"), e.getMessage());
    assertTrue(e.getMessage().contains("1999035 bytes of 3998070"), e.getMessage());
  }

  @Test
  void aFileThatIsNoModelIsAClearError() throws IOException {
    Path file = Files.writeString(directory.resolve("no.onnx"), "not a model");
    ModelSheet sheet = sheet();
    assertTrue(
        assertThrows(FaceException.class, () -> new YuNet(file)).getMessage().contains("no.onnx"));
    assertTrue(
        assertThrows(FaceException.class, () -> new FaceRecogniser(sheet, file))
            .getMessage()
            .contains("cannot be read as a recogniser"));
  }

  private ModelSheet sheet() {
    try {
      return Models.in(directory).named("sface").orElseThrow();
    } catch (FaceException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(FaceReader reader, Frame frame, int times) throws FaceException {
    for (int i = 0; i < times; i++) {
      reader.read(frame).template().orElseThrow().wipe();
    }
  }

  private static Template template(FaceReader reader, Mat picture) throws FaceException {
    FaceReader.Sight sight = reader.read(TestData.frame(picture));
    assertEquals(Optional.empty(), sight.guidance());
    return sight.template().orElseThrow();
  }

  private static void assertGuidance(FaceGuidance wanted, FaceReader reader, Frame frame)
      throws FaceException {
    FaceReader.Sight sight = reader.read(frame);
    assertEquals(Optional.of(wanted), sight.guidance());
    assertEquals(Optional.empty(), sight.template());
  }

  private static void assertRefused(String why, FaceReader reader, Frame frame) {
    FaceException e = assertThrows(FaceException.class, () -> reader.look(frame));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertFalse(e.getMessage().isEmpty());
  }
}
