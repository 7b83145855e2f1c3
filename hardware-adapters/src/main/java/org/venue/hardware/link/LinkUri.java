package org.venue.hardware.link;

import java.util.Map;

/// Where a link leads: `serial:/dev/ttyUSB0?baud=9600`, `tcp:10.0.0.9:5000`, `sim:men?seed=7`.
///
/// @param scheme `serial`, `tcp` or `sim`
/// @param address what stands between the colon and the question mark
/// @param options what stands behind it, in the order written; the model's defaults fill the gaps
public record LinkUri(String scheme, String address, Map<String, String> options) {}
