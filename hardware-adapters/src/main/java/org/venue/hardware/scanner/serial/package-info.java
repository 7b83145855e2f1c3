/// Any barcode or QR scanner in serial mode: RS-232, TTL or a USB virtual port. It sends the code's
/// text by itself, and a suffix or a pause behind it.
///
/// **Source.** Vendors' serial modes agree on text plus suffix; the trigger commands are those of
/// Honeywell and of GM65/GM861 modules (Grow; sold by Waveshare as "Barcode Scanner Module"), each
/// found alike in several independent drivers. AIM identifiers: ISO/IEC 15424.
///
/// **Electrics.** 9600 8N1; some Honeywell models leave the factory with 115200.
///
/// | direction | bytes | meaning |
/// |---|---|---|
/// | scanner | text `0D`, `0A`, `0D 0A` or nothing | one code; option `suffix=cr`, `lf`, `crlf`, `none` |
/// | scanner | `]Q1` before the text | AIM identifier, here QR; taken off with `aim=true` |
/// | host | `16 54 0D` | Honeywell: trigger on (`trigger=honeywell`), no answer |
/// | host | `7E 00 08 01 00 02 01 AB CD` | GM65: trigger (`trigger=gm65`); `AB CD` stands for "no CRC" |
/// | scanner | `02 00 00 01 00 33 31` | GM65: trigger accepted |
///
/// **Timings.** Without a suffix a code ends with a pause of `gap` (50 ms). With a suffix, the
/// beginning of a line that is not finished within a second is forgotten.
///
/// **Quirks.**
/// - A GM65's answer travels among the codes and must not be taken for one.
/// - USB keyboard mode is not supported: it needs focus, and a Chinese input method swallows
///   digits.
///
/// **Invariants.** What is read is untrusted: UTF-8 only, no control characters, at most `max`
/// bytes (1024), AIM identifier included. It is never trimmed, since base45 contains the space.
/// What is refused is told with reason and length, never with its text, and is refused as one line
/// however long it was. The same code twice is two codes: repetition is the flow's matter.
package org.venue.hardware.scanner.serial;
