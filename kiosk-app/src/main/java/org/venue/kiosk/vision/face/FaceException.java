package org.venue.kiosk.vision.face;

/// A model or a picture that cannot be used; the message is for the operator and holds nothing of a
/// face.
public final class FaceException extends Exception {
  public FaceException(String message) {
    super(message);
  }

  public FaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
