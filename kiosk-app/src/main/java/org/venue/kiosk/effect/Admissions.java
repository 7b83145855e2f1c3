package org.venue.kiosk.effect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Doors;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.Pins;
import org.venue.kiosk.store.StaffDesk;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tickets;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.sync.Answer;
import org.venue.kiosk.sync.Redemptions;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Known;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Reading;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;
import org.venue.kiosk.wire.Redeeming;

/// Resolves codes and admits people.
public final class Admissions {
  private final Database store;
  private final Journal journal;
  private final TicketCode codes;
  private final AdmissionRules rules;
  private final Visits visits;
  private final Doors doors;
  private final Tickets tickets;
  private final Lockers lockers;
  private final Redemptions redemptions;
  private final String terminal;

  /// @param redemptions asks the backend, where there is one
  /// @param terminal this terminal's name as a visitor is told it
  public Admissions(
      Database store,
      Journal journal,
      TicketCode codes,
      AdmissionRules rules,
      Visits visits,
      Lockers lockers,
      Redemptions redemptions,
      String terminal) {
    this.store = store;
    this.journal = journal;
    this.codes = codes;
    this.rules = rules;
    this.visits = visits;
    this.doors = new Doors(visits);
    this.tickets = new Tickets(visits);
    this.lockers = lockers;
    this.redemptions = redemptions;
    this.terminal = terminal;
  }

  /// What a scanned text means. A refusal is told as a fact; nothing else changes.
  Event.Answer resolve(Effect.Resolve effect) throws StoreException {
    return switch (codes.read(effect.text(), journal.now())) {
      case Reading.Malformed malformed ->
          told(rules.resolve(malformed, journal.now()), Optional.empty());
      case Reading.Read(Ticket ticket, String _) -> resolve(ticket, effect.place());
    };
  }

  /// What a ticket means that needs no reading any more.
  private Event.Answer resolve(Ticket ticket, Place place) throws StoreException {
    boolean asks = redemptions.usable();
    Known known =
        store.transaction("look up a ticket", tx -> known(tx, ticket, Optional.empty(), asks));
    Resolution resolution = inService(rules.resolve(ticket, known, journal.now()));
    return told(
        place == Place.INSIDE ? behindTheGate(resolution) : resolution, Optional.of(ticket));
  }

  /// What a member means who is here and vouched for otherwise than by a code: the same as a code
  /// of theirs would, made now.
  ///
  /// @param welcome whether the member may come now
  Event.Answer resolve(String member, boolean welcome, Place place) throws StoreException {
    Instant now = journal.now().truncatedTo(ChronoUnit.SECONDS);
    Ticket ticket =
        new Ticket(
            "member-" + journal.id(),
            TicketType.MEMBER,
            rules.venue(),
            "",
            now,
            now.plus(Ticket.MEMBER_CODE_LIFE),
            0,
            1,
            "",
            member);
    return welcome
        ? resolve(ticket, place)
        : told(new Resolution.Refused(new Refusal.Revoked(), journal.now()), Optional.of(ticket));
  }

  /// Which member this code names, or why none.
  sealed interface Named {
    record Member(String id) implements Named {}

    record Nobody(Refusal why) implements Named {}
  }

