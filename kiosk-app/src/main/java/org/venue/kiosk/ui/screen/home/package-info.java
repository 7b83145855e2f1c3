/// The door sign and what every journey may end in or be interrupted by.
package org.venue.kiosk.ui.screen.home;
