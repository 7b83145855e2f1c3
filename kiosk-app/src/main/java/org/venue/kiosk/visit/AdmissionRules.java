package org.venue.kiosk.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.venue.kiosk.visit.Resolution.Away;
import org.venue.kiosk.visit.Resolution.Inside;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Resolution.Refused;

/// Who may come in. The same rules answer online and offline; what is known arrives as an argument.
///
/// A ticket's zone is a room's id, or `room:low` for a locker at reachable height, or `:low` when
/// only the height matters.
///
/// One entry is one passage: a code that is handed back outside must not open the gate for the next
/// person. So the gate opens again only for who may come and go, or shortly after it was asked, for
/// who did not get through in time.
///
/// @param tolerance how far the issuer's clock may be from ours
/// @param gateAgain how long after the gate was asked the same code may ask once more
/// @param limitedFor how old what was heard of uses elsewhere may be where entries are counted
public record AdmissionRules(
    String venue, List<Room> rooms, Duration tolerance, Duration gateAgain, Duration limitedFor) {
  private static final String LOW = "low";

  /// The rules of a terminal that is alone, where nothing grows old.
  public AdmissionRules(String venue, List<Room> rooms, Duration tolerance, Duration gateAgain) {
    this(venue, rooms, tolerance, gateAgain, Duration.ofDays(365));
  }

  public AdmissionRules {
    rooms = List.copyOf(rooms);
  }

  /// What a text that is no ticket means.
  public Resolution resolve(Reading.Malformed malformed, Instant now) {
    return refused(refusal(malformed), now);
  }

  /// Why a text that is no ticket is refused.
  public Refusal refusal(Reading.Malformed malformed) {
    return switch (malformed.reason()) {
      case NOT_OURS -> new Refusal.NoSuchCode();
      case UNREADABLE -> new Refusal.Unreadable();
      case TAMPERED, UNKNOWN_KEY -> new Refusal.Tampered();
    };
  }

  /// What a ticket means. Whoever is inside is never refused: belongings can always be fetched,
  /// even with a ticket that has expired or was revoked since.
  public Resolution resolve(Ticket code, Known known, Instant now) {
    Ticket ticket = known.booking().map(code::moved).orElse(code);
    Optional<Refusal> refusal = refusal(ticket, known, now);
    if (ticket.type() == TicketType.STAFF) {
      return refusal.map(why -> refused(why, now)).orElseGet(() -> new Resolution.Staff(ticket));
    }
    if (!known.open().isEmpty()) {
      Optional<NewVisit> another = refusal.isEmpty() ? person(ticket, known) : Optional.empty();
      boolean comesAndGoes = refusal.isEmpty() && ticket.comesAndGoes();
      return new Inside(
          known.open().stream().map(visit -> present(visit, comesAndGoes, now)).toList(), another);
    }
    if (!known.elsewhere().isEmpty()) {
      return new Away(
          known.elsewhere(), refusal.isEmpty() ? person(ticket, known) : Optional.empty());
    }
    if (refusal.isPresent()) {
      return refused(refusal.get(), now);
    }
    return person(ticket, known)
        .<Resolution>map(who -> who)
        .orElseThrow(() -> new IllegalStateException("nobody is in, so the first person may"));
  }

  /// Why a code does not say here and now which member this is; empty when it does. Uses do not
  /// matter: nobody comes in by it.
  public Optional<Refusal> unlessMember(Ticket code, Known known, Instant now) {
    return switch (Validity.check(code, venue, now, tolerance)) {
      case OTHER_VENUE -> Optional.of(new Refusal.OtherVenue(code.venue()));
      case Validity _ when known.revoked() -> Optional.of(new Refusal.Revoked());
      case NOT_YET -> Optional.of(new Refusal.NotYet(code.notBefore()));
      case EXPIRED -> Optional.of(new Refusal.Expired(code.expires()));
      case VALID ->
          code.type() == TicketType.MEMBER
              ? Optional.empty()
              : Optional.of(new Refusal.NotAMember());
    };
  }

  private Present present(Visit visit, boolean comesAndGoes, Instant now) {
    if (comesAndGoes || visit.gateAsked().isEmpty()) {
      return new Present(visit, Optional.of(Instant.MAX));
    }
    return new Present(
        visit, visit.gateAsked().map(at -> at.plus(gateAgain)).filter(now::isBefore));
  }

  private Optional<Refusal> refusal(Ticket ticket, Known known, Instant now) {
    return switch (Validity.check(ticket, venue, now, tolerance)) {
      case OTHER_VENUE -> Optional.of(new Refusal.OtherVenue(ticket.venue()));
      case Validity _ when known.revoked() -> Optional.of(new Refusal.Revoked());
      case NOT_YET -> Optional.of(new Refusal.NotYet(ticket.notBefore()));
      case EXPIRED -> Optional.of(new Refusal.Expired(ticket.expires()));
      case VALID -> used(ticket, known, now);
    };
  }

  private Optional<Refusal> used(Ticket ticket, Known known, Instant now) {
    if (ticket.unlimited()) {
      return Optional.empty();
    }
    if (known.uses() < ticket.allowed()) {
      return known.age().compareTo(limitedFor) > 0
          ? Optional.of(new Refusal.NotSure())
          : Optional.empty();
    }
    return Optional.of(
        known
            .lastUse()
            .map(use -> new Refusal.AlreadyUsed(use.at(), use.terminal()))
            .orElseGet(() -> new Refusal.AlreadyUsed(now, "")));
  }

  private Optional<NewVisit> person(Ticket ticket, Known known) {
    Set<Integer> inside = known.open().stream().map(Visit::person).collect(Collectors.toSet());
    known.elsewhere().forEach(visit -> inside.add(visit.person()));
    String[] zone = ticket.zone().split(":", 2);
    Optional<Room> room = rooms.stream().filter(r -> r.id().equals(zone[0])).findFirst();
    boolean low = zone.length > 1 && zone[1].equals(LOW);
    return IntStream.rangeClosed(1, ticket.admits())
        .filter(person -> !inside.contains(person))
        .mapToObj(person -> new NewVisit(ticket, person, room, low))
        .findFirst();
  }

  private static Resolution refused(Refusal refusal, Instant now) {
    return new Refused(refusal, now);
  }
}
