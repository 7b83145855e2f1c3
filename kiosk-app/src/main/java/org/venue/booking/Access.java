package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Who may ask: the office with its one token, terminals with theirs, and who brings a one-time
/// code to become one.
final class Access {
  private static final String OFFICE_TOKEN = "office-token";
  private static final String SCHEME = "bearer ";
  private static final Duration CODE_LIFE = Duration.ofHours(24);
  private static final int CODE_TRIES = 5;

  private final InstantSource clock;
  private final String venue;

  /// Whose valid token it was.
  sealed interface Caller {}

  record Office() implements Caller {}

  record Terminal(String id, boolean revoked) implements Caller {}

  Access(InstantSource clock, String venue) {
    this.clock = clock;
    this.venue = venue;
  }

  /// Makes a token for the office; an older one ends.
  static String newOfficeToken(Rows rows) throws SQLException {
    String token = Secrets.token();
    Settings.write(rows, OFFICE_TOKEN, Secrets.hash(token));
    return token;
  }

  static boolean hasOffice(Rows rows) throws SQLException {
    return Settings.read(rows, OFFICE_TOKEN).isPresent();
  }

  /// Who shows this `Authorization` header; empty without a valid token.
  Optional<Caller> caller(Rows rows, String authorization) throws SQLException {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String hash = Secrets.hash(authorization.substring(SCHEME.length()));
    if (Settings.read(rows, OFFICE_TOKEN).filter(own -> Secrets.same(own, hash)).isPresent()) {
      return Optional.of(new Office());
    }
    return rows.first(
        row -> new Terminal(row.getString(1), row.getObject(2) != null),
        "SELECT id, revoked_at FROM terminal WHERE token = ?",
        hash);
  }

  /// A one-time code for a terminal.
  JsonNode invite(Rows rows, Json body) throws SQLException {
    String terminal = body.name("terminal");
    if (!terminal.matches("[A-Za-z0-9._-]+")) {
      throw Problem.invalid("terminal does not have the form [A-Za-z0-9._-]+");
    }
    if (rows.any("SELECT 1 FROM terminal WHERE id = ? AND revoked_at IS NOT NULL", terminal)) {
      throw new Problem(Problem.Type.TERMINAL_ENDED, "");
    }
    String code = Secrets.code();
    long expires = clock.millis() + CODE_LIFE.toMillis();
    rows.update(
        "INSERT INTO terminal (id, code, code_expires) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
            + " SET code = excluded.code, code_expires = excluded.code_expires, code_tries = 0",
        terminal,
        Secrets.hash(Secrets.bare(code)),
        expires);
    return Json.object().put("code", code).put("expires", Json.instant(expires));
  }

  /// Changes a code into a token. Empty when the code is wrong; a wrong try is counted, so the
  /// transaction must be kept then too.
  Optional<JsonNode> enrol(Rows rows, Json body) throws SQLException {
    String code = Secrets.hash(Secrets.bare(body.name("code")));
    String terminal = body.name("terminal");
    boolean right =
        rows.first(
                row -> Secrets.same(row.getString(1), code),
                "SELECT code FROM terminal WHERE id = ? AND code IS NOT NULL AND code_expires > ?"
                    + " AND code_tries < ? AND revoked_at IS NULL",
                terminal,
                clock.millis(),
                CODE_TRIES)
            .orElse(false);
    if (!right) {
      rows.update("UPDATE terminal SET code_tries = code_tries + 1 WHERE id = ?", terminal);
      return Optional.empty();
    }
    String token = Secrets.token();
    rows.update(
        "UPDATE terminal SET token = ?, code = NULL, code_expires = NULL, code_tries = 0"
            + " WHERE id = ?",
        Secrets.hash(token),
        terminal);
    return Optional.of(
        Json.object().put("token", token).put("venue", venue).put("terminal", terminal));
  }

  /// Takes a terminal out of service for ever; again, nothing changes.
  void revoke(Rows rows, String terminal, SigningKey staff) throws SQLException {
    long now = clock.millis();
    int changed =
        rows.update(
            "UPDATE terminal SET revoked_at = ?, code = NULL WHERE id = ? AND revoked_at IS NULL",
            now,
            terminal);
    if (changed == 0) {
      if (!rows.any("SELECT 1 FROM terminal WHERE id = ?", terminal)) {
        throw new Problem(Problem.Type.NOT_FOUND, "");
      }
      return;
    }
    String signature =
        staff.signLines("venue-kiosk/terminal-revoked", venue, terminal, Json.instant(now));
    rows.update(
        "INSERT INTO revocation (kind, id, seq, at, key, signature) VALUES ('terminal', ?, ?, ?, ?,"
            + " ?)",
        terminal,
        rows.place(),
        now,
        staff.id(),
        signature);
  }
}
