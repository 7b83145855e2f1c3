package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.venue.booking.Booking;
import org.venue.booking.BookingServer;
import org.venue.booking.Question;
import org.venue.booking.Terms;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.sync.Trust;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.FactJson;
import org.venue.kiosk.wire.FeedItem;

/// A fresh booking backend over real HTTP on this machine. It counts nobody's questions: a bench
/// asks more often than any hall.
final class LoopbackVenue implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String VENUE = "bench";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Booking booking;
  private final BookingServer server;

  LoopbackVenue(Path folder) throws IOException {
    InstantSource clock = InstantSource.system();
    booking =
        Booking.open(
            folder,
            VENUE,
            new Booking.Limits(1_000_000, 1_000_000),
            clock,
            Kiosk.ids(clock, new SecureRandom()));
    server = BookingServer.start(booking, HOST, 0, Optional.empty());
  }

  /// Where it listens.
  String url() {
    return server.address();
  }

  /// Takes tickets over.
  void sell(List<FeedItem.Ticket> tickets) throws IOException {
    booking.importTickets(tickets.stream().map(LoopbackVenue::booked).toList());
  }

  private static Booking.Ticket booked(FeedItem.Ticket ticket) {
    return new Booking.Ticket(
        ticket.id(),
        new Terms(
            ticket.product(),
            ticket.notBefore().toEpochMilli(),
            ticket.expires().toEpochMilli(),
            ticket.entries(),
            ticket.admits(),
            ticket.zone()));
  }

  /// Makes a terminal known; what it says with this token counts.
  String enrol(String terminal) throws IOException {
    String office = booking.newOfficeToken();
    var answer =
        booking.answer(
            new Question(
                "POST",
                "/v1/enrolment-codes",
                Map.of(),
                Map.of("authorization", "Bearer " + office, "content-type", "application/json"),
                "{\"terminal\":\"%s\"}".formatted(terminal).getBytes(StandardCharsets.UTF_8),
                HOST));
    String code = FactJson.field(answer.text(), "code");
    return Backend.enrol(line(), InstantSource.system(), terminal, code);
  }

  private BookingApi.Line line() {
    return new BookingApi.Line(url(), "", DEADLINE, BookingApi.Wire.NETWORK);
  }

  /// Enrols a terminal and gives its end of the line.
  ///
  /// @param file of the terminal's store, which is open
  /// @param poll how often it asks for news
  Backend terminal(Database store, Path file, String name, Duration poll)
      throws IOException, StoreException {
    Vault vault = Vault.beside(file);
    Backend.keepToken(store, vault, enrol(name));
    InstantSource clock = InstantSource.system();
    return new Backend(
        new Backend.Setting(
            VENUE,
            name,
            line(),
            poll,
            poll,
            Duration.ofMillis(300),
            Duration.ofMinutes(2),
            Duration.ofDays(7)),
        new Backend.Tools(
            store,
            vault,
            new Trust(VENUE, staffKeys()),
            clock,
            System::nanoTime,
            Kiosk.ids(clock, new SecureRandom()),
            new Random(),
            Thread::startVirtualThread),
        () -> {});
  }

  private TicketKeys staffKeys() {
    return new TicketKeys(
        booking.publicKeys().stream()
            .filter(key -> key.type().equals("staff"))
            .map(key ->
                new TicketKey(
                    key.id(),
                    Base64.getDecoder().decode(key.publicKey()),
                    "",
                    Set.of(TicketType.STAFF),
                    Instant.ofEpochMilli(key.validFrom()),
                    Instant.ofEpochMilli(key.validUntil())))
            .toList());
  }

  @Override
  public void close() throws IOException {
    server.close();
    booking.close();
  }
}
