package org.venue.hardware.link;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.venue.hardware.device.DeviceException;

/// Half-duplex as a type: one question in flight on one link.
///
/// @param <F> the model's frames
public interface Exchange<F> extends AutoCloseable {

  /// Asks and waits for the frame that answers. A SAFE question is repeated within the settings'
  /// tries, a ONCE question never.
  ///
  /// @param answers whether a decoded frame answers this question; others are news or stale
  /// @throws DeviceException NOT_CONNECTED when nothing was sent, NO_REPLY or PROTOCOL when it was
  F ask(F question, Repeat repeat, BiPredicate<F, F> answers) throws DeviceException;

  /// Sends once and waits for an answer that may not come.
  ///
  /// @return empty after silence or noise; the bytes may have had their effect
  /// @throws DeviceException only when certainly nothing was sent
  Optional<F> tell(F order, Duration patience, BiPredicate<F, F> answers) throws DeviceException;

  @Override
  void close();
}
