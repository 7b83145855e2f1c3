/// The contract of cameras, the pictures they give, and what all models share. One package per
/// model below.
///
/// **Invariants.** A camera films only while somebody holds a [Viewing]: the first one switches it
/// on, closing the last one switches it off. The newest frame wins: there is one place for a frame,
/// nothing queues, and a slow viewer misses frames. A frame is never written again once it is given
/// out. No picture is decoded before its header said that it is neither too small nor too large.
package org.venue.hardware.camera;
