/// Carries out what journeys ask for: devices and store, one class per family of effects. A handler
/// stores its result before it answers, so dropping an answer loses a picture and never a record.
/// Knows no screen.
package org.venue.kiosk.effect;
