/// Protocol sheet of the "8A / 80" lock board (锁控板) by Guangzhou Shuoming and its clones, sold with
/// 8, 12, 18, 24 and 50 ways, also as CM06.
///
/// **Source.** The vendor's text "485锁控板通讯协议" (2021 for 24 ways, 2024A1) as quoted by a CSDN
/// article and by `yunle_sensors`; read against `sports-venue-android-terminal`, Open-Locker and
/// FaceLocker. Confidence: A three sources or the vendor, B two, C one, D they disagree.
///
/// **Electrics.** RS-485 half duplex (A to A, B to B), 9600 8N1, no flow control. Address by DIP
/// switch, 1 to 32; channels 1 to 24, on the 50-way variant to 50.
///
/// **Frames.** `HEAD BOARD CHANNEL CODE BCC`; BCC is the XOR of all bytes before it.
///
/// ```
/// to board    8A board channel 11 bcc      one unlock pulse, about 300 ms                       A
/// from board  8A board channel 00|11 bcc   acknowledges it, with the contact; 11 is byte for
///                                          byte the request                                     A
/// to board    80 board channel 33 bcc      how is this door?                                    A
/// from board  80 board channel 00|11 bcc   its contact                                          A
/// to board    80 board 00 33 bcc           how are all doors?                                   A
/// from board  80 board S.. 33 bcc          one bit per door, 3 bytes up to 24 ways (also from an
///                                          8-way board), 4 up to 32, 7 up to 50                 A
/// from board  82 board channel 00|11 bcc   unasked: this door moved; some firmware              B
/// from board  81 board channel 00|11 bcc   the same from another firmware                       C
/// ```
///
/// **Timings.** The board answers after about 200 ms at the most; 300 ms are waited. 20 ms of quiet
/// between questions.
///
/// **Quirks, and how we know.**
/// - *Polarity is wiring.* Short when locked is the vendor's default: 11 or bit 1 is closed. Some
///   locks are short when open. Configured with `polarity`. (A)
/// - *Byte order of the query-all reply.* Highest group first in four sources, lowest first in one.
///   Configured with `order`. (A against D)
/// - *An unlock reply proves nothing.* "Failed" (11) is identical to the request, thus to our own
///   echo. Only the contact decides. (A)
/// - *The query-all reply can begin with a valid reply for one door*, as `80 01 05 11 95 33 33`
///   does. The codec therefore decodes in the light of the question. (Follows from the layout.)
/// - *No refusal exists.* A wrong address or checksum is met with silence. (A)
/// - *Boards may put stray bytes before a reply.* The codec skips them. (C)
/// - *A push report is a hint to look*, never a state: its two heads come from firmware with
///   opposite meanings of 00 and 11. (C)
///
/// **Left out.** Channel 00 of the unlock opens every door of the board; no frame here can say it.
/// Heads 90, 9A and 9B, the pulse length byte and the version query are firmware options that
/// sources disagree on or that only one of them knows.
package org.venue.hardware.locker.lockboard8a;
