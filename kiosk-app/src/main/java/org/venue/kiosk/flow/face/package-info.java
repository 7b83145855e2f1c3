/// Journeys with a face. The camera is on exactly while a state that says so is shown, and only
/// after a touch, for an enrolment after a consent that is stored; what it sees reaches these
/// journeys as words, never as a picture. A face alone admits nobody: the person confirms. From
/// every state a code or the way back leads to the other way.
package org.venue.kiosk.flow.face;
