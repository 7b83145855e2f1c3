/// Bytes and nothing else: links, and the half-duplex exchange of frames over them.
///
/// - The only package that touches jSerialComm, sockets of devices, or the C library.
/// - All work on a link runs on its line's one thread; a call from another thread waits its turn.
/// - Every wait has a deadline, counted by a [org.venue.hardware.link.Ticker]; every buffer is
///   fixed.
/// - A ONCE question is written at most once, whatever happens to the link.
/// - Nothing here starts a thread: executors come from outside.
/// - A link that is gone throws [org.venue.hardware.link.LinkException]; the exchange closes it and
///   opens it again by itself.
package org.venue.hardware.link;
