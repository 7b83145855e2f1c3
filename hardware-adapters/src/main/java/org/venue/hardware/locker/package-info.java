/// The contract of locker boards. One package per model below.
package org.venue.hardware.locker;
