/// Protocol sheet of the KERONG KR-CU16 and KU16, a board for 16 locks with an object sensor each.
/// Also found as NCU16L behind a TCP base unit, which passes the same bytes on port 5000.
///
/// **Source.** No vendor manual was at hand; `jin0949/KR-CU16_locker`, `kerong-lib`,
/// `lkaas-kerong`, the CartWise driver and the KU16 app agree unless a line says otherwise.
/// Confidence: A three sources, B two, C one, D they disagree.
///
/// **Electrics.** RS-485 half duplex, 19200 8N1 from the factory (9600, 57600 and 115200 can be
/// set), no flow control. Address by DIP switch, 0 to 15; locks 1 to 16.
///
/// **Frames.** The high nibble of the address byte is the board, the low nibble the lock less one,
/// or 0 when the whole board is meant. SUM is the low byte of the sum of all bytes before it, the
/// 02 and the 03 included.
///
/// ```
/// to board    02 addr 30 03 sum                    how are all locks?                        A
/// from board  02 addr 35 L1 L2 IR1 IR2 03 sum      hooks of 1-8, 9-16; objects of 1-8, 9-16  A
/// to board    02 addr 31 03 sum                    one unlock pulse, 550 ms unless set       A
/// ```
///
/// In L1 and IR1 bit 0 is lock 1, in L2 and IR2 bit 0 is lock 9.
///
/// **Timings.** No source states the delay of a reply; 300 ms are waited.
///
/// **Quirks, and how we know.**
/// - *An unlock has no guaranteed reply.* One driver never sees one, another sometimes gets a state
///   frame. None is needed: the state is asked for afterwards. (A)
/// - *Polarity is wiring.* Five sources on real hardware say that bit 1 is a closed hook, one says
///   the opposite. Configured with `polarity`; closed is the default. (D)
/// - *The address nibbles.* One source prints board 1's query with the checksum 3E; the rule gives
///   45, and the other sources follow the rule. (B)
/// - *No refusal exists* and no board speaks unasked. (A)
///
/// **Left out.** Command 33 unlocks all doors of a board; no frame here can say it. The search of
/// the whole bus (32, 36), the settings (37 to 40) and the reset that one driver sends to a "busy"
/// board rest on single or differing sources.
package org.venue.hardware.locker.cu16;
