package org.venue.hardware.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Simulator;

/// One supported model: what the catalogue needs to know to drive it and to simulate it. A model
/// package has one public class, and that class gives this.
///
/// @param name as it stands in configuration, such as `cu16`
/// @param kind the contract its driver fulfils
/// @param defaults options that hold where the link address says nothing, such as `baud`
/// @param options the model's own further options, without a default here
/// @param driver makes the driver; never fails because the device is missing. Wrong option values
///   are an [IllegalArgumentException] in one sentence
/// @param simulator makes the far side, from the same options and `seed`
public record Model<D extends Device>(
    String name,
    Class<D> kind,
    Map<String, String> defaults,
    Set<String> options,
    BiFunction<LinkUri, DeviceContext, D> driver,
    Function<LinkUri, Simulator> simulator) {

  /// Keeps own copies.
  public Model {
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    options = Set.copyOf(options);
  }

  /// The driver at the end of a link; unknown options are refused, defaults filled in.
  public D drive(LinkUri uri, DeviceContext context) {
    return driver.apply(complete(uri), context);
  }

  /// A simulator with the options of a link address.
  public Simulator simulate(LinkUri uri) {
    return simulator.apply(complete(uri));
  }

  private LinkUri complete(LinkUri uri) {
    Set<String> known = new TreeSet<>(options);
    known.addAll(defaults.keySet());
    uri.checkOptions("the model " + name, known);
    return uri.withDefaults(defaults);
  }
}
