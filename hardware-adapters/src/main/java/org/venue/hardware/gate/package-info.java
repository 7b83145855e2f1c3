/// The contract of gates. One package per model below.
package org.venue.hardware.gate;
