package org.venue.kiosk;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.venue.hardware.Hardware;
import org.venue.kiosk.config.Binder;
import org.venue.kiosk.config.Bound;
import org.venue.kiosk.config.Position;
import org.venue.kiosk.config.Problem;

/// Reads a terminal's configuration and checks what one key alone cannot tell: that names meet,
/// that no port is used twice, that devices are known.
public final class ConfigFile {
  /// This machine's names for itself.
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Bound<KioskConfig> bound;
  private final List<Problem> problems;

  private ConfigFile(Bound<KioskConfig> bound) {
    this.bound = bound;
    this.problems = new ArrayList<>(bound.problems());
  }

  /// Says what is wrong with the specification (`"model link-uri"`) of one kind of device.
  ///
  /// @param locker for lines of locker boards; likewise the others
  public record Devices(
      Function<String, Optional<String>> locker,
      Function<String, Optional<String>> gate,
      Function<String, Optional<String>> scanner,
      Function<String, Optional<String>> camera) {

    /// What the catalogue of supported models says.
    public static Devices of(Hardware hardware) {
      return new Devices(
          spec -> problem(hardware, "locker", spec),
          spec -> problem(hardware, "gate", spec),
          spec -> problem(hardware, "scanner", spec),
          spec -> problem(hardware, "camera", spec));
    }

    private static Optional<String> problem(Hardware hardware, String kind, String spec) {
      if (!spec.strip().contains(" ")) {
        return Optional.of("wants a model and a link, such as \"cu16 serial:/dev/ttyUSB0\"");
      }
      try {
        hardware.check(kind, spec);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of(e.getMessage());
      }
    }
  }

  /// Reads the file.
  ///
  /// @throws ConfigException with every problem of the file
  public static KioskConfig read(Path file, Devices devices) throws ConfigException {
    return parse(file, text(file), devices);
  }

  /// The text of a configuration, this terminal's or another's.
  ///
  /// @throws ConfigException when it cannot be read, and why
  public static String text(Path file) throws ConfigException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  /// Reads the text of a file.
  static KioskConfig parse(Path file, String text, Devices devices) throws ConfigException {
    var reading = new ConfigFile(Binder.bind(KioskConfig.class, text));
    boolean syntax = reading.problems.stream().anyMatch(problem -> problem.key().isEmpty());
    if (!syntax) {
      reading.checkDevices(devices);
      reading.checkRooms();
      reading.checkNumbers();
      reading.checkKeys();
      reading.checkBackend();
    }
    if (!reading.problems.isEmpty()) {
      reading.problems.sort(Comparator.comparing(Problem::at).thenComparing(Problem::key));
      throw new ConfigException(file, reading.problems);
    }
    return reading.bound.value();
  }

  private static ConfigException unreadable(Path file, String why) {
    return new ConfigException(file, List.of(new Problem(Position.START, "", why)));
  }

  private void checkDevices(Devices devices) {
    KioskConfig config = bound.value();
    Map<String, String> names = new HashMap<>();
    Map<String, String> ports = new HashMap<>();
    for (int i = 0; i < config.lockers().size(); i++) {
      KioskConfig.Locker locker = config.lockers().get(i);
      var port = new KioskConfig.Port(locker.name(), locker.device());
      checkPort(port, "locker[%d]".formatted(i), devices.locker(), names, ports);
    }
    for (int i = 0; i < config.gates().size(); i++) {
      checkPort(config.gates().get(i), "gate[%d]".formatted(i), devices.gate(), names, ports);
    }
    for (int i = 0; i < config.scanners().size(); i++) {
      String path = "scanner[%d]".formatted(i);
      KioskConfig.Scanner scanner = config.scanners().get(i);
      var port = new KioskConfig.Port(scanner.name(), scanner.device());
      checkPort(port, path, devices.scanner(), names, ports);
    }
    Map<String, String> purposes = new HashMap<>();
    for (int i = 0; i < config.cameras().size(); i++) {
      String path = "camera[%d]".formatted(i);
      KioskConfig.Camera camera = config.cameras().get(i);
      var port = new KioskConfig.Port(camera.name(), camera.device());
      checkPort(port, path, devices.camera(), names, ports);
      checkCamera(camera, path, purposes);
    }
  }

  private void checkCamera(KioskConfig.Camera camera, String path, Map<String, String> purposes) {
    if (bound.value().terminal().profile() == KioskConfig.Profile.CHANGING_ROOM) {
      add(path + ".name", "a terminal with the profile changing-room has no camera");
    }
    for (int k = 0; k < camera.purposes().size(); k++) {
      String word = camera.purposes().get(k).name().toLowerCase(Locale.ROOT);
      checkUnique(word, path + ".purposes[%d]".formatted(k), "purpose", purposes);
    }
  }

