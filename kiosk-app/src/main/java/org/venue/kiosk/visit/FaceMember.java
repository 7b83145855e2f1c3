package org.venue.kiosk.visit;

/// A member as a screen may show one.
///
/// @param id the member's, as the backend knows it
/// @param masked the name with all but its beginning hidden, such as 李*; empty when the terminal
///   does not know it
/// @param enrolled whether a face of this member is stored here
public record FaceMember(String id, String masked, boolean enrolled) {
  @Override
  public String toString() {
    return "FaceMember[" + (enrolled ? "enrolled" : "not enrolled") + "]";
  }
}
