/// The screen of the code camera.
package org.venue.kiosk.ui.screen.camera;
