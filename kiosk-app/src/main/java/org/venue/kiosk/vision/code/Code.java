package org.venue.kiosk.vision.code;

/// A code that was read.
///
/// @param x its middle, in shares of the picture's width from the left
/// @param y its middle, in shares of the picture's height from the top
public record Code(String text, double x, double y) {
  @Override
  public String toString() {
    return "Code[%d characters]".formatted(text.length());
  }
}
