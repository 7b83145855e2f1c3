package org.venue.kiosk.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.ui.Samples;

class TextTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("venue.root", "."), "kiosk-app/src/main/java/org/venue/kiosk/ui");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(Text.read(Language.ZH).keySet(), Text.read(Language.EN).keySet());
  }

  @Test
  void bothLanguagesTakeTheSameParameters() {
    Map<String, String> en = Text.read(Language.EN);
    Text.read(Language.ZH)
        .forEach((key, zh) -> assertEquals(parameters(zh), parameters(en.get(key)), key));
  }

  @Test
  void everyTextIsSomewhereOnAScreen() throws IOException {
    String sources = sources();
    List<String> unused =
        Text.read(Language.ZH).keySet().stream()
            .filter(key -> !sources.contains('"' + key + '"'))
            .filter(key -> !sources.contains('"' + stem(key) + '"'))
            .toList();
    assertEquals(List.of(), unused, "Texts that no screen shows");
  }

  @Test
  void nobodyIsShoutedAt() {
    for (Language language : Language.values()) {
      Text.read(language)
          .forEach((key, text) -> assertEquals(-1, text.replace('！', '!').indexOf('!'), key));
    }
  }

  @Test
  void theChosenLanguageComesFirst() {
    assertEquals(
        new Words("请入场", "Please walk in"),
        new Text(Language.ZH, Samples.ZONE).words("walk-in.title"));
    assertEquals(
        new Words("Please walk in", "请入场"),
        new Text(Language.EN, Samples.ZONE).words("walk-in.title"));
  }

  @Test
  void aMomentReadsAsAPersonSaysIt() {
    Text text = new Text(Language.ZH, Samples.ZONE);
    assertEquals("今天 09:12", text.moment(Samples.at(22, 9, 12), Samples.NOW).in(Language.ZH));
    assertEquals(
        "yesterday at 22:00", text.moment(Samples.at(21, 22, 0), Samples.NOW).in(Language.EN));
    assertEquals("11月24日 09:00", text.moment(Samples.at(24, 9, 0), Samples.NOW).in(Language.ZH));
    assertEquals(
        "24 November at 09:00", text.moment(Samples.at(24, 9, 0), Samples.NOW).in(Language.EN));
  }

  @Test
  void aKeyWithoutATextIsABug() {
    Text text = new Text(Language.EN, Samples.ZONE);
    assertThrows(IllegalArgumentException.class, () -> text.words("nobody.wrote.this"));
  }

  private static TreeSet<String> parameters(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final Set<String> PARTS = Set.of("headline", "body", "works", "lacks", "how");

  /// Headlines and what stands under them are asked for by what they have in common.
  private static String stem(String key) {
    int dot = key.lastIndexOf('.');
    return PARTS.contains(key.substring(dot + 1)) ? key.substring(0, dot) : key;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
