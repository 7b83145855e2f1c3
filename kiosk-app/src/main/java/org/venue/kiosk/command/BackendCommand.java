package org.venue.kiosk.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.venue.booking.Booking;
import org.venue.booking.BookingServer;
import org.venue.booking.Tls;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.config.Binder;
import org.venue.kiosk.config.Bound;
import org.venue.kiosk.config.Explanation;
import org.venue.kiosk.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs the venue's booking backend until the system ends it.
@Command(
    name = "backend",
    subcommands = KeysCommand.class,
    mixinStandardHelpOptions = true,
    description = "Runs the booking backend of a venue.",
    footer = {
      "",
      "At its first start it prints the office token, once, and the public keys that the",
      "terminals' configuration names. Options go before the configuration file.",
      "",
      "Examples:",
      "  venue-kiosk backend --venue cq-olympic --data /var/lib/venue-backend",
      "  venue-kiosk backend --config /etc/venue-backend.toml --host 0.0.0.0 --tls"
    })
public final class BackendCommand implements Callable<Integer> {
  /// How long the system's order to end waits for what is under way.
  private static final int FAREWELL_SECONDS = 10;

  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration.")
  private Path file;

  @Option(names = "--venue", paramLabel = "ID", description = "The venue's id, as in tickets.")
  private String venue;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Where it listens.")
  private String host;

  @Option(names = "--port", paramLabel = "N", description = "The port; 0 for any that is free.")
  private Integer port;

  @Option(names = "--data", paramLabel = "DIR", description = "The folder of all it keeps.")
  private Path data;

  @Option(names = "--tls", description = "Serve with a certificate of its own making.")
  private boolean tls;

  @Option(names = "--new-office-token", description = "Make a new token; the older one ends.")
  private boolean newToken;

  @Option(
      names = "--explain",
      description = "Print every key of the configuration with its meaning and default.")
  private boolean explain;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    if (explain) {
      out.print(Explanation.of(BackendConfig.class));
      out.flush();
      return 0;
    }
    BackendConfig.Backend config = config();
    Optional<Tls> secured = secured(config);
    Files.createDirectories(config.data());
    var end = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    try (Claim _ = Claim.onFolder(config.data());
        Booking booking = open(config)) {
      greet(out, booking);
      try (BookingServer server =
          BookingServer.start(booking, config.host(), config.port(), secured)) {
        if (secured.isPresent()) {
          out.println("pin " + secured.get().pin());
        }
        out.println("serving " + server.address());
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(end, gone), "farewell"));
        end.await();
      }
    } finally {
      gone.countDown();
    }
    return 0;
  }

  Booking open(BackendConfig.Backend config) throws IOException {
    TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    var limits = new Booking.Limits(config.requestsPerSecond(), config.enrolmentsPerMinute());
    return Booking.open(
        config.data(), config.venue(), limits, InstantSource.system(), ids::generate);
  }

  /// What stands in the file, where no option says otherwise.
  BackendConfig.Backend config() throws ConfigException {
    BackendConfig.Backend written = written();
    String name = venue == null ? written.venue() : venue;
    int number = port == null ? written.port() : port;
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw misuse("--venue wants an id of 1 to 64 characters out of A-Za-z0-9._-");
    }
    if (number < 0 || number > 65535) {
      throw misuse("--port wants a number from 0 to 65535.");
    }
    return new BackendConfig.Backend(
        name,
        host == null ? written.host() : host,
        number,
        data == null ? written.data() : data,
        written.keystore(),
        written.keystorePasswordFile(),
        written.requestsPerSecond(),
        written.enrolmentsPerMinute());
  }

  private BackendConfig.Backend written() throws ConfigException {
    if (file == null && venue == null) {
      throw misuse("Which venue? Name it with --venue, or a file with --config.");
    }
    if (file == null) {
      return Binder.bind(BackendConfig.class, "[backend]\nvenue = \"x\"").value().backend();
    }
    Bound<BackendConfig> bound = Binder.bind(BackendConfig.class, ConfigFile.text(file));
    List<Problem> problems = new ArrayList<>(bound.problems());
    problems.removeIf(problem -> venue != null && problem.key().equals("backend.venue"));
    BackendConfig.Backend backend = bound.value().backend();
    if (backend.keystore().isEmpty() != backend.keystorePasswordFile().isEmpty()) {
      String key = "backend.keystore";
      problems.add(new Problem(bound.place(key), key, "and keystore_password_file go together"));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(file, problems);
    }
    return backend;
  }

  private Optional<Tls> secured(BackendConfig.Backend config) throws IOException {
    if (tls) {
      return Optional.of(Tls.selfMade(config.data(), config.host(), InstantSource.system()));
    }
    if (config.keystore().isEmpty()) {
      return Optional.empty();
    }
    String password = Files.readString(Path.of(config.keystorePasswordFile())).strip();
    return Optional.of(new Tls(Path.of(config.keystore()), password));
  }

  private void greet(PrintWriter out, Booking booking) throws IOException {
    if (newToken || booking.firstOfficeToken().isPresent()) {
      String token = newToken ? booking.newOfficeToken() : booking.firstOfficeToken().get();
      out.println("office token, told this once: " + token);
    }
    if (booking.firstOfficeToken().isPresent()) {
      out.println("for the terminals' configuration:");
      KeysCommand.print(out, booking);
    }
  }

  /// The system ends the program: what is under way is finished first.
  private static void leave(CountDownLatch end, CountDownLatch gone) {
    end.countDown();
    try {
      gone.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(command.commandLine(), what);
  }
}
