package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.venue.hardware.link.Links;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.StoreException;

/// A program that starts a terminal, says so as soon as there is something to show, and ends. With
/// no folder it only says so: that is what Java by itself takes.
final class FirstView {
  static final String SHOWN = "shown";

  private FirstView() {}

  public static void main(String[] args) throws IOException, StoreException, InterruptedException {
    if (args.length == 0) {
      System.out.println(SHOWN);
      return;
    }
    var shown = new CountDownLatch(1);
    var world =
        Kiosk.Surroundings.real(
            new Links(),
            _ -> {
              System.out.println(SHOWN);
              shown.countDown();
            },
            () -> {});
    try (Kiosk _ = Kiosk.start(Lobby.config(Path.of(args[0])), world)) {
      shown.await();
    }
  }
}
