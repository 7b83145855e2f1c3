package org.venue.kiosk.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.venue.hardware.Hardware;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.sync.Answer;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.wire.Enrolment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a terminal known to its booking backend: changes a one-time code for a token, which is
/// kept sealed in the terminal's store.
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = "Makes a terminal known to its booking backend with a one-time code.",
    footer = {"", "Example:", "  venue-kiosk enrol --config /etc/venue-kiosk.toml 7K2M-94QX"})
public final class EnrolCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "venue-kiosk.toml",
      description = "The terminal's configuration; ${DEFAULT-VALUE} by default.")
  private Path file;

  @Parameters(paramLabel = "CODE", description = "The code that the office made.")
  private String code;

  @Override
  public Integer call() throws ConfigException, StoreException {
    KioskConfig config = ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    PrintWriter err = command.commandLine().getErr();
    if (config.backend().url().isEmpty()) {
      err.println("venue-kiosk: " + file + " names no booking backend; add [backend] with a url.");
      return 2;
    }
    // The store comes first: a code counts once, so there must be a place for the token.
    try (Database store =
        Database.open(
            config.terminal().store(),
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").factory()))) {
      return switch (ask(config)) {
        case Answer.Good<Enrolment>(Enrolment enrolment, Instant _) ->
            keep(config, store, enrolment);
        case Answer<Enrolment> other -> {
          err.println("venue-kiosk: the backend did not enrol this terminal; " + other.words());
          yield 1;
        }
      };
    }
  }

  private Answer<Enrolment> ask(KioskConfig config) {
    KioskConfig.Backend backend = config.backend();
    var line =
        new BookingApi.Line(
            backend.url(), backend.pin(), backend.patience(), BookingApi.Wire.NETWORK);
    try (var api =
        new BookingApi(
            line, Optional::empty, InstantSource.system(), System::nanoTime, (_, _, _) -> {})) {
      return api.enrol(code, config.terminal().id());
    }
  }

  private int keep(KioskConfig config, Database store, Enrolment enrolment) throws StoreException {
    if (!enrolment.venue().equals(config.venue().id())) {
      command
          .commandLine()
          .getErr()
          .println(
              "venue-kiosk: the backend is that of %s, not of %s"
                  .formatted(enrolment.venue(), config.venue().id()));
      return 1;
    }
    Backend.keepToken(store, Vault.beside(config.terminal().store()), enrolment.token());
    command
        .commandLine()
        .getOut()
        .println(
            "%s of %s is enrolled; a terminal that runs has to be started again."
                .formatted(enrolment.terminal(), enrolment.venue()));
    return 0;
  }
}
