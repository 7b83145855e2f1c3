package org.venue.kiosk.visit;

/// What came of doing something about a task.
public enum TaskOutcome {
  DONE,
  /// Things have changed since the task was shown; nothing was done.
  CHANGED,
  /// The door stands open; nothing was done.
  DOOR_OPEN,
  /// Nobody can say yet that the door is shut; nothing was done.
  DOOR_UNKNOWN
}
