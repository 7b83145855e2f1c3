package org.venue.kiosk.vision.face;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What is known of a model file. A sheet is a small text of `key = value` lines; those of the
/// models we know come with the program, a venue may lay others beside its models.
///
/// @param file its name in the models directory
/// @param sha256 of the whole file, in small hexadecimal digits; another file is refused
/// @param address where it can be had, pinned to a revision; empty where we know none
/// @param source who made it
/// @param input of recognisers and anti-spoofing models; a detector's is its own matter
/// @param numbers how many the model gives
/// @param threshold recognisers: the least cosine between two pictures of one person;
///   anti-spoofing: the least probability of a live face
/// @param margin recognisers: how much more like the first than like the second a face must be
/// @param liveness of anti-spoofing models
public record ModelSheet(
    String name,
    Kind kind,
    String file,
    long bytes,
    String sha256,
    Optional<URI> address,
    String licence,
    String source,
    Optional<Input> input,
    int numbers,
    double threshold,
    double margin,
    Optional<Liveness> liveness) {

  /// What a model is for.
  public enum Kind {
    DETECTOR,
    RECOGNISER,
    /// Tells a live face from a picture of one, without asking for anything.
    ANTISPOOF
  }

  /// How an anti-spoofing model is asked and what it answers.
  ///
  /// @param around how many times the face's box is cut out around it
  /// @param place which of its numbers says that the face is live, from 0
  /// @param gives what its numbers are
  public record Liveness(double around, int place, Gives gives) {}

  /// What a classifier's numbers are.
  public enum Gives {
    PROBABILITIES,
    /// To be made probabilities of by a softmax.
    LOGITS
  }

  /// In which order a model wants the colours of a pixel.
  public enum Order {
    BGR,
    RGB
  }

  /// What a model wants to be given: `(value - mean) * scale`, values from 0 to 255, channels in
  /// the model's own order.
  public record Input(int width, int height, Order order, double[] mean, double[] scale) {}

  /// Reads a sheet.
  ///
  /// @param where it stands, for the message
  /// @throws FaceException when a key is missing or makes no sense
  static ModelSheet of(Properties text, String where) throws FaceException {
    var keys = new Keys(text, where);
    Kind kind = keys.word("kind", Kind.class);
    boolean recogniser = kind == Kind.RECOGNISER;
    boolean reads = kind != Kind.DETECTOR;
    ModelSheet sheet =
        new ModelSheet(
            keys.matching("name", "[a-z0-9][a-z0-9-]*"),
            kind,
            keys.matching("file", "[A-Za-z0-9][A-Za-z0-9._-]*"),
            (long) keys.number("bytes"),
            keys.matching("sha256", "[0-9a-f]{64}"),
            text.containsKey("address")
                ? Optional.of(URI.create(keys.matching("address", "https://\\S+")))
                : Optional.empty(),
            keys.matching("licence", ".+"),
            keys.matching("source", ".+"),
            reads ? Optional.of(keys.input()) : Optional.empty(),
            reads ? (int) keys.number("numbers") : 0,
            reads ? keys.number("threshold") : 0,
            recogniser ? keys.number("margin") : 0,
            kind == Kind.ANTISPOOF ? Optional.of(keys.liveness()) : Optional.empty());
    if (sheet.liveness().filter(live -> live.place() >= sheet.numbers()).isPresent()) {
      throw new FaceException(where + ": live is none of the model's numbers, counted from 0");
    }
    if (recogniser
        && sheet
            .input()
            .filter(in -> in.width() == Alignment.SIDE && in.height() == Alignment.SIDE)
            .isEmpty()) {
      throw new FaceException(where + ": a recogniser takes 112 x 112 pixels");
    }
    return sheet;
  }

  /// The sheet's lines with what may go wrong in them.
  private record Keys(Properties text, String where) {

    String matching(String key, String form) throws FaceException {
      String value = text.getProperty(key, "").strip();
      if (!value.matches(form)) {
        throw new FaceException("%s: %s does not have the form %s".formatted(where, key, form));
      }
      return value;
    }

    double number(String key) throws FaceException {
      return numbers(key, 1)[0];
    }

    /// As many as wanted, or one for all.
    double[] numbers(String key, int count) throws FaceException {
      String[] words = matching(key, "\\S.*").split("\\s+");
      if (words.length != count && words.length != 1) {
        throw new FaceException("%s: %s wants %d numbers".formatted(where, key, count));
      }
      double[] numbers = new double[count];
      try {
        for (int i = 0; i < count; i++) {
          numbers[i] = Double.parseDouble(words[Math.min(i, words.length - 1)]);
        }
      } catch (NumberFormatException e) {
        throw new FaceException("%s: %s is no number".formatted(where, key), e);
      }
      return numbers;
    }

    <E extends Enum<E>> E word(String key, Class<E> words) throws FaceException {
      String word = matching(key, "[a-z]+");
      return Arrays.stream(words.getEnumConstants())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(() -> new FaceException(where + ": there is no " + key + " " + word));
    }

    Liveness liveness() throws FaceException {
      double around = number("around");
      if (around < 1 || around > 5) {
        throw new FaceException(where + ": around is from 1 to 5 times the face's box");
      }
      return new Liveness(
          around, Integer.parseInt(matching("live", "[0-9]{1,3}")), word("gives", Gives.class));
    }

    Input input() throws FaceException {
      double[] size = numbers("size", 2);
      return new Input(
          (int) size[0],
          (int) size[1],
          word("order", Order.class),
          numbers("mean", 3),
          numbers("scale", 3));
    }
  }
}
