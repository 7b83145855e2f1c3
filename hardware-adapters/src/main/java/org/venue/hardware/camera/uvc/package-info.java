/// Cameras on USB that follow the USB Video Class, through OpenCV's capture (Video4Linux on Linux).
/// Link: `usb:/dev/video0` or `usb:0`. Options: `size`, such as `1280x720`; `rate`, frames a
/// second; `megapixels`, the largest picture that is taken; `rotation` and `mirrored`.
///
/// **Quirks.** A camera gives the size nearest to what was asked, and the frame says which. Motion
/// JPEG is asked for, since raw pictures of 720 lines do not fit through USB 2 at full rate; a
/// camera that has none gives what it has. OpenCV waits up to 10 s for a frame of a camera that
/// hangs. The native libraries are loaded when a camera is first switched on, on its line's thread.
package org.venue.hardware.camera.uvc;
