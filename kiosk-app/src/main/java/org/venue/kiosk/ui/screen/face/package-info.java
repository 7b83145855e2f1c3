/// The screens of the face: what it is good for, the consent, the camera, and having it deleted. On
/// each the code is as near as the face, and a demonstration says that it is one.
package org.venue.kiosk.ui.screen.face;
