package org.venue.kiosk.visit;

/// What a member of staff does about a task. Doing it is a fact as well.
public enum TaskAction {
  /// The door was looked at, works and is empty: it may be given again.
  CLEAR_DOOR,
  /// The locker was looked at and is empty and shut: its visit is over.
  END_VISIT,
  /// The refused fact is told once more.
  SEND_AGAIN,
  /// The refused fact is kept and no longer told; its lane goes on.
  SET_ASIDE,
  /// It was seen; nothing more is to be done.
  NOTED;

  /// Whether it changes what cannot be changed back, and so is asked about twice.
  public boolean grave() {
    return this != NOTED && this != SEND_AGAIN;
  }
}
