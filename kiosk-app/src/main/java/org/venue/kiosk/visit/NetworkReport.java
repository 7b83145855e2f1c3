package org.venue.kiosk.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything a person may want to know of the network: the page behind the chip.
///
/// @param answered when the backend last answered sensibly
/// @param offset how far its clock is ahead of ours, from its latest answer
/// @param waiting facts that have not been accepted yet
/// @param oldest when the oldest of them happened
/// @param parked lanes that wait for staff
/// @param feeds every mirrored feed
public record NetworkReport(
    Connection connection,
    Optional<Instant> answered,
    Optional<Duration> offset,
    int waiting,
    Optional<Instant> oldest,
    int parked,
    List<FeedState> feeds) {

  public NetworkReport {
    feeds = List.copyOf(feeds);
  }

  /// One mirrored feed.
  ///
  /// @param name as in the contract: tickets, revocations, ...
  /// @param applied when its latest page was applied; empty before the first
  /// @param rows applied so far
  /// @param left still to come, as far as the backend said
  public record FeedState(String name, Optional<Instant> applied, long rows, long left) {}
}
