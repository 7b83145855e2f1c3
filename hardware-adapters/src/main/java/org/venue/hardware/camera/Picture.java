package org.venue.hardware.camera;

/// Pixels as a source gives them, before they are turned, numbered and dated.
///
/// @param bgr as in [Frame]; not written again by anyone
public record Picture(int width, int height, byte[] bgr) {}
