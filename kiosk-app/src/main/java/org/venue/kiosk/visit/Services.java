package org.venue.kiosk.visit;

import java.util.Optional;

/// What the terminal can do right now; a dead device takes away only its own services.
///
/// @param faces how far members are known by face
/// @param memory what is wrong with the store; a terminal without memory opens no doors
/// @param backend how it stands with the booking backend
/// @param camera whether codes can be held before a camera; no for a terminal without one
/// @param announcement what the venue wants said on the door sign
public record Services(
    boolean scanner,
    boolean lockers,
    boolean gate,
    boolean camera,
    FaceService faces,
    Optional<Trouble> memory,
    Connection backend,
    Optional<Announcement> announcement) {

  /// Everything works.
  public static final Services ALL = new Services(true, true, true);

  /// These devices, without a word of the backend.
  public Services(boolean scanner, boolean lockers, boolean gate) {
    this(
        scanner,
        lockers,
        gate,
        false,
        FaceService.NONE,
        Optional.empty(),
        Connection.NONE,
        Optional.empty());
  }

  /// The same with this trouble of the store.
  public Services remembering(Optional<Trouble> trouble) {
    return new Services(scanner, lockers, gate, camera, faces, trouble, backend, announcement);
  }

  /// The same with this connection.
  public Services with(Connection now) {
    return new Services(scanner, lockers, gate, camera, faces, memory, now, announcement);
  }

  /// The same with this word of the venue.
  public Services saying(Optional<Announcement> word) {
    return new Services(scanner, lockers, gate, camera, faces, memory, backend, word);
  }

  /// The same with or without a camera for codes.
  public Services seeing(boolean codes) {
    return new Services(scanner, lockers, gate, codes, faces, memory, backend, announcement);
  }

  /// The same, knowing faces so far.
  public Services knowing(FaceService so) {
    return new Services(scanner, lockers, gate, camera, so, memory, backend, announcement);
  }
}
