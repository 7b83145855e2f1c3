package org.venue.kiosk.vision.face;

import java.util.Arrays;
import java.util.List;

/// What a recogniser makes of a face: a vector of length 1. Lives in memory only while it is used;
/// who is done with it wipes it. Says nothing of itself in a log.
public final class Template {
  private final float[] vector;

  private Template(float[] vector) {
    this.vector = vector;
  }

  /// Of a vector, which is brought to length 1; the array stays the caller's.
  ///
  /// @throws IllegalArgumentException when it has no direction
  public static Template of(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (!(square > 1e-12) || Double.isInfinite(square)) {
      throw new IllegalArgumentException("A template needs a direction");
    }
    float[] unit = new float[vector.length];
    double length = Math.sqrt(square);
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return new Template(unit);
  }

  /// The middle of some templates of one person.
  static Template middle(List<Template> templates) {
    float[] sum = new float[templates.getFirst().vector.length];
    for (Template template : templates) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += template.vector[i];
      }
    }
    Template middle = of(sum);
    Arrays.fill(sum, 0);
    return middle;
  }

  /// The cosine of the angle to another template: 1 the same, about 0 for strangers.
  public double similarity(Template other) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += (double) vector[i] * other.vector[i];
    }
    return sum;
  }

  /// How many numbers it has.
  public int size() {
    return vector.length;
  }

  /// A copy, which the caller wipes.
  public float[] vector() {
    return vector.clone();
  }

  float[] shared() {
    return vector;
  }

  /// Overwrites it with zeros.
  public void wipe() {
    Arrays.fill(vector, 0);
  }

  @Override
  public String toString() {
    return "Template of " + vector.length + " numbers";
  }
}
