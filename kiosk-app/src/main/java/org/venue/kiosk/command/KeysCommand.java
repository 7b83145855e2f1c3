package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.venue.booking.Booking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Shows the public halves of a backend's signing keys, and makes new keys.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Prints the backend's public keys as the terminals' configuration names them.",
    footer = {
      "",
      "With --rotate it makes a new key for each type. The present staff key vouches for them, the",
      "terminals learn them from the backend, and a day later the backend signs with them. The",
      "older keys are read until their end. The backend must not be running.",
      "",
      "Example:",
      "  venue-kiosk backend --venue cq-olympic --data /var/lib/venue-backend keys --rotate"
    })
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @ParentCommand private BackendCommand backend;

  @Option(names = "--rotate", description = "Make a new key for each type.")
  private boolean rotate;

  @Override
  public Integer call() throws Exception {
    BackendConfig.Backend config = backend.config();
    if (!Files.exists(config.data())) {
      throw new IOException(config.data() + " is no folder of a backend.");
    }
    try (Claim _ = Claim.onFolder(config.data())) {
      if (rotate) {
        Booking.rotateKeys(config.data(), InstantSource.system());
      }
      try (Booking booking = backend.open(config)) {
        print(command.commandLine().getOut(), booking);
      }
    }
    return 0;
  }

  static void print(PrintWriter out, Booking booking) {
    for (Booking.PublicKey key : booking.publicKeys()) {
      out.println();
      out.println("[[tickets.key]]");
      out.println("id = \"%s\"".formatted(key.id()));
      out.println("public_key = \"%s\"".formatted(key.publicKey()));
      out.println("types = [\"%s\"]".formatted(key.type()));
      out.println("valid_from = " + Instant.ofEpochMilli(key.validFrom()));
      out.println("valid_until = " + Instant.ofEpochMilli(key.validUntil()));
    }
    out.println();
  }
}
