/// The contract of code scanners, and the knobs of a simulated one. One package per model below.
///
/// **Invariants.** A code arrives exactly as it was read, or not at all: what is refused is told by
/// reason and length, never by its text. Nothing that is not a code arrives as one. Whether a code
/// that comes twice counts twice is not decided here.
package org.venue.hardware.scanner;
