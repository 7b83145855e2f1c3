package org.venue.kiosk.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;

/// A terminal's end of the wire: a real store, a real HTTP client, a fake backend, and a clock that
/// is moved by hand.
final class Desk implements AutoCloseable {
  static final TicketSigner STAFF = new TicketSigner("staff", new byte[32]);

  final FakeBackend server = new FakeBackend();
  final List<Connection.State> changes = new ArrayList<>();
  final Path file;
  final Vault vault;
  Duration passed = Duration.ZERO;
  Executor ahead = _ -> {};
  Database store;
  Trust trust;
  Backend backend;

  private int minted;

  Desk(Path directory) throws StoreException {
    file = directory.resolve("kiosk.db");
    vault = Vault.beside(file);
    server.clock = this::now;
    open(true);
  }

  void restart() throws StoreException {
    backend.close();
    store.close();
    open(false);
  }

  private void open(boolean first) throws StoreException {
    store = Database.open(file, Executors.newSingleThreadExecutor());
    if (first) {
      Backend.keepToken(store, vault, "good");
    }
    trust =
        new Trust(
            "pool-east",
            new TicketKeys(
                List.of(
                    new TicketKey(
                        STAFF.keyId(),
                        STAFF.publicKey(),
                        "",
                        Set.of(TicketType.STAFF),
                        Instant.EPOCH,
                        Instant.parse("2090-01-01T00:00:00Z")))));
    backend =
        new Backend(
            new Backend.Setting(
                "pool-east",
                "lobby-1",
                new BookingApi.Line(
                    server.url(), "", Duration.ofSeconds(5), BookingApi.Wire.NETWORK),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMillis(300),
                Duration.ofSeconds(90),
                Duration.ofDays(7)),
            new Backend.Tools(
                store,
                vault,
                trust,
                this::now,
                System::nanoTime,
                this::id,
                new Random(1),
                task -> ahead.execute(task)),
            () -> changes.add(backend == null ? null : backend.connection().state()));
  }

  Instant now() {
    return Instant.now().plus(passed);
  }

  UUID id() {
    minted++;
    return new UUID(0x0199_0000_0000_7000L + ((long) minted << 16), 0x8000_0000_0000_0000L);
  }

  /// Tells a fact of this lane; without one, of the terminal.
  UUID tell(Optional<UUID> visit) throws StoreException {
    UUID key = id();
    store.transaction(
        "tell",
        tx -> {
          backend.outbox().add(tx, new Fact(key, now(), visit, new Fact.HelpCalled("Menu")));
          return null;
        });
    return key;
  }

  /// Sends until there is nothing to send at once.
  Duration send() throws StoreException {
    Duration wait = backend.send();
    while (wait.isZero()) {
      wait = backend.send();
    }
    return wait;
  }

  /// Brings until there is nothing to bring at once.
  Duration bring() throws StoreException {
    Duration wait = backend.bring();
    while (wait.isZero()) {
      wait = backend.bring();
    }
    return wait;
  }

  List<String> rows(String sql) {
    return new StoreFile(file).rows(sql);
  }

  @Override
  public void close() {
    backend.close();
    store.close();
    server.close();
  }
}
