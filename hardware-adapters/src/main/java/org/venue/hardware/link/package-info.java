/// Bytes and nothing else: links, and the half-duplex exchange of frames over them. The only
/// package that touches jSerialComm.
package org.venue.hardware.link;
