package org.venue.kiosk.simulation;

import java.time.Duration;
import java.util.Random;

/// One thing that goes wrong between a terminal and its backend, for one call.
sealed interface Mishap {

  /// The request is lost, or the answer to it.
  ///
  /// @param request whether the backend never sees it
  record Drop(boolean request) implements Mishap {}

  /// Nobody answers until the caller gives up; the backend had the request.
  record Stall() implements Mishap {}

  /// The answer ends in the middle.
  record HalfBody() implements Mishap {}

  /// The request arrives twice, and the second answer is the one that is heard.
  record AnswerTwice() implements Mishap {}

  /// The caller hears nothing, and the request arrives after later ones.
  record Late(Duration by) implements Mishap {}

  /// The backend's clock is off in this answer.
  record WrongClock(Duration by) implements Mishap {}

  /// Something on the way answers instead, with this status and no sense.
  record Status(int status) implements Mishap {}

  /// Somebody sends the caller elsewhere.
  record Redirect() implements Mishap {}

  /// A page to log in to the hall's network.
  record Html() implements Mishap {}

  /// Any of them.
  static Mishap any(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new Drop(random.nextBoolean());
      case 1 -> new Stall();
      case 2 -> new HalfBody();
      case 3 -> new AnswerTwice();
      case 4 -> new Late(Duration.ofMillis(200 + random.nextInt(60_000)));
      case 5 -> new WrongClock(Duration.ofSeconds(random.nextInt(-600, 600)));
      case 6 -> new Status(new int[] {429, 500, 502, 503}[random.nextInt(4)]);
      case 7 -> new Redirect();
      default -> new Html();
    };
  }
}
