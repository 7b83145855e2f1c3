/// Faces, told apart and told from pictures of faces, as a library: no screen, no journey, no
/// store.
package org.venue.kiosk.vision.face;
