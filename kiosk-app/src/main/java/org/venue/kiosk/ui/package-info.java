/// The face of the terminal: one [Stage] that lays head, middle, controls and foot, and one shape
/// of [Screen]. The only package that touches Swing; it imports `flow` and `visit` and nothing else
/// of ours. Runs on the event thread alone, never blocks it, decides nothing: it shows a view and
/// says what was touched.
package org.venue.kiosk.ui;
