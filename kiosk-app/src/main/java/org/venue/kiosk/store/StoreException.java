package org.venue.kiosk.store;

/// The store could not read or write; nothing of the transaction happened.
public final class StoreException extends Exception {

  /// Says what is wrong.
  public StoreException(String message) {
    super(message);
  }

  /// Says what was tried.
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
