package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.Hardware;
import org.venue.kiosk.config.Explanation;

class KioskConfigTest {
  private static final Path FILE = Path.of("kiosk.toml");
  private static final Function<String, Optional<String>> ANY = spec -> Optional.empty();
  private static final ConfigFile.Devices DEVICES = new ConfigFile.Devices(ANY, ANY, ANY, ANY);

  private static final String LEAST =
      """
      [venue]
      id = "v"
      name_zh = "馆"
      name_en = "Hall"
      phone = "1"
      [terminal]
      id = "t"
      [[scanner]]
      name = "scanner"
      device = "serial sim:"
      """;

  @Test
  void theSampleFileIsRight() throws Exception {
    var catalogue = ConfigFile.Devices.of(new Hardware());
    KioskConfig config = ConfigFile.parse(FILE, sample(), catalogue);
    assertEquals("重庆奥体中心", config.venue().nameZh());
    assertEquals(
        List.of("locker.men", "locker.women"),
        config.rooms().stream().map(KioskConfig.Room::locker).toList());
    assertEquals(KioskConfig.Layout.BEHIND_GATE, config.rooms().get(1).layout());
    assertEquals(List.of(5, 6, 7, 8), config.lockers().get(0).accessible());
    assertEquals(32, ConfigFile.publicKey(config.tickets().keys().getFirst()).orElseThrow().length);
  }

  @Test
  void absentKeysHaveTheirDefaults() throws Exception {
    KioskConfig config = ConfigFile.parse(FILE, LEAST, DEVICES);
    assertEquals(ZoneId.of("Asia/Shanghai"), config.venue().zone());
    assertEquals(Duration.ofSeconds(60), config.screen().idle());
    assertEquals(KioskConfig.Orientation.PORTRAIT, config.screen().orientation());
    assertEquals(Duration.ofSeconds(90), config.tickets().clockTolerance());
    assertEquals(Duration.ofMinutes(2), config.checkin().reopenWithoutQuestion());
    assertEquals(Duration.ofMillis(300), config.checkin().shutGap());
    assertEquals(List.of(), config.rooms());
    assertEquals(new KioskConfig.Faces(Path.of("models"), Duration.ofDays(365)), config.faces());
  }

  @Test
  void anEmptyFileNamesEveryKeyThatIsMissing() {
    assertProblems(
        "",
        "1:1: scanner: wants at least 1",
        "1:1: terminal.id: is missing",
        "1:1: venue.id: is missing",
        "1:1: venue.name_en: is missing",
        "1:1: venue.name_zh: is missing",
        "1:1: venue.phone: is missing");
  }

  @Test
  void unknownKeysWrongTypesAndImpossibleValuesAreListedTogether() {
    assertProblems(
        LEAST
            + """
            [screen]
            orientaton = "portrait"
            width_mm = "wide"
            height_mm = 5
            full_screen = 1
            theme = "pink"
            idle = "5s"
            colour = 3
            [checkin]
            ajar = "soon"
            shut_gap = 300
            [cooking]
            """,
        "12:1: screen.orientaton: there is no such key; is \"orientation\" meant?",
        "13:1: screen.width_mm: wants whole number, not the text \"wide\"",
        "14:1: screen.height_mm: is at least 100",
        "15:1: screen.full_screen: wants true or false, not the number 1",
        "16:1: screen.theme: is one of light, dark, contrast",
        "17:1: screen.idle: is at least 20s",
        "18:1: screen.colour: there is no such key",
        "20:1: checkin.ajar: a duration is written like \"300ms\", \"90s\", \"2m\"",
        "21:1: checkin.shut_gap: wants duration like \"90s\", not the number 300",
        "22:1: cooking: there is no such key");
  }

  @Test
  void whatIsMissingInOneOfManyTablesIsShownAtThatTable() {
    assertProblems(
        LEAST
            + """
            [[gate]]
            name = "gate.a"
            device = "waveshare sim:"
            [[gate]]
            name = "Gate B"
            """,
        "14:1: gate[1].device: is missing",
        "15:1: gate[1].name: does not have the form [a-z0-9][a-z0-9._-]*");
  }

