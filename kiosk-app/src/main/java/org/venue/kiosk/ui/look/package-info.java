/// What everything on the screen is made from: theme, type, sizes, words, icons and sounds. Knows
/// no screen and no widget. Sizes come from the panel's millimetres, colours and weights from
/// `assets/theme`, words from `assets/text`; nothing above this package holds such a literal.
package org.venue.kiosk.ui.look;
