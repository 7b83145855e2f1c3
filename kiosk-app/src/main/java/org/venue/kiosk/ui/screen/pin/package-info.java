/// The screens of the way to a locker without a phone.
package org.venue.kiosk.ui.screen.pin;
