package org.venue.hardware.link;

/// The link is not there: missing port, unplugged adapter, refused connection.
public final class LinkException extends Exception {

  /// Says which link and what happened to it.
  public LinkException(String message) {
    super(message);
  }

  /// The same, with the failure underneath.
  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
