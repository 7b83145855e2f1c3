package org.venue.hardware.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Simulator;

/// One supported model: what the catalogue needs to know to drive it and to simulate it. A model
/// package has one public class, and that class gives this.
///
/// @param name as it stands in configuration, such as `cu16`
/// @param kind the contract its driver fulfils
/// @param defaults options that hold where the link address says nothing, such as `baud`
/// @param options the model's own further options, without a default here
/// @param schemes the schemes of links that lead to it
/// @param driver makes the driver; never fails because the device is missing. Wrong option values
///   are an [IllegalArgumentException] in one sentence
/// @param check throws that exception and touches nothing
/// @param simulator makes the far side, from the same options and `seed`; none for devices without
///   bytes
public record Model<D extends Device>(
    String name,
    Class<D> kind,
    Map<String, String> defaults,
    Set<String> options,
    Set<String> schemes,
    BiFunction<LinkUri, DeviceContext, D> driver,
    Consumer<LinkUri> check,
    Optional<Function<LinkUri, Simulator>> simulator) {

  /// A model that is spoken to in bytes: its simulator reads the same options as its driver.
  public Model(
      String name,
      Class<D> kind,
      Map<String, String> defaults,
      Set<String> options,
      BiFunction<LinkUri, DeviceContext, D> driver,
      Function<LinkUri, Simulator> simulator) {
    this(
        name,
        kind,
        defaults,
        options,
        LinkUri.OF_BYTES,
        driver,
        simulator::apply,
        Optional.of(simulator));
  }

  /// A model that is not spoken to in bytes.
  ///
  /// @param scheme the only one that leads to it
  public static <D extends Device> Model<D> withoutBytes(
      String name,
      Class<D> kind,
      String scheme,
      Set<String> options,
      BiFunction<LinkUri, DeviceContext, D> driver,
      Consumer<LinkUri> check) {
    return new Model<>(
        name, kind, Map.of(), options, Set.of(scheme), driver, check, Optional.empty());
  }

  /// Keeps own copies.
  public Model {
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    options = Set.copyOf(options);
    schemes = Set.copyOf(schemes);
  }

  /// The driver at the end of a link; unknown options are refused, defaults filled in.
  public D drive(LinkUri uri, DeviceContext context) {
    return driver.apply(complete(uri), context);
  }

  /// A simulator with the options of a link address.
  ///
  /// @throws IllegalArgumentException when the model has none
  public Simulator simulate(LinkUri uri) {
    LinkUri whole = complete(uri);
    return simulator
        .orElseThrow(() -> new IllegalArgumentException("The model " + name + " has no simulator."))
        .apply(whole);
  }

  /// Refuses what [#drive] would refuse, without a device.
  public void check(LinkUri uri) {
    check.accept(complete(uri));
  }

  private LinkUri complete(LinkUri uri) {
    if (!schemes.contains(uri.scheme())) {
      throw new IllegalArgumentException(
          "The link '%s' does not lead to the model %s; that wants %s."
              .formatted(
                  uri,
                  name,
                  schemes.stream().sorted().map(s -> s + ":").collect(Collectors.joining(", "))));
    }
    Set<String> known = new TreeSet<>(options);
    known.addAll(defaults.keySet());
    uri.checkOptions("the model " + name, known);
    return uri.withDefaults(defaults);
  }
}
