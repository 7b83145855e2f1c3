/// JSON as it stands in the store and goes over the wire. Imports `visit` alone.
package org.venue.kiosk.wire;
