package org.venue.hardware.link;

/// Turns frames into bytes and bytes into frames. Pure: no link, no clock, no memory between calls.
///
/// @param <F> the model's sealed set of frames, requests and replies together
public interface Codec<F> {

  /// The bytes of one frame, checksum included.
  byte[] encode(F frame);

  /// Looks at the first `length` bytes of `buffer` and says what they begin with. Never throws:
  /// noise is a value.
  ///
  /// @param asked the question in flight, or null when nothing was asked; some replies can only be
  ///   told apart in its light
  Decoded<F> decode(byte[] buffer, int length, F asked);

  /// The same, when the line fell silent behind these bytes and none of them made a whole frame.
  /// Most protocols drop a byte and look again; one whose frames end by a pause returns the frame.
  /// More bytes will not come: NeedMore drops a byte too.
  default Decoded<F> decodeAtPause(byte[] buffer, int length, F asked) {
    return new Decoded.Noise<>(1, "the line fell silent in the middle of a frame");
  }

  /// What the buffer begins with.
  sealed interface Decoded<F> {

    /// A whole frame of `length` bytes.
    record Whole<F>(F frame, int length) implements Decoded<F> {}

    /// The beginning of a frame; more bytes decide.
    record NeedMore<F>() implements Decoded<F> {}

    /// Not a frame: skip `skip` bytes and look again.
    record Noise<F>(int skip, String why) implements Decoded<F> {}
  }
}
