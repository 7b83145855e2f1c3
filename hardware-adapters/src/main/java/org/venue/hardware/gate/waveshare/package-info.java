/// Waveshare "Modbus RTU Relay", also (B) and (D), 8 to 32 channels: a turnstile's or door opener's
/// "open" input hangs on one relay.
///
/// **Source.** Waveshare wiki "Modbus RTU Relay" and the Modbus application protocol; the frames
/// below appear alike in several independent drivers and captures, those marked *calc* follow from
/// the rule.
///
/// **Electrics.** RS-485 half-duplex, 9600 8N1, board address 1 as delivered. CRC-16/MODBUS (A001
/// reflected, seed FFFF), low byte first.
///
/// | direction | bytes | meaning |
/// |---|---|---|
/// | host, and board alike | `01 05 02 00 00 07 8D B0` | flash-on relay 1 for 7 x 100 ms; the ack is the same bytes |
/// | host, and board alike | `01 05 02 01 00 08 9C 74` | flash-on relay 2 for 800 ms |
/// | host, and board alike | `01 05 02 00 00 05 0C 71` | flash-on relay 1 for 500 ms (calc) |
/// | host | `01 01 00 00 00 08 3D CC` | read 8 relay states |
/// | board | `01 01 01 00 51 88` | none drawn |
/// | board | `01 01 01 41 91 B8` | relays 1 and 7 drawn; bit 0 is relay 1 |
/// | board | `01 85 02 C3 51` | refused, illegal address (calc) |
///
/// **Timings.** The board times the pulse: 1 to 7FFF units of 100 ms. Turnstiles want 300 to 500
/// ms.
///
/// **Quirks.**
/// - The relay address of flash-on is 0200 + channel from 0, its value a time. Strict Modbus stacks
///   refuse such a value, hence our own eight bytes.
/// - The ack equals the question byte for byte, so it also equals the echo of a cheap USB-485
///   adapter. Such a line needs `echo=true`, or its echo passes for the board's ack.
/// - For the same reason an ack that comes after the patience of its own pulse, and while the next
///   is in flight, cannot be told from the next one's.
/// - Firmware V1 (before September 2021) departs from the standard and is not supported.
///
/// **Invariants.** A pulse is sent once and never as on, sleep, off: a dead kiosk leaves no gate
/// open. A refusal is the only proof that nothing moved.
package org.venue.hardware.gate.waveshare;
