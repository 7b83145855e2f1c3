package org.venue.hardware.locker.lockboard8a;

/// Which group of eight channels the first status byte of a report tells of. Four sources have the
/// highest, one has the lowest.
enum GroupOrder {
  HIGHEST_FIRST,
  LOWEST_FIRST;

  /// The channel of the lowest bit of the status byte at `index`.
  int firstChannel(int index, int groups) {
    return 1 + 8 * (this == HIGHEST_FIRST ? groups - 1 - index : index);
  }
}
