/// Whole days of the terminal in seconds: everything but the pixels, on one thread, by a clock that
/// only moves when nobody has anything left to do, with a seed that decides all the rest.
///
/// **Invariants.** The same seed tells the same story. Nothing here sleeps, waits or asks for the
/// real time. An effect is atomic: while one waits for a device only the world goes on (hands,
/// answers on the wire, plugs, the power), no other work of that terminal. After a power cut
/// nothing of the old life reaches a disk, a wire or a screen. Imported by commands alone.
package org.venue.kiosk.simulation;
