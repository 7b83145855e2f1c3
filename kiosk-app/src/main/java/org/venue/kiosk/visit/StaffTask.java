package org.venue.kiosk.visit;

import java.util.List;

/// Why staff has to look after something, and what can be done about it. The task itself is a row
/// of the store.
public enum StaffTask {
  /// A door got its pulse and stayed shut: it is out of order until staff clears it.
  DOOR_JAMMED(TaskAction.CLEAR_DOOR, TaskAction.END_VISIT, TaskAction.NOTED),
  /// Nobody can say what a door did.
  DOOR_UNKNOWN(TaskAction.CLEAR_DOOR, TaskAction.END_VISIT, TaskAction.NOTED),
  /// A locker was to be given back and its door was not shut.
  DOOR_LEFT_OPEN(TaskAction.CLEAR_DOOR, TaskAction.END_VISIT, TaskAction.NOTED),
  /// A door opened that nobody had asked to open.
  DOOR_OPENED_UNEXPECTEDLY(TaskAction.NOTED),
  /// A door is not proved free: the store that knew was lost.
  DOOR_NOT_PROVED(TaskAction.CLEAR_DOOR),
  /// Nobody can say whether the gate opened.
  GATE_UNKNOWN(TaskAction.NOTED),
  /// A visit that should be over still holds a locker.
  VISIT_STUCK(TaskAction.END_VISIT, TaskAction.NOTED),
  /// The backend refused a fact; the facts of its lane wait behind it.
  FACT_REFUSED(TaskAction.SEND_AGAIN, TaskAction.SET_ASIDE),
  /// A ticket was used more often than it allows, at terminals that were offline.
  DOUBLE_USE(TaskAction.NOTED),
  /// The terminal's clock is off by more than the tolerance.
  CLOCK_OFF(TaskAction.NOTED),
  /// The store was damaged; what could be saved was saved.
  STORE_DAMAGED(TaskAction.NOTED);

  private final List<TaskAction> actions;

  StaffTask(TaskAction... actions) {
    this.actions = List.of(actions);
  }

  /// What can be done about it, the likeliest first.
  public List<TaskAction> actions() {
    return actions;
  }

  /// What of it can be done as its door stands: a door out of order is cleared and never just
  /// noted, a visit ends only while it holds the door, and what has settled itself is noted.
  public List<TaskAction> actions(boolean outOfOrder, boolean held) {
    if (outOfOrder && actions.contains(TaskAction.CLEAR_DOOR)) {
      return List.of(TaskAction.CLEAR_DOOR);
    }
    List<TaskAction> fit =
        actions.stream()
            .filter(action -> action != TaskAction.CLEAR_DOOR)
            .filter(action -> action != TaskAction.END_VISIT || held)
            .toList();
    return fit.isEmpty() ? List.of(TaskAction.NOTED) : fit;
  }
}
