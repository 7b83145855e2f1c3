package org.venue.hardware.device;

/// What a line has seen since the start; a snapshot.
///
/// @param questions asked, repeats included
/// @param timeouts questions without an answer
/// @param noise bytes thrown away because they fit no frame
/// @param reconnects times the link came back
public record Counters(long questions, long timeouts, long noise, long reconnects) {}
