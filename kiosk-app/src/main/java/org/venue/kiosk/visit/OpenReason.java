package org.venue.kiosk.visit;

/// Why a door is asked to open. Stands in the intent and in the fact.
public enum OpenReason {
  CHECK_IN,
  REOPEN,
  CHECK_OUT,
  STAFF_PHONE_LOST,
  STAFF_PIN_FORGOTTEN,
  STAFF_EMERGENCY,
  STAFF_OTHER
}
