package org.venue.kiosk.vision.face;

import java.util.Optional;

/// A face in a picture.
///
/// @param x left edge of the box in pixels; may lie outside the picture, like the others
/// @param score how sure the detector is, 0 to 1
/// @param landmarks missing from detectors that only know boxes
public record Face(
    double x, double y, double width, double height, double score, Optional<Landmarks> landmarks) {}
