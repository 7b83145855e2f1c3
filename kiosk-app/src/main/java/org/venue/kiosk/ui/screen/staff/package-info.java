/// The screens of staff work.
package org.venue.kiosk.ui.screen.staff;
