package org.venue.kiosk.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Pins;
import org.venue.kiosk.store.StaffDesk;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tickets;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Known;
import org.venue.kiosk.visit.Reading;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// Resolves codes and admits people.
public final class Admissions {
  private final Database store;
  private final Journal journal;
  private final TicketCode codes;
  private final AdmissionRules rules;
  private final Visits visits;
  private final Tickets tickets;
  private final Lockers lockers;
  private final String terminal;

  /// @param terminal this terminal's name as a visitor is told it
  public Admissions(
      Database store,
      Journal journal,
      TicketCode codes,
      AdmissionRules rules,
      Visits visits,
      Lockers lockers,
      String terminal) {
    this.store = store;
    this.journal = journal;
    this.codes = codes;
    this.rules = rules;
    this.visits = visits;
    this.tickets = new Tickets(visits);
    this.lockers = lockers;
    this.terminal = terminal;
  }

  /// What a scanned text means. A refusal is told as a fact; nothing else changes.
  Event.Answer resolve(Effect.Resolve effect) throws StoreException {
    return switch (codes.read(effect.text(), journal.now())) {
      case Reading.Malformed malformed ->
          told(rules.resolve(malformed, journal.now()), Optional.empty());
      case Reading.Read(Ticket ticket, String _) -> {
        Known known = store.transaction("look up a ticket", tx -> tickets.known(tx, ticket));
        yield told(rules.resolve(ticket, known, journal.now()), Optional.of(ticket));
      }
    };
  }

  private Event.Answer told(Resolution resolution, Optional<Ticket> ticket) throws StoreException {
    if (resolution instanceof Resolution.Refused(Refusal refusal, var _)) {
      refused(refusal, ticket);
    }
    return new Event.Resolved(resolution);
  }

  private void refused(Refusal refusal, Optional<Ticket> ticket) throws StoreException {
    String id = ticket.map(Ticket::id).orElse("");
    store.transaction(
        "tell a refusal",
        tx -> {
          journal.tell(tx, new Fact.EntryRefused(refusal.code(), id));
          return null;
        });
  }

  /// Admits: the entry is used up, the visit begins, a locker is held and, where its door is at
  /// hand, its opening is intended, all in one transaction. The rules are asked again inside it.
  Event.Answer admit(Effect.Admit effect) throws StoreException {
    Ticket ticket = effect.who().ticket();
    Event.Answer answer =
        store.transaction(
            "admit a visitor",
            tx -> {
              Known known = tickets.known(tx, ticket);
              return switch (rules.resolve(ticket, known, journal.now())) {
                case NewVisit who -> begin(tx, who, effect);
                case Resolution.Inside inside when inside.another().isPresent() ->
                    begin(tx, inside.another().get(), effect);
                case Resolution.Refused(Refusal refusal, var _) -> new Event.NotAdmitted(refusal);
                case Resolution.Inside _, Resolution.Staff _ ->
                    new Event.NotAdmitted(
                        new Refusal.AlreadyUsed(
                            known.lastUse().map(Known.Use::at).orElse(journal.now()), terminal));
              };
            });
    if (answer instanceof Event.NotAdmitted(Refusal refusal)) {
      refused(refusal, Optional.of(ticket));
    }
    return answer;
  }

  /// The venue's closing rule: visits without a locker that began before this day are over. Those
  /// with a locker end when it is given back, and staff is asked to look after them.
  ///
  /// @return how many there were
  public int closeDay(Instant startOfDay) throws StoreException {
    return store.transaction(
        "close the day",
        tx -> {
          List<UUID> over = visits.withoutDoor(tx, startOfDay);
          for (UUID visit : over) {
            visits.end(tx, visit, journal.now());
            new Pins().forget(tx, SecondKeys.subject(visit));
            journal.tell(tx, visit, new Fact.CheckedOut());
          }
          for (StaffDesk.Held held : new StaffDesk(visits).stuck(tx, startOfDay)) {
            journal.raise(tx, StaffTask.VISIT_STUCK, held.door(), Optional.of(held.visit()));
          }
          return over.size();
        });
  }

  /// Who holds the locker with this printed number.
  Event.Answer find(int number) throws StoreException {
    return store.transaction(
        "look for a visit", tx -> new Event.VisitFound(visits.holding(tx, number)));
  }

  private Event.Answer begin(Transaction tx, NewVisit who, Effect.Admit effect)
      throws StoreException {
    Ticket ticket = who.ticket();
    UUID id = journal.id();
    Visit visit =
        new Visit(
            id,
            ticket.holder(),
            who.person(),
            ticket.id(),
            journal.now(),
            Optional.empty(),
            Optional.empty());
    visits.begin(tx, visit);
    UUID key = journal.id();
    Tickets.redeem(
        tx,
        new Redemption(
            key,
            ticket.id(),
            who.person(),
            ticket.allowed(),
            visit.startedAt(),
            terminal,
            Optional.of(id),
            false));
    journal.tell(
        tx,
        key,
        id,
        new Fact.CheckedIn(
            visit.holder(),
            visit.person(),
            ticket.id(),
            ticket.product(),
            ticket.allowed(),
            Fact.Decided.OFFLINE));
    Optional<Trouble> none = lockers.give(tx, visit, effect.room(), effect.who().low());
    return new Event.Admitted(visits.open(tx, id).orElseThrow(), none);
  }
}
