/// The screens of a holder who is already in.
package org.venue.kiosk.ui.screen.visit;
