/// Devices as the rest of the house sees them: status, faults, counters, news. No bytes.
package org.venue.hardware.device;
