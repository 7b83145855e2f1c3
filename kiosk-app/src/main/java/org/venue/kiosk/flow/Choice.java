package org.venue.kiosk.flow;

/// Everything a person can press that needs no further word. A screen offers some of them; the flow
/// decides what each means.
public enum Choice {
  /// Foot of every screen.
  BACK,
  START_OVER,
  HELP,
  /// The chip in the head of every screen.
  NETWORK,
  /// Answers the question whether someone is still there.
  STILL_HERE,
  /// The usual way on.
  CONTINUE,
  RETRY,
  MY_LOCKER,
  SCAN_WITH_CAMERA,
  USE_FACE,
  START_CAMERA,
  ENROL_FACE,
  WITHDRAW_FACE,
  FOURTEEN_OR_OVER,
  UNDER_FOURTEEN,
  AGREE,
  DELETE_FACE,
  ANOTHER_LOCKER,
  WITHOUT_LOCKER,
  OPEN_AGAIN,
  END_USE,
  OPEN_GATE,
  ANOTHER_PERSON,
  OPEN_FOR_VISITOR,
  VISIT_OVER,
  TASKS,
  NEXT_PAGE,
  PREVIOUS_PAGE,
  LEAVE_KIOSK
}