  /// Which member a code names here and now. Changes nothing.
  Named member(Transaction tx, String text) throws StoreException {
    Instant now = journal.now();
    return switch (codes.read(text, now)) {
      case Reading.Malformed malformed -> new Named.Nobody(rules.refusal(malformed));
      case Reading.Read(Ticket ticket, String _) ->
          rules
              .unlessMember(ticket, tickets.known(tx, ticket, Optional.empty()), now)
              .<Named>map(Named.Nobody::new)
              .orElseGet(() -> new Named.Member(ticket.person()));
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

  /// A terminal that was taken out of service lets nobody in any more, and everybody out.
  private Resolution inService(Resolution resolution) {
    if (!redemptions.revoked()) {
      return resolution;
    }
    return switch (resolution) {
      case NewVisit _ -> new Resolution.Refused(new Refusal.OutOfService(), journal.now());
      case Resolution.Inside inside -> new Resolution.Inside(inside.visits(), Optional.empty());
      case Resolution.Away away -> new Resolution.Away(away.visits(), Optional.empty());
      case Resolution.Staff _, Resolution.Refused _ -> resolution;
    };
  }

  /// Nobody is admitted behind the gate: whoever climbed in would get a locker without a passage.
  private Resolution behindTheGate(Resolution resolution) {
    return switch (resolution) {
      case NewVisit _ -> new Resolution.Refused(new Refusal.AtTheLobby(), journal.now());
      case Resolution.Inside inside -> new Resolution.Inside(inside.visits(), Optional.empty());
      case Resolution.Away away -> new Resolution.Away(away.visits(), Optional.empty());
      case Resolution.Staff _, Resolution.Refused _ -> resolution;
    };
  }

  /// @param asks whether the backend will be asked, so that nothing heard before grows old
  private Known known(Transaction tx, Ticket ticket, Optional<UUID> mine, boolean asks)
      throws StoreException {
    Known known = tickets.known(tx, ticket, mine);
    return asks ? known : known.aged(redemptions.age(Tickets.heard(tx)));
  }

  /// Admits: the entry is used up, the visit begins, a locker is held and, where its door is at
  /// hand, its opening is intended, all in one transaction. The rules are asked again inside it.
  /// Before it, where entries are counted and the backend is there, the backend is asked.
  Event.Answer admit(Effect.Admit effect) throws StoreException {
    UUID key = journal.id();
    UUID visit = journal.id();
    boolean asks = !effect.who().ticket().unlimited() && redemptions.usable();
    if (!asks) {
      return answered(effect, admitting(effect, new Entry(key, visit, Said.NOTHING)));
    }
    Optional<Redeeming> question = intend(effect, key, visit);
    if (question.isEmpty()) {
      return answered(effect, admitting(effect, new Entry(key, visit, Said.NOTHING)));
    }
    try {
      return switch (redemptions.ask(question.get())) {
        case Answer.Good<Redeeming.Answer>(Redeeming.Used used, Instant _) -> {
          close(key, Intents.Outcome.FAILED);
          yield answered(
              effect,
              new Event.NotAdmitted(
                  new Refusal.AlreadyUsed(used.at().orElse(journal.now()), used.terminal())));
        }
        case Answer.Good<Redeeming.Answer>(Redeeming.Revoked _, Instant _) -> {
          close(key, Intents.Outcome.FAILED);
          yield answered(effect, new Event.NotAdmitted(new Refusal.Revoked()));
        }
        case Answer.Good<Redeeming.Answer>(Redeeming.Granted _, Instant _) ->
            answered(effect, admitting(effect, new Entry(key, visit, Said.GRANTED)));
        case Answer.Problem<Redeeming.Answer> _,
            Answer.Nonsense<Redeeming.Answer> _,
            Answer.Silence<Redeeming.Answer> _ ->
            answered(effect, admitting(effect, new Entry(key, visit, Said.PERHAPS)));
      };
    } catch (StoreException e) {
      settle(key::equals);
      throw e;
    }
  }

  /// What the backend said of an entry before it is used.
  private enum Said {
    /// It was not asked.
    NOTHING,
    GRANTED,
    /// It was asked, and nobody knows what it thinks now.
    PERHAPS
  }

  /// An entry to be used.
  ///
  /// @param key of the fact that will tell it
  private record Entry(UUID key, UUID visit, Said said) {
    Fact.Decided decided() {
      return said == Said.GRANTED ? Fact.Decided.ONLINE : Fact.Decided.OFFLINE;
    }
  }

  /// Writes the question down before it is asked; empty when there is no need to ask.
  private Optional<Redeeming> intend(Effect.Admit effect, UUID key, UUID visit)
      throws StoreException {
    Ticket ticket = effect.who().ticket();
    return store.transaction(
        "intend a redemption",
        tx -> {
          Optional<NewVisit> who =
              who(rules.resolve(ticket, known(tx, ticket, Optional.empty(), true), journal.now()));
          if (who.isEmpty() || who.get().ticket().unlimited()) {
            return Optional.empty();
          }
          journal.intend(tx, key, Intents.Kind.REDEEM, ticket.id(), visit);
          return Optional.of(
              new Redeeming(
                  key,
                  ticket.id(),
                  who.get().person(),
                  who.get().ticket().allowed(),
                  journal.now().plus(redemptions.offset()),
                  visit));
        });
  }

  private static Optional<NewVisit> who(Resolution resolution) {
    return switch (resolution) {
      case NewVisit who -> Optional.of(who);
      case Resolution.Inside inside -> inside.another();
      case Resolution.Away away -> away.another();
      case Resolution.Staff _, Resolution.Refused _ -> Optional.empty();
    };
  }

  private Event.Answer admitting(Effect.Admit effect, Entry entry) throws StoreException {
    Ticket ticket = effect.who().ticket();
    return store.transaction(
        "admit a visitor",
        tx -> {
          Known known = known(tx, ticket, Optional.of(entry.key()), entry.said() == Said.GRANTED);
          Resolution resolution = inService(rules.resolve(ticket, known, journal.now()));
          Optional<NewVisit> who = who(resolution);
          if (entry.said() != Said.NOTHING) {
            journal.close(
                tx, entry.key(), who.isPresent() ? Intents.Outcome.DONE : Intents.Outcome.FAILED);
          }
          if (who.isPresent()) {
            return begin(tx, who.get(), effect, entry);
          }
          if (entry.said() != Said.NOTHING) {
            journal.tell(tx, new Fact.RedemptionReleased(entry.key(), ticket.id()));
          }
          return new Event.NotAdmitted(refusal(resolution, known));
        });
  }

  private Refusal refusal(Resolution resolution, Known known) {
    return resolution instanceof Resolution.Refused(Refusal refusal, var _)
        ? refusal
        : new Refusal.AlreadyUsed(
            known.lastUse().map(Known.Use::at).orElse(journal.now()), terminal);
  }

  private Event.Answer answered(Effect.Admit effect, Event.Answer answer) throws StoreException {
    if (answer instanceof Event.NotAdmitted(Refusal refusal)) {
      refused(refusal, Optional.of(effect.who().ticket()));
    }
    return answer;
  }

  private void close(UUID intent, Intents.Outcome outcome) throws StoreException {
    store.transaction(
        "close a question",
        tx -> {
          journal.close(tx, intent, outcome);
          return null;
        });
  }

  /// Settles questions that a stop left open: what the backend may have granted and nobody used is
  /// given back.
  public void reconcile() throws StoreException {
    settle(_ -> true);
  }

  private void settle(Predicate<UUID> which) throws StoreException {
    store.transaction(
        "settle questions to the backend",
        tx -> {
          for (Intents.Intent intent : new Intents().open(tx)) {
            if (intent.kind() == Intents.Kind.REDEEM && which.test(intent.id())) {
              boolean used = new Outbox().knows(tx, intent.id());
              journal.close(tx, intent.id(), used ? Intents.Outcome.DONE : Intents.Outcome.FAILED);
              if (!used) {
                journal.tell(tx, new Fact.RedemptionReleased(intent.id(), intent.target()));
              }
            }
          }
          return null;
        });
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
            end(tx, visit);
          }
          for (StaffDesk.Held held : new StaffDesk(visits).stuck(tx, startOfDay)) {
            journal.raise(tx, StaffTask.VISIT_STUCK, held.door(), Optional.of(held.visit()));
          }
          return over.size();
        });
  }

  /// Ends a visit that holds no locker; with one, or with one on its way back, it ends when that is
  /// given back.
  Event.Answer end(Effect.EndVisit effect) throws StoreException {
    UUID id = effect.visit().id();
    return store.transaction(
        "end a visit",
        tx -> {
          Optional<Visit> visit = visits.open(tx, id);
          if (visit.flatMap(Visit::locker).isPresent()) {
            throw new StoreException("the visit holds a locker");
          }
          if (visit.isPresent() && !doors.outlast(tx, id)) {
            end(tx, id);
          }
          return new Event.VisitEnded();
        });
  }

  private void end(Transaction tx, UUID visit) throws StoreException {
    visits.end(tx, visit, journal.now());
    new Pins().forget(tx, SecondKeys.subject(visit));
    journal.tell(tx, visit, new Fact.CheckedOut());
  }

  /// Who holds the locker with this printed number.
  Event.Answer find(int number) throws StoreException {
    return store.transaction(
        "look for a visit", tx -> new Event.VisitFound(visits.holding(tx, number)));
  }

  private Event.Answer begin(Transaction tx, NewVisit who, Effect.Admit effect, Entry entry)
      throws StoreException {
    Ticket ticket = who.ticket();
    UUID id = entry.visit();
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
    Tickets.redeem(
        tx,
        new Redemption(
            entry.key(),
            ticket.id(),
            who.person(),
            ticket.allowed(),
            visit.startedAt().plus(redemptions.offset()),
            terminal,
            Optional.of(id),
            false));
    journal.tell(
        tx,
        entry.key(),
        id,
        new Fact.CheckedIn(
            visit.holder(),
            visit.person(),
            ticket.id(),
            ticket.product(),
            ticket.allowed(),
            entry.decided()));
    Optional<Trouble> none = lockers.give(tx, visit, effect.room(), effect.who().low());
    return new Event.Admitted(visits.open(tx, id).orElseThrow(), none);
  }
}