  @Test
  void namesAndPortsAreUsedOnce() {
    assertProblems(
        LEAST
            + """
            [[locker]]
            name = "scanner"
            device = "cu16 serial:/dev/a?baud=9600"
            [[gate]]
            name = "gate"
            device = "waveshare serial:/dev/a"
            [[gate]]
            name = "gate"
            device = "waveshare sim:"
            """,
        "9:1: scanner[0].name: the name scanner is used already in line 12",
        "16:1: gate[0].device: the port serial:/dev/a is used already in line 13",
        "18:1: gate[1].name: the name gate is used already in line 15");
  }

  @Test
  void aRoomNamesALockerLineThatExists() {
    assertProblems(
        LEAST
            + """
            [[room]]
            id = "men"
            name_zh = "男"
            name_en = "Men"
            layout = "upstairs"
            locker = "locker.men"
            """,
        "15:1: room[0].layout: is one of lobby, behind-gate",
        "16:1: room[0].locker: there is no [[locker]] named \"locker.men\"");
  }

  @Test
  void printedNumbersCountFromTheFirst() {
    assertProblems(
        LEAST
            + """
            [[locker]]
            name = "locker"
            device = "cu16 sim:"
            first_number = 101
            accessible = [101, 5, "x"]
            disabled = [102, 102]
            """,
        "15:20: locker[0].accessible[1]: is below the first printed number, 101",
        "15:23: locker[0].accessible[2]: wants whole number, not the text \"x\"",
        "16:18: locker[0].disabled[1]: the number 102 is used already in line 16");
  }

  @Test
  void aTicketKeyHas32BytesAndEndsAfterItBegins() {
    assertProblems(
        LEAST
            + """
            [[tickets.key]]
            id = "k"
            public_key = "abcd"
            types = ["ticket"]
            valid_from = 2027-01-01T00:00:00+08:00
            valid_until = 2026-01-01T00:00:00+08:00
            [[tickets.key]]
            id = "k"
            public_key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            types = ["key"]
            valid_from = 2026-01-01
            valid_until = 2027-01-01T00:00:00+08:00
            """,
        "13:1: tickets.key[0].public_key: is neither 64 hex digits nor 32 bytes of base64",
        "16:1: tickets.key[0].valid_until: is not after valid_from",
        "18:1: tickets.key[1].id: the key k is used already in line 12",
        "20:10: tickets.key[1].types[0]: is one of ticket, member, staff",
        "21:1: tickets.key[1].valid_from: wants date and time with offset like"
            + " 2026-03-01T00:00:00+08:00, not 2026-01-01");
  }

  @Test
  void whatTheCatalogueSaysOfADeviceIsAProblemOfItsKey() {
    var devices =
        new ConfigFile.Devices(
            ANY, ANY, spec -> Optional.of("no scanner model \"" + spec.split(" ")[0] + "\""), ANY);
    assertEquals(
        List.of("10:1: scanner[0].device: no scanner model \"serial\""), problems(LEAST, devices));
  }

  private static final String CAMERA =
      """
      [[camera]]
      name = "camera.front"
      device = "folder file:/srv/stills?rate=5"
      purposes = ["codes", "faces"]
      """;

  @Test
  void aCameraHasItsPurposes() throws Exception {
    var catalogue = ConfigFile.Devices.of(new Hardware());
    KioskConfig config = ConfigFile.parse(FILE, LEAST + CAMERA, catalogue);
    assertEquals(
        List.of(KioskConfig.Purpose.CODES, KioskConfig.Purpose.FACES),
        config.cameras().getFirst().purposes());
  }

  @Test
  void aChangingRoomHasNoCamera() {
    String room = LEAST.replace("id = \"t\"", "id = \"t\"\nprofile = \"changing-room\"");
    String none = "13:1: camera[0].name: a terminal with the profile changing-room has no camera";
    assertProblems(room + CAMERA, none);
    assertProblems(room + CAMERA.replace("\"codes\", ", ""), none);
  }

