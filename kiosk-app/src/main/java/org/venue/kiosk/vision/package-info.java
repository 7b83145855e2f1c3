/// Seeing: codes and faces in the frames of a camera, as libraries without screen, journey, store
/// or network. Nothing is in this package itself.
///
/// **Invariants.** Reading codes and knowing faces are two packages that do not know each other: a
/// frame taken for a code has no path to a face. No frame is kept. Only here, and where cameras are
/// decoded, is OpenCV touched.
package org.venue.kiosk.vision;
