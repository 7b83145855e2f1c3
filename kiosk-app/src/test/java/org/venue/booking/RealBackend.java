package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A venue's backend that serves with a certificate of its own making, and its office.
public final class RealBackend implements AutoCloseable {
  public static final String VENUE = "cq-olympic";
  private static final String HOST = "127.0.0.1";

  private final Booking booking;
  private final Tls tls;
  private final String office;
  private final BookingServer server;
  private final String address;

  /// @param folder of all it keeps
  public RealBackend(Path folder) throws IOException {
    booking =
        Booking.open(
            folder,
            VENUE,
            new Booking.Limits(10_000, 10_000),
            InstantSource.system(),
            Generators.timeBasedEpochGenerator()::generate);
    office = booking.firstOfficeToken().orElseThrow();
    tls = Tls.selfMade(folder, HOST, InstantSource.system());
    server = BookingServer.start(booking, HOST, 0, Optional.of(tls));
    address = server.address();
  }

  /// A terminal's `[backend]` table, and the key that vouches for the others.
  public String config() throws IOException {
    String staff =
        booking.publicKeys().stream()
            .filter(key -> key.type().equals("staff"))
            .map(key ->
                """

                [[tickets.key]]
                id = "%s"
                public_key = "%s"
                types = ["staff"]
                valid_from = %s
                valid_until = %s
                """
                    .formatted(
                        key.id(),
                        key.publicKey(),
                        Instant.ofEpochMilli(key.validFrom()),
                        Instant.ofEpochMilli(key.validUntil())))
            .findFirst()
            .orElseThrow();
    return staff
        + """

        [backend]
        url = "%s"
        pin = "%s"
        poll = "1s"
        calm_poll = "1s"
        redeem_within = "2s"
        """
            .formatted(address, tls.pin());
  }

  /// The pin of its certificate.
  public String pin() throws IOException {
    return tls.pin();
  }

  /// A one-time code for a terminal.
  public String invite(String terminal) {
    return office("POST", "/enrolment-codes", "{\"terminal\":\"%s\"}".formatted(terminal))
        .get("code")
        .textValue();
  }

  /// Does what the office does.
  public JsonNode office(String method, String path, String body) {
    Answer answer =
        booking.answer(
            new Question(
                method,
                "/v1" + path,
                Map.of(),
                Map.of("authorization", "Bearer " + office, "content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                HOST));
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.text());
    }
    return answer.body().length == 0 ? Json.object() : Json.parse(answer.text());
  }

  /// Nobody reaches it any more.
  public void unplug() {
    server.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    booking.close();
  }
}