  @Test
  void aFaceIsKeptForADayAtLeastAndThreeYearsAtMost() throws Exception {
    String faces = LEAST + "[faces]\nretention = ";
    assertProblems(faces + "\"23h\"", "12:1: faces.retention: is at least 1d");
    assertProblems(faces + "\"1096d\"", "12:1: faces.retention: is at most 1095d");
    KioskConfig longest = ConfigFile.parse(FILE, faces + "\"1095d\"", DEVICES);
    assertEquals(Duration.ofDays(1095), longest.faces().retention());
  }

  @Test
  void aPurposeHasOneCamera() {
    String other = CAMERA.replace("front", "side").replace("stills", "others");
    assertProblems(
        LEAST + CAMERA + other,
        "18:13: camera[1].purposes[0]: the purpose codes is used already in line 14",
        "18:22: camera[1].purposes[1]: the purpose faces is used already in line 14");
  }

  @Test
  void theCatalogueKnowsModelsAndTheirOptions() {
    assertEquals(
        List.of(
            "10:1: scanner[0].device: The link 'sim:?suffix=x&baud=9600' has suffix=x; write"
                + " cr or lf or crlf or none.",
            "13:1: gate[0].device: There is no gate model 'wave'; known are waveshare.",
            "16:1: gate[1].device: wants a model and a link, such as \"cu16 serial:/dev/ttyUSB0\""),
        problems(
            LEAST.replace("sim:", "sim:?suffix=x")
                + """
                [[gate]]
                name = "gate.a"
                device = "wave sim:"
                [[gate]]
                name = "gate.b"
                device = "waveshare"
                """,
            ConfigFile.Devices.of(new Hardware())));
  }

  @Test
  void tablesAndListsInEachOthersPlaceAreNamed() {
    assertProblems(
        "screen = 5\n" + LEAST.replace("[[scanner]]", "[scanner]") + "[room]\nid = \"x\"\n",
        "1:1: screen: wants a table, not the number 5",
        "9:1: scanner: wants a list of tables, [[scanner]], not a table",
        "12:1: room: wants a list of tables, [[room]], not a table");
  }

  @Test
  void aTextThatIsNoTomlIsSaidWithItsPlaceAndNothingElse() {
    List<String> problems = problems("[venue]\nid = \nname_zh = \"馆\n", DEVICES);
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.get(0).startsWith("2:"), problems::toString);
    assertTrue(problems.get(1).startsWith("3:"), problems::toString);
  }

  @Test
  void aFileThatIsNotThereOrNotUtf8IsAProblemToo(@TempDir Path folder) throws IOException {
    Path absent = folder.resolve("absent.toml");
    Path latin = Files.write(folder.resolve("latin.toml"), new byte[] {'#', (byte) 0xE9, '\n'});
    assertEquals(
        absent + ":1:1: there is no such file",
        assertThrows(ConfigException.class, () -> ConfigFile.read(absent, DEVICES)).getMessage());
    assertEquals(
        latin + ":1:1: is not UTF-8",
        assertThrows(ConfigException.class, () -> ConfigFile.read(latin, DEVICES)).getMessage());
  }

  @Test
  void theExplanationNamesEveryKeyWithMeaningTypeAndDefault() {
    String text = Explanation.of(KioskConfig.class);
    assertTrue(text.contains("[[tickets.key]]"), text);
    assertTrue(
        text.contains(
            """
            idle = <duration like "90s">   # Time without a touch after which a visitor is asked \
            whether they are there.
                # default: 60s, at least 20s, at most 10m
            """),
        text);
    assertTrue(
        text.contains(
            """
            retention = <duration like "90s">   # How long the face of a member who agreed is kept; \
            then it is deleted.
                # default: 365d, at least 1d, at most 1095d
            """),
        text);
  }

  private static void assertProblems(String text, String... expected) {
    assertEquals(List.of(expected), problems(text, DEVICES));
  }

  private static List<String> problems(String text, ConfigFile.Devices devices) {
    return assertThrows(ConfigException.class, () -> ConfigFile.parse(FILE, text, devices))
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String sample() throws IOException {
    try (InputStream in = KioskConfig.class.getResourceAsStream("/config/sample.toml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
