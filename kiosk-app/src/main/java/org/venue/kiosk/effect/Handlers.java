package org.venue.kiosk.effect;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Effects;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.Trouble;

/// Hands each effect to its family and answers exactly once, whatever happens.
public final class Handlers implements Effects {
  private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

  private final Database store;
  private final Journal journal;
  private final Admissions admissions;
  private final Lockers lockers;
  private final Gates gates;
  private final SecondKeys keys;
  private final StaffTasks tasks;
  private final FaceDesk faces;
  private final Reports network;
  private final Executor executor;
  private final Runnable leave;

  /// Tells how it stands with the network.
  @FunctionalInterface
  public interface Reports {
    NetworkReport now() throws StoreException;
  }

  /// @param network how it stands with the network
  /// @param executor where effects run; virtual threads in the product
  /// @param leave ends the program
  public Handlers(
      Database store,
      Journal journal,
      Admissions admissions,
      Lockers lockers,
      Gates gates,
      SecondKeys keys,
      StaffTasks tasks,
      FaceDesk faces,
      Reports network,
      Executor executor,
      Runnable leave) {
    this.store = store;
    this.journal = journal;
    this.admissions = admissions;
    this.lockers = lockers;
    this.gates = gates;
    this.keys = keys;
    this.tasks = tasks;
    this.faces = faces;
    this.network = network;
    this.executor = executor;
    this.leave = leave;
  }

  @Override
  public void carryOut(Effect effect, Consumer<Event.Answer> answer) {
    executor.execute(() -> answer.accept(answerTo(effect)));
  }

  private Event.Answer answerTo(Effect effect) {
    try {
      return handle(effect);
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage(), e);
      return new Event.Failed(trouble(e.fault()));
    } catch (RuntimeException bug) {
      LOG.error("{} broke", effect.getClass().getSimpleName(), bug);
      return new Event.Failed(Trouble.STORE_FAILED);
    }
  }

  /// What a person is told of a store in this state.
  public static Trouble trouble(StoreException.Fault fault) {
    return switch (fault) {
      case TRANSACTION, NEWER, FOREIGN -> Trouble.STORE_FAILED;
      case FULL, READ_ONLY, DISK -> Trouble.STORE_NOT_WRITTEN;
      case DAMAGED -> Trouble.STORE_DAMAGED;
    };
  }

  private Event.Answer handle(Effect effect) throws StoreException {
    return switch (effect) {
      case Effect.Resolve e -> admissions.resolve(e);
      case Effect.Admit e -> admissions.admit(e);
      case Effect.ChangeLocker e -> lockers.change(e);
      case Effect.GiveUpLocker e -> lockers.giveUp(e);
      case Effect.OpenLocker e -> lockers.open(e);
      case Effect.CheckOut e -> lockers.checkOut(e);
      case Effect.EndVisit e -> admissions.end(e);
      case Effect.OpenGate e -> gates.open(e);
      case Effect.MakePin e -> keys.make(e);
      case Effect.CheckPin e -> keys.check(e);
      case Effect.CheckStaffPin e -> keys.checkStaff(e);
      case Effect.FindVisit(int number) -> admissions.find(number);
      case Effect.CallHelp(String where) -> told(new Fact.HelpCalled(where));
      case Effect.ListTasks _ -> tasks.list();
      case Effect.DoTask e -> tasks.carryOut(e);
      case Effect.ReadMember e -> faces.read(e);
      case Effect.ResolveMember e -> faces.resolve(e);
      case Effect.AgreeToFace e -> faces.agree(e);
      case Effect.EnrolFace e -> faces.enrol(e);
      case Effect.WithdrawFace e -> faces.withdraw(e);
      case Effect.LookAtNetwork _ -> new Event.NetworkSeen(network.now());
      case Effect.LeaveKiosk(var staff) -> {
        Event.Answer answer = told(new Fact.KioskLeft(staff.person()));
        leave.run();
        yield answer;
      }
    };
  }

  private Event.Answer told(Fact.What what) throws StoreException {
    return store.transaction(
        "tell a fact",
        tx -> {
          journal.tell(tx, what);
          return new Event.Told();
        });
  }
}
