package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The secret keys, in a file of their own that the owner alone may read. Their public halves go to
/// the terminals by feed, vouched for by the staff key.
final class KeyRing {
  /// A key counts for so long before it signs: a terminal's clock may be behind, or it has yet to
  /// hear of the key.
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final Duration LIFE = Duration.ofDays(5 * 365);

  private final List<SigningKey> keys;
  private final InstantSource clock;

  private KeyRing(List<SigningKey> keys, InstantSource clock) {
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /// Reads the file, or makes it with one key for each type.
  static KeyRing open(Path file, InstantSource clock) throws IOException {
    if (Files.exists(file)) {
      return new KeyRing(read(file), clock);
    }
    long day = Duration.ofDays(1).toMillis();
    long from = Math.floorDiv(clock.millis() - BEFORE.toMillis(), day) * day;
    List<SigningKey> keys = new ArrayList<>();
    write(file, keys, from);
    return new KeyRing(keys, clock);
  }

  /// Adds a new key for each type to the file. It counts from now on and signs when it has counted
  /// for [#BEFORE].
  static void rotate(Path file, InstantSource clock) throws IOException {
    write(file, new ArrayList<>(read(file)), clock.millis());
  }

  /// Writes these keys and a new one for each type.
  private static void write(Path file, List<SigningKey> keys, long from) throws IOException {
    for (TicketText.Type type : TicketText.Type.values()) {
      keys.add(SigningKey.make(type, from, from + LIFE.toMillis()));
    }
    ObjectNode json = Json.object();
    var array = json.putArray("keys");
    keys.forEach(key -> array.add(key.json()));
    Secrets.write(file, json.toPrettyString());
  }

  private static List<SigningKey> read(Path file) throws IOException {
    try {
      List<SigningKey> keys = new ArrayList<>();
      Json json = Json.read(Files.readString(file).getBytes(StandardCharsets.UTF_8));
      for (JsonNode key : json.array("keys", 100)) {
        keys.add(SigningKey.of(Json.element(key, "a key")));
      }
      return keys;
    } catch (Problem | IllegalArgumentException e) {
      throw new IOException("The key file " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  List<SigningKey> keys() {
    return keys;
  }

  /// The key of this type that signs now: the newest that has counted for long enough; the first
  /// one when the clock says that none has.
  SigningKey signing(TicketText.Type type) {
    long known = clock.millis() - BEFORE.toMillis();
    return keys.stream()
        .filter(key -> key.type() == type && key.validFrom() <= known)
        .max(Comparator.comparingLong(SigningKey::validFrom))
        .or(() -> keys.stream().filter(key -> key.type() == type).findFirst())
        .orElseThrow(() -> new IllegalStateException("There is no key for " + type));
  }

  /// Puts the public halves into the feed that are not there yet.
  void publish(Rows rows) throws SQLException {
    SigningKey staff = signing(TicketText.Type.STAFF);
    for (SigningKey key : keys) {
      if (rows.any("SELECT 1 FROM signing_key WHERE id = ?", key.id())) {
        continue;
      }
      String signature =
          staff.signLines(
              "venue-kiosk/key",
              key.id(),
              key.publicText(),
              key.type().name(),
              Json.instant(key.validFrom()),
              Json.instant(key.validUntil()));
      rows.update(
          "INSERT INTO signing_key (id, seq, public_key, type, valid_from, valid_until, signed_by,"
              + " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          key.id(),
          rows.place(),
          key.publicText(),
          key.type().name(),
          key.validFrom(),
          key.validUntil(),
          staff.id(),
          signature);
    }
  }
}
