/// The terminal's devices: links that carry bytes, codecs that know them, drivers that speak the
/// domain's words, and simulators that are the other side of the same bytes. Nothing here knows a
/// visitor or a screen.
package org.venue.hardware;
