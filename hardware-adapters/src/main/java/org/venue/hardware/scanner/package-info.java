/// The contract of code scanners. One package per model below.
package org.venue.hardware.scanner;
