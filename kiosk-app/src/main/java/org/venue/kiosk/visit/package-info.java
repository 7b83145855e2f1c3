/// The domain, pure: no thread, no clock of its own, no input or output, and nothing else of ours
/// is imported.
///
/// Invariants of tickets: a [Ticket] is always within its ranges; a [Reading.Read] exists only
/// after its signature was checked; scanned text is never trimmed and never makes a reader throw.
/// The format is written down in `contract/ticket.md`, proved by `contract/ticket-vectors.json`.
package org.venue.kiosk.visit;