  private void checkPort(
      KioskConfig.Port port,
      String path,
      Function<String, Optional<String>> device,
      Map<String, String> names,
      Map<String, String> ports) {
    checkUnique(port.name(), path + ".name", "name", names);
    String key = path + ".device";
    if (bound.isBad(key)) {
      return;
    }
    device.apply(port.device()).ifPresent(what -> add(key, what));
    String link = port.device().replaceFirst("^\\S+\\s+", "").replaceFirst("\\?.*", "");
    if (!link.startsWith("sim:")) {
      checkUnique(link, key, "port", ports);
    }
  }

  private void checkRooms() {
    List<KioskConfig.Room> rooms = bound.value().rooms();
    List<String> lines = bound.value().lockers().stream().map(KioskConfig.Locker::name).toList();
    Map<String, String> ids = new HashMap<>();
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < rooms.size(); i++) {
      checkUnique(rooms.get(i).id(), "room[%d].id".formatted(i), "room", ids);
      String key = "room[%d].locker".formatted(i);
      String line = rooms.get(i).locker();
      checkUnique(line, key, "locker line", taken);
      if (!bound.isBad(key) && !lines.contains(line)) {
        add(key, "there is no [[locker]] named \"%s\"".formatted(line));
      }
    }
  }

  private void checkNumbers() {
    List<KioskConfig.Locker> lockers = bound.value().lockers();
    for (int i = 0; i < lockers.size(); i++) {
      KioskConfig.Locker locker = lockers.get(i);
      String path = "locker[%d]".formatted(i);
      checkNumbers(locker.accessible(), path + ".accessible", locker.firstNumber());
      checkNumbers(locker.disabled(), path + ".disabled", locker.firstNumber());
    }
  }

  private void checkNumbers(List<Integer> numbers, String path, int first) {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      String key = "%s[%d]".formatted(path, i);
      if (!bound.isBad(key) && numbers.get(i) < first) {
        add(key, "is below the first printed number, " + first);
      }
      checkUnique(numbers.get(i).toString(), key, "number", seen);
    }
  }

  private void checkKeys() {
    List<KioskConfig.TicketKey> keys = bound.value().tickets().keys();
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      KioskConfig.TicketKey key = keys.get(i);
      String path = "tickets.key[%d]".formatted(i);
      checkUnique(key.id(), path + ".id", "key", ids);
      if (!bound.isBad(path + ".public_key") && publicKey(key).isEmpty()) {
        add(path + ".public_key", "is neither 64 hex digits nor 32 bytes of base64");
      }
      boolean known = !bound.isBad(path + ".valid_from") && !bound.isBad(path + ".valid_until");
      if (known && !key.validFrom().isBefore(key.validUntil())) {
        add(path + ".valid_until", "is not after valid_from");
      }
    }
  }

  private void checkBackend() {
    KioskConfig.Backend backend = bound.value().backend();
    boolean written = bound.places().keySet().stream().anyMatch(key -> key.equals("backend"));
    if (!written || bound.isBad("backend.url")) {
      return;
    }
    if (backend.url().isEmpty()) {
      add("backend.url", "is missing");
      return;
    }
    addressProblem(backend.url()).ifPresent(what -> add("backend.url", what));
    if (!backend.pin().isEmpty() && !backend.url().startsWith("https:")) {
      add("backend.pin", "wants an address that begins with https:");
    }
  }

  private static Optional<String> addressProblem(String url) {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("is no address: " + e.getReason());
    }
    String host = address.getHost();
    boolean http = "http".equals(address.getScheme());
    if (host == null || !http && !"https".equals(address.getScheme())) {
      return Optional.of("is an address like \"https://10.0.0.2:8443\"");
    }
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      return Optional.of("has nothing behind the path");
    }
    return http && !HERE.contains(host)
        ? Optional.of("wants https: what goes over a network is read by others")
        : Optional.empty();
  }

  /// The 32 bytes of a ticket key, or empty when the text does not hold them.
  static Optional<byte[]> publicKey(KioskConfig.TicketKey key) {
    try {
      String text = key.publicKey();
      byte[] bytes =
          text.length() == 64 ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
      return Optional.of(bytes).filter(b -> b.length == 32);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void checkUnique(String value, String key, String what, Map<String, String> seen) {
    if (bound.isBad(key)) {
      return;
    }
    String first = seen.putIfAbsent(value, key);
    if (first != null) {
      int line = bound.place(first).line();
      add(key, "the %s %s is used already in line %d".formatted(what, value, line));
    }
  }

  private void add(String key, String what) {
    problems.add(new Problem(bound.place(key), key, what));
  }
}
