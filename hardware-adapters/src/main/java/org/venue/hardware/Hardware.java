package org.venue.hardware;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.folder.Folder;
import org.venue.hardware.camera.uvc.Uvc;
import org.venue.hardware.camera.video.Video;
import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.Model;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.gate.waveshare.Waveshare;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.cu16.Cu16;
import org.venue.hardware.locker.lockboard8a.LockBoard8A;
import org.venue.hardware.scanner.Scanner;
import org.venue.hardware.scanner.serial.SerialScanner;

/// The catalogue of supported models: one line each. A device is named by a spec, the model and
/// where it hangs: `cu16 serial:/dev/locker?baud=19200`, `cu16 tcp:10.0.0.9:5000`, `cu16
/// sim:?seed=7`. Wrong specs are an [IllegalArgumentException] in one sentence.
public final class Hardware {

  /// The kinds of devices by the word configuration uses.
  private static final Map<String, Class<? extends Device>> KINDS =
      new TreeMap<>(
          Map.of(
              "locker", LockerBoard.class,
              "gate", Gate.class,
              "scanner", Scanner.class,
              "camera", Camera.class));

  /// One line per model; a test compares it with the packages that are there.
  private static final List<Model<?>> MODELS =
      List.of(
          LockBoard8A.MODEL, //
          Cu16.MODEL,
          Waveshare.MODEL,
          SerialScanner.MODEL,
          Uvc.MODEL,
          Video.MODEL,
          Folder.MODEL);

  private final List<Model<?>> models;

  /// The catalogue of everything that is built in.
  public Hardware() {
    this(MODELS);
  }

  Hardware(List<Model<?>> models) {
    this.models = List.copyOf(models);
  }

  private record Spec(String model, LinkUri uri) {}

  /// The kinds of devices, such as `locker`.
  public SortedSet<String> kinds() {
    return new TreeSet<>(KINDS.keySet());
  }

  /// The names of the models of a kind.
  public SortedSet<String> models(String kind) {
    Class<? extends Device> contract = contract(kind);
    return models.stream()
        .filter(model -> model.kind() == contract)
        .map(Model::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The driver of a line of lock boards.
  public LockerBoard locker(String spec, DeviceContext context) {
    return drive(LockerBoard.class, spec, context);
  }

  /// The driver of a gate.
  public Gate gate(String spec, DeviceContext context) {
    return drive(Gate.class, spec, context);
  }

  /// The driver of a scanner.
  public Scanner scanner(String spec, DeviceContext context) {
    return drive(Scanner.class, spec, context);
  }

  /// A camera.
  public Camera camera(String spec, DeviceContext context) {
    return drive(Camera.class, spec, context);
  }

  /// Refuses what the driver of `spec` would refuse, without touching a device.
  ///
  /// @throws IllegalArgumentException in one sentence
  public void check(String kind, String spec) {
    Spec parts = parse(spec, "");
    model(contract(kind), parts.model()).check(parts.uri());
  }

  /// A simulated device by itself, to be served or joined by hand.
  ///
  /// @param spec the model, or a whole spec when its options matter
  public Simulator simulator(String kind, String spec, long seed) {
    Spec parts = spec.strip().contains(" ") ? parse(spec, "") : new Spec(spec.strip(), bare());
    LinkUri seeded = parts.uri().withDefaults(Map.of("seed", String.valueOf(seed)));
    return model(contract(kind), parts.model()).simulate(seeded);
  }

  /// Makes the simulator that `spec` leads to known to `links`, when it leads to one at all.
  ///
  /// @param device the device's name, which is the simulator's where the spec gives none
  public void simulate(String kind, String spec, String device, Links links) {
    Spec parts = parse(spec, device);
    if (parts.uri().scheme().equals("sim")) {
      Model<?> model = model(contract(kind), parts.model());
      links.simulate(parts.uri().address(), uri -> model.simulate(uri));
    }
  }

  private <D extends Device> D drive(Class<D> kind, String spec, DeviceContext context) {
    Spec parts = parse(spec, context.name());
    return model(kind, parts.model()).drive(parts.uri(), context);
  }

  private static LinkUri bare() {
    return new LinkUri("sim", "", Map.of());
  }

  private static Spec parse(String spec, String device) {
    String[] words = spec.strip().split("\\s+");
    if (words.length != 2) {
      throw new IllegalArgumentException(
          "The device '"
              + spec
              + "' is not a model and a link; write for example: cu16 serial:/dev/ttyUSB0.");
    }
    LinkUri uri = LinkUri.parse(words[1]);
    return new Spec(
        words[0],
        uri.scheme().equals("sim") && uri.address().isEmpty()
            ? new LinkUri("sim", device, uri.options())
            : uri);
  }

  private Class<? extends Device> contract(String kind) {
    Class<? extends Device> contract = KINDS.get(kind);
    if (contract == null) {
      throw new IllegalArgumentException(
          "There is no kind of device '" + kind + "'; known are " + list(kinds()) + ".");
    }
    return contract;
  }

  private <D extends Device> Model<D> model(Class<D> kind, String name) {
    for (Model<?> model : models) {
      if (model.kind() == kind && model.name().equals(name)) {
        @SuppressWarnings("unchecked") // its kind was compared just now
        Model<D> found = (Model<D>) model;
        return found;
      }
    }
    String word =
        KINDS.entrySet().stream()
            .filter(entry -> entry.getValue() == kind)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    throw new IllegalArgumentException(
        "There is no " + word + " model '" + name + "'; known are " + list(models(word)) + ".");
  }

  private static String list(SortedSet<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
