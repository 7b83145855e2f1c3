/// The few things screens are put together from. A widget knows sizes and colours and no state; it
/// is told what to show and says what was touched. Text is never cut: whatever holds text asks it
/// how high it is at a width.
package org.venue.kiosk.ui.widget;
