/// What `venue-kiosk bench` measures: each number beside its yardstick, taken in turns in the same
/// run, so that a slow or busy machine slows both. Says what was measured and judges nothing but
/// the aim; printing is the command's matter.
package org.venue.kiosk.bench;
