package org.venue.kiosk.visit;

import java.util.Optional;
import java.util.OptionalInt;

/// An open visit of the same holder that another terminal began; only there its locker is opened.
///
/// @param person which of the persons the ticket admits, from 1
/// @param number printed on the locker, if it holds one
/// @param room the room of the locker, where this terminal knows it
public record Elsewhere(int person, String terminal, OptionalInt number, Optional<Room> room) {}
