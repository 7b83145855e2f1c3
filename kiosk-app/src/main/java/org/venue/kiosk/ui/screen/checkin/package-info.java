/// The screens of the check-in.
package org.venue.kiosk.ui.screen.checkin;
