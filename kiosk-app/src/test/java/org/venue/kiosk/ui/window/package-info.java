/// Tests on real windows. Each runs in a JVM of its own with a display: the one of the session, or
/// an Xvfb started for it. Where there is neither, they are skipped and say why.
package org.venue.kiosk.ui.window;
