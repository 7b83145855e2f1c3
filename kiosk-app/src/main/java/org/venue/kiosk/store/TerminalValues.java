package org.venue.kiosk.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Single values of this terminal: its token (sealed), the clock's offset, its revocation.
public final class TerminalValues {
  private static final String TOKEN = "token";
  private static final String OFFSET = "offset";
  private static final String CLOCK_OFF = "clock_off";
  private static final String REVOKED = "revoked";
  private static final String WIPED = "wiped";
  private static final String FACE_ASIDE = "face_aside";

  /// The token as it was sealed.
  public Optional<byte[]> token(Transaction tx) throws StoreException {
    return bytes(tx, TOKEN);
  }

  /// Keeps a sealed token.
  public void token(Transaction tx, byte[] sealed) throws StoreException {
    put(tx, TOKEN, sealed);
  }

  /// How far the backend's clock was ahead when it was last heard.
  public Optional<Duration> offset(Transaction tx) throws StoreException {
    return text(tx, OFFSET).map(Long::valueOf).map(Duration::ofMillis);
  }

  /// Keeps how far the backend's clock is ahead.
  public void offset(Transaction tx, Duration offset) throws StoreException {
    put(tx, OFFSET, Long.toString(offset.toMillis()));
  }

  /// Whether the clock was off when it was last looked at, so that it is told once.
  public boolean clockOff(Transaction tx) throws StoreException {
    return bytes(tx, CLOCK_OFF).isPresent();
  }

  /// Keeps whether the clock is off.
  public void clockOff(Transaction tx, boolean off) throws StoreException {
    mark(tx, CLOCK_OFF, off);
  }

  /// Since when the venue has taken this terminal out of service.
  public Optional<Instant> revoked(Transaction tx) throws StoreException {
    return text(tx, REVOKED).map(Instant::parse);
  }

  /// The venue has taken this terminal out of service; the first time counts.
  public void revoked(Transaction tx, Instant at) throws StoreException {
    if (revoked(tx).isEmpty()) {
      put(tx, REVOKED, at.toString());
    }
  }

  /// Whether everything personal was taken away.
  public boolean wiped(Transaction tx) throws StoreException {
    return bytes(tx, WIPED).isPresent();
  }

  void wiped(Transaction tx, boolean wiped) throws StoreException {
    mark(tx, WIPED, wiped);
  }

  /// Whether a damaged store that is kept aside may hold a face that is no longer stored here.
  boolean faceAside(Transaction tx) throws StoreException {
    return bytes(tx, FACE_ASIDE).isPresent();
  }

  void faceAside(Transaction tx, boolean may) throws StoreException {
    mark(tx, FACE_ASIDE, may);
  }

  private static void mark(Transaction tx, String name, boolean on) throws StoreException {
    if (on) {
      put(tx, name, "1");
    } else {
      tx.update("DELETE FROM terminal_value WHERE name = ?", name);
    }
  }

  private static void put(Transaction tx, String name, String text) throws StoreException {
    put(tx, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Transaction tx, String name, byte[] value) throws StoreException {
    tx.updateOne(
        "INSERT INTO terminal_value (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  private static Optional<String> text(Transaction tx, String name) throws StoreException {
    return bytes(tx, name).map(value -> new String(value, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(Transaction tx, String name) throws StoreException {
    return tx.first(
        row -> row.getBytes(1), "SELECT value FROM terminal_value WHERE name = ?", name);
  }
}
