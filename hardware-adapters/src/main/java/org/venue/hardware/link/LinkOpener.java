package org.venue.hardware.link;

/// Opens links by address. The product opens serial ports, sockets and simulators; a test may put
/// mishaps in between.
@FunctionalInterface
public interface LinkOpener {

  /// Opens the link, or says in one sentence why not. Called again after each loss.
  Link open(LinkUri uri) throws LinkException;
}
