package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Three good frames of one person make one template.
class EnrolmentTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

  private final Enrolment enrolment = new Enrolment(0.6);

  @Test
  void threeFramesThatAreAlikeMakeTheirMiddle() {
    assertEquals(new Enrolment.Step.More(1), take(0, 1, 0.1f));
    assertEquals(new Enrolment.Step.More(2), take(300, 1, -0.1f));
    var made = assertInstanceOf(Enrolment.Step.Made.class, take(600, 1, 0));

    assertTrue(made.template().similarity(Template.of(new float[] {1, 0})) > 0.9999);
    assertEquals(1, made.template().similarity(made.template()), 1e-6);
  }

  @Test
  void framesOfOneMomentCountOnce() {
    take(0, 1, 0);
    assertEquals(new Enrolment.Step.More(1), take(299, 1, 0));
  }

  @Test
  void anotherPersonInBetweenBeginsItAnew() {
    take(0, 1, 0);
    take(300, 1, 0.1f);
    assertEquals(new Enrolment.Step.Anew(), take(600, 0, 1));
    assertEquals(new Enrolment.Step.More(1), take(900, 0, 1));
  }

  @Test
  void whatWasTakenIsWipedAtTheEnd() {
    Template first = Template.of(new float[] {1, 0});
    enrolment.take(first, NOW);
    enrolment.close();
    assertEquals(0, first.similarity(Template.of(new float[] {1, 1})));
  }

  @Test
  void aTemplateHasADirectionAndSaysNothingOfItself() {
    assertThrows(IllegalArgumentException.class, () -> Template.of(new float[8]));
    assertThrows(IllegalArgumentException.class, () -> Template.of(new float[] {Float.NaN}));
    assertEquals("Template of 2 numbers", Template.of(new float[] {3, 4}).toString());
  }

  private Enrolment.Step take(int millis, float... vector) {
    return enrolment.take(Template.of(vector), NOW.plusMillis(millis));
  }
}
