package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The search is exact, forgets at once, and knows nobody who is not expected.
class FaceIndexTest {
  private static final int NUMBERS = 128;

  private final FaceIndex index = new FaceIndex(NUMBERS);
  private final Random random = new Random(1);

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void theBestTwoAreThoseThatComparingOneByOneFinds() {
    Map<String, Template> all = new HashMap<>();
    for (int i = 0; i < 3000; i++) {
      Template template = any();
      all.put("m-" + i, template);
      index.put("m-" + i, template);
    }
    for (int i = 0; i < 50; i++) {
      assertBest(all, any());
    }
    for (int i = 0; i < 3000; i += 2) {
      all.remove("m-" + i);
      assertTrue(index.remove("m-" + i));
    }
    for (int i = 0; i < 500; i++) {
      Template template = any();
      all.put("n-" + i, template);
      index.put("n-" + i, template);
    }
    assertEquals(2000, index.size());
    for (int i = 0; i < 50; i++) {
      assertBest(all, any());
    }
  }

  @Test
  void aRemovedFaceIsFoundNoMore() {
    Template template = any();
    index.put("m-1", template);
    index.put("m-2", any());
    assertTrue(index.remove("m-1"));
    assertFalse(index.remove("m-1"));

    assertEquals("m-2", index.best(template).first().orElseThrow().id());
    assertEquals(Optional.empty(), index.best(template).second());
    assertEquals(Optional.empty(), index.best(template, Set.of("m-1")).first());
  }

  @Test
  void anEmptyIndexFindsNobody() {
    assertEquals(Optional.empty(), index.best(any()).first());
  }

  @Test
  void aTemplateOfAnotherLengthIsABug() {
    Template other = Template.of(new float[] {1, 2, 3});
    assertThrows(IllegalArgumentException.class, () -> index.put("m-1", other));
    assertThrows(IllegalArgumentException.class, () -> index.best(other));
  }

  @Test
  void whoIsNotExpectedIsNobody(@TempDir Path none) throws FaceException {
    ModelSheet sheet = Models.in(none).named("sface").orElseThrow();
    Template mine = any();
    index.put("m-1", mine);
    index.put("m-2", any());

    assertEquals(
        new Identification.Known("m-1", 1),
        rounded(Identification.of(index, mine, Set.of("m-1", "m-2"), sheet)));
    assertEquals(
        new Identification.Stranger(), Identification.of(index, mine, Set.of("m-2"), sheet));
    assertEquals(
        new Identification.Stranger(), Identification.of(index, any(), Set.of("m-1"), sheet));
  }

  @Test
  void aFaceLikeTwoIsNeithers(@TempDir Path none) throws FaceException {
    ModelSheet sheet = Models.in(none).named("sface").orElseThrow();
    Template mine = any();
    index.put("m-1", mine);
    index.put("m-2", near(mine, 0.01f));

    assertInstanceOf(
        Identification.Ambiguous.class,
        Identification.of(index, mine, Set.of("m-1", "m-2"), sheet));
  }

  private static Identification rounded(Identification known) {
    return known instanceof Identification.Known(String id, double similarity)
        ? new Identification.Known(id, Math.round(similarity * 1000) / 1000.0)
        : known;
  }

  private void assertBest(Map<String, Template> all, Template sought) {
    String[] ids =
        all.entrySet().stream()
            .sorted((a, b) ->
                Double.compare(sought.similarity(b.getValue()), sought.similarity(a.getValue())))
            .limit(2)
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    FaceIndex.Best best = index.best(sought);
    assertEquals(ids[0], best.first().orElseThrow().id());
    assertEquals(ids[1], best.second().orElseThrow().id());
    assertEquals(best, index.best(sought, all.keySet()));
    assertEquals(sought.similarity(all.get(ids[0])), best.first().orElseThrow().similarity(), 1e-5);
  }

  private Template any() {
    float[] vector = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Template.of(vector);
  }

  private Template near(Template template, float by) {
    float[] vector = template.vector();
    for (int i = 0; i < NUMBERS; i++) {
      vector[i] += by * (float) random.nextGaussian();
    }
    return Template.of(vector);
  }
}
