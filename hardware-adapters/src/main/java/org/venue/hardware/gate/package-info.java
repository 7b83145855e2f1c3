/// The contract of gates, and the knobs of a simulated one. One package per model below.
///
/// **Invariants.** A passage is asked for once and never repeated. The pulse ends by the board's
/// own timer. A [org.venue.hardware.device.DeviceException] from opening means that nothing moved.
package org.venue.hardware.gate;
