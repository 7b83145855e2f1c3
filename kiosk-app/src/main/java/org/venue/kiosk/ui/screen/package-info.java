/// The screens of all journeys, found by their state. States that look alike share a shape: one
/// that waits, one that tells, one that shows a locker, one that takes digits. A package for each
/// flow holds its exhaustive switch and whatever is its own.
package org.venue.kiosk.ui.screen;
