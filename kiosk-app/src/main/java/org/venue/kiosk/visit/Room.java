package org.venue.kiosk.visit;

/// A locker room. The id is what tickets name as their zone.
///
/// @param nameZh shown to the visitor
/// @param nameEn shown to the visitor
public record Room(String id, String nameZh, String nameEn, Layout layout) {

  /// Where the lockers stand, which decides the order of door and gate: no door stands open out of
  /// its holder's reach.
  public enum Layout {
    /// In the lobby: the door first, then the gate.
    LOBBY,
    /// Behind the gate: the gate first; the door opens at a terminal inside.
    BEHIND_GATE
  }
}
