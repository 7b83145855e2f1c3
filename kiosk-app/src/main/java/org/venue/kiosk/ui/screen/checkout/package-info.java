/// The screens of the last opening of a locker.
package org.venue.kiosk.ui.screen.checkout;
