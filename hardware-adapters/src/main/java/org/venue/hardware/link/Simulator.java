package org.venue.hardware.link;

import java.util.function.Consumer;

/// The far side of a link: a device made of code that speaks the real bytes. It has no thread; it
/// answers while it is being spoken to, and speaks unasked only when someone turns one of its
/// knobs.
public interface Simulator {

  /// Where its bytes go from now on. Called before the first [#receive], and again whenever another
  /// connection takes the place of the last.
  void attach(Consumer<byte[]> out);

  /// Bytes from the host, in any pieces.
  void receive(byte[] bytes);
}
