/// The commands of `venue-kiosk`, one class each. They answer on standard output, complain in
/// sentences on standard error, and end with 0 (done), 1 (a fault) or 2 (misuse or
/// misconfiguration). Nobody ever sees a stack trace.
package org.venue.kiosk.command;
