/// The terminal's memory: one SQLite file, one connection, one thread. One class per table family;
/// whoever needs several tables writes one [Database#transaction]. Imports `visit` and `wire`, and
/// is the only package to touch JDBC.
package org.venue.kiosk.store;
