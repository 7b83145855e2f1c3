/// One TOML file bound to records: nothing here knows what a key means. Every problem of a file is
/// found in one go and carries its place; a key that no record names is a problem too.
package org.venue.kiosk.config;
