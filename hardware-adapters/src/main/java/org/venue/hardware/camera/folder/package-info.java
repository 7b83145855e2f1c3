/// Stills in a folder, shown one after the other as if a camera filmed them. Link:
/// `file:/path/of/folder`. Options: `each`, how long one still is shown; `rate`, frames a second;
/// `loop`, whether the first comes again after the last; `megapixels`, the largest still that is
/// decoded; `rotation` and `mirrored`.
///
/// **Quirks.** Names count in their order as text, so `10.png` stands before `9.png`. The folder is
/// read again before each still: what is put in or taken away counts at once. A still that cannot
/// be decoded is passed over, and the status says which and why.
package org.venue.hardware.camera.folder;
