/// The way to the booking backend: feeds in, facts out. Imports `store`, `visit` and `wire`.
package org.venue.kiosk.sync;
