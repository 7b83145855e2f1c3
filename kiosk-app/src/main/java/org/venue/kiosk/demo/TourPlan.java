package org.venue.kiosk.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// What tour to take.
///
/// @param folder where the stores lie
/// @param pictures where each screen is painted
/// @param faces where models and a portrait lie, if anywhere
/// @param witness sees what a visitor does not
record TourPlan(
    Path folder,
    long seed,
    Path pictures,
    PrintStream out,
    Optional<Path> faces,
    TourPlan.Witness witness) {

  /// What a test wants to see of a tour.
  interface Witness extends FaceTour.Stored {
    /// Nobody.
    Witness NONE =
        new Witness() {
          @Override
          public int road(int port) {
            return port;
          }

          @Override
          public void in(DemoHouse house) {}
        };

    /// The way to the backend.
    ///
    /// @param port where it listens
    /// @return where the terminals find it
    int road(int port);
  }
}
