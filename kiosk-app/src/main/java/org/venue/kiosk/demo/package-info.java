/// The demonstration: simulated hardware, sample bookings and the guided tour. Nothing but the
/// mains imports this package.
package org.venue.kiosk.demo;
