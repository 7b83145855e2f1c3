package org.venue.kiosk.simulation;

import java.util.Optional;

/// A terminal with everything around it.
///
/// @param line its network; empty where there is no backend
record Hall(
    Terminal terminal,
    Screen screen,
    Checks checks,
    Accidents accidents,
    Things things,
    Optional<Office.Line> line) {}
