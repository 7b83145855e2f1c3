package org.venue.kiosk.visit;

/// One locker as a visitor knows it.
///
/// @param number what is printed on the door; unique in the venue
/// @param room the room it stands in
/// @param area the wing or row within the room, such as `A`; may be empty
/// @param accessible whether a person in a wheelchair reaches it
public record Locker(DoorId door, int number, Room room, String area, boolean accessible) {}
