package org.venue.kiosk.visit;

/// What a person is told when the terminal cannot do its part. The code is stable.
public enum Trouble {
  /// Every suitable locker is taken.
  NO_LOCKER_FREE("L-101"),
  /// The door got its pulse and stayed shut.
  DOOR_JAMMED("L-102"),
  /// The locker line does not answer or is unplugged.
  LOCKER_MISSING("L-103"),
  /// The pulse may have been given and nobody can say what the door did.
  DOOR_UNKNOWN("L-104"),
  /// The door was not shut in time; it stays held and staff is told.
  DOOR_LEFT_OPEN("L-105"),
  /// The gate's relay does not answer or is unplugged.
  GATE_MISSING("G-101"),
  /// The gate may have been asked; its relay did not confirm.
  GATE_UNKNOWN("G-102"),
  /// The gate was asked before, and again nobody knows what it did: a person has to look.
  GATE_UNSURE("G-103"),
  /// The scanner is unplugged.
  SCANNER_MISSING("S-101"),
  /// The terminal could not write down what it was about to do, and so did not do it.
  STORE_FAILED("D-101"),
  /// The terminal's memory cannot be written: nothing that has to be remembered is done.
  STORE_NOT_WRITTEN("D-102"),
  /// The terminal's memory is damaged: nothing that has to be remembered is done.
  STORE_DAMAGED("D-103"),
  /// A face could not be stored, and nothing of it was kept.
  FACE_NOT_STORED("F-101");

  private final String code;

  Trouble(String code) {
    this.code = code;
  }

  /// The small code under the words.
  public String code() {
    return code;
  }
}
