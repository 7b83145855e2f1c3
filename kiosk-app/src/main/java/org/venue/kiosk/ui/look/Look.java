package org.venue.kiosk.ui.look;

/// What a visitor may choose about the screen. Belongs to one visitor only: the next one finds the
/// venue's own.
///
/// @param reach whether everything is brought down to where it is reached from a wheelchair
public record Look(Language language, Mode mode, Scheme scheme, boolean reach) {

  /// Speaks the other language.
  public Look otherLanguage() {
    return new Look(language.other(), mode, scheme, reach);
  }

  /// Large, or standard again.
  public Look otherMode() {
    return new Look(language, mode == Mode.LARGE ? Mode.STANDARD : Mode.LARGE, scheme, reach);
  }

  /// High contrast, or the venue's own scheme again.
  public Look otherContrast(Scheme own) {
    return new Look(language, mode, scheme == Scheme.CONTRAST ? own : Scheme.CONTRAST, reach);
  }

  /// Low, or at its usual height again.
  public Look otherReach() {
    return new Look(language, mode, scheme, !reach);
  }
}
