/// A film in a file, shown as if a camera filmed it: AVI with Motion JPEG, the one form of film
/// that needs no codec library. Link: `file:/path/of/film.avi`. Options: `rate`, frames a second
/// where not the file's own; `loop`, whether it begins again at its end; `megapixels`, the largest
/// picture that is decoded; `rotation` and `mirrored`.
///
/// **Format.** RIFF: chunks of a four-letter id, a length (32 bits, little endian) and that many
/// bytes, padded to an even length. `avih` begins with the microseconds from frame to frame. In the
/// list `movi`, and in lists `rec ` inside it, a chunk `00dc` (or `00db`) is one JPEG. Source:
/// Microsoft, "AVI RIFF File Reference".
///
/// **Quirks.** A film that was cut off ends at its last whole picture. The index is not used: an
/// unfinished recording has none. Frames without Huffman tables, as many cameras write them, get
/// the usual ones.
package org.venue.hardware.camera.video;
