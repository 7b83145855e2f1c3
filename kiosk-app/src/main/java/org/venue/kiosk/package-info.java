/// The self-service terminal. {@code Kiosk} is the only place where configuration meets {@code
/// new}; every other package receives what it needs.
package org.venue.kiosk;
