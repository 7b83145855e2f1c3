/// Reads QR codes in the frames of a camera.
///
/// **Invariants.** A code is read exactly or not at all: only what ZXing decoded with its error
/// correction counts, whatever helped to find it. An empty frame costs little; only a frame in
/// which a finder pattern was seen is looked at again in other ways. Nothing of a frame is kept.
package org.venue.kiosk.vision.code;
