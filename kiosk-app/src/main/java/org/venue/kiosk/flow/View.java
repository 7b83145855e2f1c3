package org.venue.kiosk.flow;

import org.venue.kiosk.visit.Services;

/// What the screen shows: where the journey stands and what the terminal can do right now.
///
/// @param step counts the steps of the journey; a touch made at an older step is stale
public record View(State state, Services services, long step) {}
