package org.venue.kiosk.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.venue.kiosk.flow.camera.CameraFlow;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.flow.home.Journeys;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.staff.TasksFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Elsewhere;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.HeadMove;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.TaskOutcome;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// One venue with its people, the states a journey can stand in, and the events that can happen:
/// what the laws of the journeys enumerate and what the gallery of screens shows.
public final class Samples {
  /// When every sample happens.
  public static final Instant NOW = Instant.parse("2026-05-04T09:30:00Z");

  /// A deadline that has not passed.
  public static final Instant LATER = NOW.plusSeconds(60);

  /// Its doors stand in front of the gate.
  public static final Room LOBBY = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);

  /// Its doors stand behind the gate.
  public static final Room BEHIND = new Room("women", "女更衣室", "Women", Room.Layout.BEHIND_GATE);

  public static final List<Room> ROOMS = List.of(LOBBY, BEHIND);

  public static final Locker LOCKER = new Locker(new DoorId("men", 1, 12), 112, LOBBY, "A", false);
  public static final Locker NEXT_LOCKER =
      new Locker(new DoorId("men", 1, 13), 113, LOBBY, "A", true);
  public static final Locker FAR_LOCKER =
      new Locker(new DoorId("women", 2, 7), 207, BEHIND, "", false);

  public static final Ticket TICKET =
      new Ticket(
          "T-2026-0504-17",
          TicketType.TICKET,
          "pool-east",
          "Family morning",
          Instant.parse("2026-05-04T06:00:00Z"),
          Instant.parse("2026-05-04T20:00:00Z"),
          1,
          2,
          "",
          "");
  public static final Ticket STAFF =
      new Ticket(
          "S-1",
          TicketType.STAFF,
          "pool-east",
          "",
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2027-01-01T00:00:00Z"),
          0,
          1,
          "",
          "staff-7");

  public static final Pin PIN = new Pin("402816");

  public static final Resolution.NewVisit NEW_VISIT =
      new Resolution.NewVisit(TICKET, 1, Optional.of(LOBBY), false);
  public static final Elsewhere ELSEWHERE =
      new Elsewhere(1, "Lobby 2", OptionalInt.of(217), Optional.empty());
  public static final Resolution.NewVisit ROOMLESS =
      new Resolution.NewVisit(TICKET, 2, Optional.empty(), false);

  private static final Optional<Instant> NEVER = Optional.empty();
  private static final Optional<Instant> GATE = Optional.of(NOW.minus(Duration.ofMinutes(40)));
  private static final Optional<Instant> JUST_NOW = Optional.of(NOW.minus(Duration.ofMinutes(2)));
  private static final Optional<Instant> LONG_AGO = Optional.of(NOW.minus(Duration.ofMinutes(40)));

  /// Admitted, with a locker in the lobby, and not yet through the gate.
  public static final Visit ARRIVING = visit(1, NEVER, Optional.of(held(LOCKER, NEVER)));

  /// Admitted, with a locker behind the gate, and not yet through it.
  public static final Visit ARRIVING_FAR = visit(2, NEVER, Optional.of(held(FAR_LOCKER, NEVER)));

  /// Inside, with a locker in the lobby that was opened long ago.
  public static final Visit STAYING = visit(1, GATE, Optional.of(held(LOCKER, LONG_AGO)));

  /// Inside, with a locker in the lobby that was opened just now.
  public static final Visit BACK_SOON = visit(1, GATE, Optional.of(held(LOCKER, JUST_NOW)));

  /// Inside, with a locker behind the gate.
  public static final Visit FAR = visit(2, GATE, Optional.of(held(FAR_LOCKER, LONG_AGO)));

  /// Inside, without a locker.
  public static final Visit LOCKERLESS = visit(2, GATE, Optional.empty());

  /// Admitted without a locker, and not yet through the gate.
  public static final Visit ARRIVING_LOCKERLESS = visit(2, NEVER, Optional.empty());

  /// A visit of yesterday that still holds its locker.
  public static final OpenTask STUCK =
      new OpenTask(
          Optional.of(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0099L)),
          StaffTask.VISIT_STUCK,
          LOCKER.door().toString(),
          Optional.of(STAYING.id()),
          NOW.minus(Duration.ofHours(20)),
          "",
          Optional.of(LOCKER),
          Optional.of(STAYING),
          Optional.empty(),
          List.of(TaskAction.END_VISIT, TaskAction.NOTED));

  /// Offline for a while, with facts that wait.
  public static final NetworkReport REPORT =
      new NetworkReport(
          new Connection(Connection.State.SILENT, NOW.minusSeconds(600)),
          Optional.of(NOW.minusSeconds(600)),
          Optional.of(Duration.ofSeconds(2)),
          3,
          Optional.of(NOW.minusSeconds(500)),
          0,
          List.of());

  private Samples() {}

  /// Someone who may come and go.
  public static Present coming(Visit visit) {
    return new Present(visit, Optional.of(Instant.MAX));
  }

  /// Someone who had their passage a while ago.
  public static Present staying(Visit visit) {
    return Present.withoutGate(visit);
  }

  /// Every journey of the venue, as a terminal in its lobby runs them.
  public static Journeys journeys() {
    return journeys(Place.LOBBY);
  }

  /// Every journey of the venue, as a terminal whose screen stands here runs them.
  public static Journeys journeys(Place screen) {
    return new Journeys(
        new Journeys.House(
            ROOMS,
            screen,
            Duration.ofMinutes(10),
            Duration.ofMinutes(3),
            Duration.ofDays(365),
            Pace.USUAL));
  }

  /// Every state a journey can stand in, each at least once.
  public static List<State> states() {
    return Stream.of(
            home(), checkIn(), visit(), checkOut(), pin(), camera(), face(), staff(), tasks())
        .flatMap(List::stream)
        .toList();
  }

  /// The door sign and what may cover a journey.
  public static List<State> home() {
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    Stream<Refusal> refusals =
        Stream.of(
            new Refusal.NotYet(NOW.plus(Duration.ofHours(2))),
            new Refusal.Expired(yesterday),
            new Refusal.Revoked(),
            new Refusal.AlreadyUsed(NOW.minus(Duration.ofMinutes(18)), "Lobby 1"),
            new Refusal.OtherVenue("pool-west"),
            new Refusal.NoSuchCode(),
            new Refusal.Unreadable(),
            new Refusal.Tampered(),
            new Refusal.NotSure(),
            new Refusal.AtTheLobby(),
            new Refusal.OutOfService());
    return Stream.of(
            Stream.<State>of(
                new Home.Attract(),
                new Home.Resolving(Place.LOBBY, LATER),
                new Home.Resolving(Place.INSIDE, LATER)),
            refusals.<State>map(why -> new Home.Refused(why, NOW, LATER)),
            Stream.of(Trouble.values()).<State>map(what -> new Home.Sorry(what, LATER)),
            Stream.<State>of(
                new Home.Away(ELSEWHERE, Optional.empty(), LATER),
                new Home.Away(ELSEWHERE, Optional.of(ROOMLESS), LATER),
                new Home.Help(new Home.Attract(), LATER),
                new Home.Help(new VisitFlow.Menu(coming(STAYING), LATER), LATER),
                new Home.Help(new CheckOutFlow.TakeThingsOut(LOCKER, LATER), LATER),
                new Home.Help(new FaceFlow.Recognising(new FaceStep.Starting(), LATER), LATER),
                new Home.Network(new Home.Attract(), Optional.empty(), LATER, LATER),
                new Home.Network(
                    new VisitFlow.Menu(coming(STAYING), LATER), Optional.of(REPORT), LATER, LATER),
                new Home.StillThere(new VisitFlow.Menu(coming(STAYING), LATER), LATER),
                new Home.StillThere(putThingsIn(false, Optional.of(PIN)), LATER)))
        .flatMap(all -> all)
        .toList();
  }

  /// From a good code to the gate.
  public static List<State> checkIn() {
    return List.of(
        new CheckInFlow.AskingRoom(ROOMLESS, ROOMS, LATER),
        new CheckInFlow.Admitting(LATER),
        new CheckInFlow.OpeningLocker(ARRIVING, LOCKER, Optional.empty(), LATER),
        new CheckInFlow.OpeningLocker(ARRIVING, LOCKER, Optional.of(Trouble.DOOR_JAMMED), LATER),
        putThingsIn(false, Optional.empty()),
        putThingsIn(false, Optional.of(PIN)),
        putThingsIn(true, Optional.of(PIN)),
        new CheckInFlow.PutThingsIn(
            ARRIVING,
            NEXT_LOCKER,
            false,
            Optional.of(PIN),
            Optional.of(Trouble.DOOR_JAMMED),
            LATER),
        new CheckInFlow.HandingOver(
            ARRIVING_FAR, FAR_LOCKER, Optional.empty(), Optional.empty(), LATER),
        new CheckInFlow.HandingOver(
            ARRIVING_FAR, FAR_LOCKER, Optional.of(PIN), Optional.empty(), LATER),
        new CheckInFlow.ChangingLocker(ARRIVING, Optional.empty(), LATER),
        new CheckInFlow.ChangingLocker(ARRIVING, Optional.of(Trouble.DOOR_JAMMED), LATER),
        new CheckInFlow.NoLocker(ARRIVING_LOCKERLESS, Trouble.NO_LOCKER_FREE, LATER),
        new CheckInFlow.NoLocker(ARRIVING, Trouble.DOOR_UNKNOWN, LATER),
        new CheckInFlow.OpeningGate(ARRIVING, LATER),
        new CheckInFlow.WalkIn(STAYING, LATER),
        new CheckInFlow.WalkIn(LOCKERLESS, LATER),
        new CheckInFlow.WalkIn(FAR, LATER),
        new CheckInFlow.GateShut(ARRIVING, Trouble.GATE_MISSING, LATER),
        new CheckInFlow.GateShut(ARRIVING, Trouble.GATE_UNKNOWN, LATER),
        new CheckInFlow.GateShut(STAYING, Trouble.GATE_UNSURE, LATER));
  }

  /// What a holder who is in may do.
  public static List<State> visit() {
    return List.of(
        new VisitFlow.Choosing(
            List.of(coming(STAYING), coming(FAR)), Optional.empty(), Place.LOBBY, LATER),
        new VisitFlow.Choosing(List.of(coming(STAYING)), Optional.of(ROOMLESS), Place.LOBBY, LATER),
        new VisitFlow.Menu(coming(STAYING), LATER),
        new VisitFlow.Menu(staying(STAYING), LATER),
        new VisitFlow.Menu(coming(LOCKERLESS), LATER),
        new VisitFlow.AlreadyIn(LOCKERLESS, GATE.get(), NOW, LATER),
        new VisitFlow.Ending(LOCKERLESS, LATER),
        new VisitFlow.Ended(LATER),
        new VisitFlow.Reopening(coming(STAYING), LOCKER, LATER),
        new VisitFlow.Reopened(coming(BACK_SOON), LOCKER, false, LATER),
        new VisitFlow.Reopened(staying(BACK_SOON), LOCKER, true, LATER),
        new VisitFlow.LockerElsewhere(coming(FAR), FAR_LOCKER, LATER),
        new VisitFlow.LockerElsewhere(staying(FAR), FAR_LOCKER, LATER));
  }

  /// The last opening.
  public static List<State> checkOut() {
    return List.of(
        new CheckOutFlow.OpeningForCheckOut(STAYING, LOCKER, LATER),
        new CheckOutFlow.TakeThingsOut(LOCKER, LATER),
        new CheckOutFlow.Goodbye(LOCKER, LATER),
        new CheckOutFlow.LeftOpen(LOCKER, LATER));
  }

  /// The way to a locker without its code.
  public static List<State> pin() {
    return List.of(
        new PinFlow.TypingNumber(Digits.none(4), LATER),
        new PinFlow.TypingNumber(new Digits("112", 4), LATER),
        new PinFlow.TypingPin(112, Digits.none(Pin.LENGTH), LATER),
        new PinFlow.TypingPin(112, new Digits("40281", Pin.LENGTH), LATER),
        new PinFlow.CheckingPin(112, LATER),
        new PinFlow.WrongPin(112, 4, LATER),
        new PinFlow.WrongPin(112, 1, LATER),
        new PinFlow.PinLocked(112, NOW.plusSeconds(60), LATER));
  }

  /// A code before the camera.
  public static List<State> camera() {
    return List.of(new CameraFlow.Aiming(LATER));
  }

  /// A face.
  public static List<State> face() {
    return List.of(
        new FaceFlow.Before(LATER),
        new FaceFlow.Recognising(new FaceStep.Starting(), LATER),
        new FaceFlow.Recognising(new FaceStep.LookStraight(Optional.empty()), LATER),
        new FaceFlow.Recognising(
            new FaceStep.LookStraight(Optional.of(FaceGuidance.ONE_PERSON)), LATER),
        new FaceFlow.Recognising(new FaceStep.Move(HeadMove.TURN_LEFT), LATER),
        new FaceFlow.Confirming(KNOWN_MEMBER, LATER),
        new FaceFlow.NotKnown(new FaceOutcome.Stranger(), LATER),
        new FaceFlow.NotKnown(new FaceOutcome.NotLive(), LATER),
        new FaceFlow.NotKnown(new FaceOutcome.NotSeen(), LATER),
        new FaceFlow.NotKnown(new FaceOutcome.Broken(), LATER),
        new FaceFlow.AskingCode(false, LATER),
        new FaceFlow.AskingCode(true, LATER),
        new FaceFlow.AimingCode(false, LATER),
        new FaceFlow.AimingCode(true, LATER),
        new FaceFlow.ReadingCode(false, LATER),
        new FaceFlow.ReadingCode(true, LATER),
        new FaceFlow.AskingAge(MEMBER, LATER),
        new FaceFlow.AskingConsent(MEMBER, AgeStated.FOURTEEN_OR_OVER, Duration.ofDays(365), LATER),
        new FaceFlow.AskingConsent(MEMBER, AgeStated.GUARDIAN, Duration.ofDays(365), LATER),
        new FaceFlow.Agreeing(LATER),
        new FaceFlow.Enrolling(CONSENT, new FaceStep.Starting(), LATER),
        new FaceFlow.Enrolling(
            CONSENT, new FaceStep.LookStraight(Optional.of(FaceGuidance.CLOSER)), LATER),
        new FaceFlow.Enrolling(CONSENT, new FaceStep.Taking(1, 3), LATER),
        new FaceFlow.NotTaken(CONSENT, new FaceOutcome.NotLive(), LATER),
        new FaceFlow.NotTaken(CONSENT, new FaceOutcome.NotSeen(), LATER),
        new FaceFlow.NotTaken(CONSENT, new FaceOutcome.Broken(), LATER),
        new FaceFlow.Storing(CONSENT, LATER),
        new FaceFlow.Enrolled(NOW.plus(Duration.ofDays(365)), LATER),
        new FaceFlow.AskingDeletion(KNOWN_MEMBER, LATER),
        new FaceFlow.Deleting(true, LATER),
        new FaceFlow.Deleting(false, LATER),
        new FaceFlow.NothingStored(true, LATER),
        new FaceFlow.NothingStored(false, LATER));
  }

  /// Staff work.
  public static List<State> staff() {
    return List.of(
        new StaffFlow.TypingStaffPin(STAFF, Digits.none(Pin.LENGTH), Optional.empty(), LATER),
        new StaffFlow.TypingStaffPin(
            STAFF, new Digits("40281", Pin.LENGTH), Optional.of(new PinCheck.Wrong(3)), LATER),
        new StaffFlow.TypingStaffPin(
            STAFF,
            Digits.none(Pin.LENGTH),
            Optional.of(new PinCheck.Locked(NOW.plusSeconds(60))),
            LATER),
        new StaffFlow.CheckingStaffPin(STAFF, LATER),
        new StaffFlow.StaffMenu(STAFF, LATER),
        new StaffFlow.TypingLocker(STAFF, Digits.none(4), Optional.empty(), LATER),
        new StaffFlow.TypingLocker(STAFF, new Digits("11", 4), Optional.of(999), LATER),
        new StaffFlow.FindingVisit(STAFF, 112, LATER),
        new StaffFlow.ChoosingReason(STAFF, STAYING, LOCKER, LATER),
        new StaffFlow.OpeningForStaff(STAFF, LOCKER, LATER),
        new StaffFlow.OpenedForStaff(STAFF, STAYING, LOCKER, false, LATER),
        new StaffFlow.OpenedForStaff(STAFF, STAYING, LOCKER, true, LATER),
        new StaffFlow.Leaving(LATER));
  }

  /// The work at tasks.
  public static List<State> tasks() {
    return List.of(
        new TasksFlow.ListingTasks(STAFF, LATER),
        new TasksFlow.TaskList(STAFF, List.of(), 0, LATER),
        new TasksFlow.TaskList(STAFF, Collections.nCopies(5, STUCK), 0, LATER),
        new TasksFlow.TaskList(STAFF, Collections.nCopies(5, STUCK), 1, LATER),
        new TasksFlow.TaskShown(STAFF, STUCK, LATER),
        new TasksFlow.ConfirmingTask(STAFF, STUCK, TaskAction.END_VISIT, LATER),
        new TasksFlow.DoingTask(STAFF, STUCK, TaskAction.END_VISIT, LATER),
        new TasksFlow.TaskAnswer(STAFF, STUCK, TaskOutcome.DONE, LATER),
        new TasksFlow.TaskAnswer(STAFF, STUCK, TaskOutcome.CHANGED, LATER));
  }

  /// What a person can do.
  public static List<Event.Act> acts() {
    return Stream.of(
            Stream.of(Choice.values()).<Event.Act>map(Event.Touched::new),
            Stream.<Event.Act>of(
                new Event.Picked(0),
                new Event.Picked(99),
                new Event.Typed('6'),
                new Event.Typed(Event.Typed.ERASE),
                new Event.Scanned("VT1:SAMPLE", Place.LOBBY),
                new Event.ScanRejected(Place.LOBBY)))
        .flatMap(all -> all)
        .toList();
  }

  /// News that nobody asked for.
  public static List<Event.News> news() {
    return Stream.<Event.News>concat(
            Stream.of(
                new Event.DoorMoved(LOCKER.door(), true),
                new Event.DoorMoved(LOCKER.door(), false),
                new Event.LockerReturned(LOCKER),
                new Event.LockerLeftOpen(LOCKER),
                new Event.FaceGuided(new FaceStep.LookStraight(Optional.empty())),
                new Event.FaceGuided(new FaceStep.Move(HeadMove.COME_CLOSER))),
            Stream.of(FacePurpose.values())
                .flatMap(purpose ->
                    FACE_OUTCOMES.stream().map(outcome -> new Event.FaceSeen(purpose, outcome))))
        .toList();
  }

  /// What a state that stands open for an answer may have asked.
  public static List<Effect> awaited(State state) {
    return switch (state) {
      case Home.Resolving s -> List.of(new Effect.Resolve("VT1:SAMPLE", s.place()));
      case Home.Network _ -> List.of(new Effect.LookAtNetwork());
      case Home.Help s -> List.of(new Effect.CallHelp(s.behind().getClass().getSimpleName()));
      case CheckInFlow.Admitting _ -> List.of(new Effect.Admit(NEW_VISIT, LOBBY));
      case CheckInFlow.OpeningLocker s ->
          List.of(new Effect.OpenLocker(s.visit(), OpenReason.CHECK_IN));
      case CheckInFlow.PutThingsIn s -> List.of(new Effect.MakePin(s.visit()));
      case CheckInFlow.HandingOver s -> List.of(new Effect.MakePin(s.visit()));
      case CheckInFlow.ChangingLocker s ->
          List.of(
              new Effect.ChangeLocker(s.visit(), s.before().isPresent()),
              new Effect.GiveUpLocker(s.visit()));
      case CheckInFlow.OpeningGate s -> List.of(new Effect.OpenGate(s.visit()));
      case VisitFlow.Ending s -> List.of(new Effect.EndVisit(s.visit()));
      case VisitFlow.Reopening s ->
          List.of(new Effect.OpenLocker(s.who().visit(), OpenReason.REOPEN));
      case CheckOutFlow.OpeningForCheckOut s -> List.of(new Effect.CheckOut(s.visit()));
      case FaceFlow.ReadingCode _ -> List.of(new Effect.ReadMember("VT1:SAMPLE"));
      case FaceFlow.Agreeing _ ->
          List.of(new Effect.AgreeToFace(MEMBER, AgeStated.FOURTEEN_OR_OVER));
      case FaceFlow.Storing s -> List.of(new Effect.EnrolFace(s.consent()));
      case FaceFlow.Deleting _ -> List.of(new Effect.WithdrawFace(MEMBER));
      case PinFlow.CheckingPin s -> List.of(new Effect.CheckPin(s.number(), PIN));
      case StaffFlow.CheckingStaffPin s -> List.of(new Effect.CheckStaffPin(s.staff(), PIN));
      case StaffFlow.FindingVisit s -> List.of(new Effect.FindVisit(s.number()));
      case StaffFlow.OpeningForStaff _ ->
          List.of(new Effect.OpenLocker(STAYING, OpenReason.STAFF_OTHER));
      case TasksFlow.ListingTasks _ -> List.of(new Effect.ListTasks());
      case TasksFlow.DoingTask s -> List.of(new Effect.DoTask(s.staff(), s.task(), s.action()));
      case StaffFlow.Leaving _ -> List.of(new Effect.LeaveKiosk(STAFF));
      default -> List.of();
    };
  }

  public static final FaceMember MEMBER = new FaceMember("m-1", "李*", false);
  public static final FaceMember KNOWN_MEMBER = new FaceMember("m-1", "李*", true);
  public static final FaceConsent CONSENT = new FaceConsent("c-1", MEMBER, LATER);
  private static final List<FaceOutcome> FACE_OUTCOMES =
      List.of(
          new FaceOutcome.Known(KNOWN_MEMBER),
          new FaceOutcome.Taken(),
          new FaceOutcome.Stranger(),
          new FaceOutcome.NotLive(),
          new FaceOutcome.NotSeen(),
          new FaceOutcome.Broken());

  /// Every answer that this effect may get, besides [Event.Failed].
  public static List<Event.Answer> answers(Effect effect) {
    return switch (effect) {
      case Effect.Resolve _ ->
          List.of(
              resolved(NEW_VISIT),
              resolved(ROOMLESS),
              resolved(inside(coming(ARRIVING))),
              resolved(inside(coming(STAYING))),
              resolved(inside(staying(STAYING))),
              resolved(inside(staying(BACK_SOON))),
              resolved(inside(staying(FAR))),
              resolved(inside(coming(LOCKERLESS))),
              resolved(inside(staying(LOCKERLESS))),
              resolved(new Resolution.Inside(List.of(coming(STAYING)), Optional.of(ROOMLESS))),
              resolved(new Resolution.Away(List.of(ELSEWHERE), Optional.empty())),
              resolved(new Resolution.Away(List.of(ELSEWHERE), Optional.of(ROOMLESS))),
              resolved(new Resolution.Staff(STAFF)),
              resolved(new Resolution.Refused(new Refusal.Revoked(), NOW)));
      case Effect.Admit _ ->
          List.of(
              new Event.Admitted(ARRIVING, Optional.empty()),
              new Event.Admitted(visit(1, NEVER, Optional.of(held(FAR_LOCKER, NEVER))), none()),
              new Event.Admitted(ARRIVING_LOCKERLESS, Optional.empty()),
              new Event.Admitted(ARRIVING_LOCKERLESS, Optional.of(Trouble.NO_LOCKER_FREE)),
              new Event.NotAdmitted(new Refusal.AlreadyUsed(NOW, "Lobby 1")));
      case Effect.ChangeLocker _ ->
          List.of(
              changed(Optional.of(NEXT_LOCKER), Optional.empty()),
              changed(Optional.of(LOCKER), Optional.of(Trouble.NO_LOCKER_FREE)),
              changed(Optional.empty(), Optional.of(Trouble.NO_LOCKER_FREE)));
      case Effect.GiveUpLocker _ -> List.of(changed(Optional.empty(), Optional.empty()));
      case Effect.OpenLocker(Visit visit, var _) -> answered(visit);
      case Effect.CheckOut(Visit visit) -> answered(visit);
      case Effect.EndVisit _ -> List.of(new Event.VisitEnded());
      case Effect.ReadMember _ ->
          List.of(
              new Event.MemberRead(MEMBER),
              new Event.MemberRead(KNOWN_MEMBER),
              new Event.MemberNotRead(new Refusal.NotAMember()));
      case Effect.ResolveMember _ ->
          List.of(
              resolved(NEW_VISIT),
              resolved(inside(staying(STAYING))),
              resolved(new Resolution.Refused(new Refusal.Revoked(), NOW)));
      case Effect.AgreeToFace _ -> List.of(new Event.AgreedToFace(CONSENT));
      case Effect.EnrolFace _ -> List.of(new Event.FaceEnrolled(LATER));
      case Effect.WithdrawFace _ -> List.of(new Event.FaceWithdrawn());
      case Effect.OpenGate(Visit visit) ->
          Stream.of(GateResult.values())
              .<Event.Answer>map(result -> new Event.GateAnswered(visit, result))
              .toList();
      case Effect.MakePin _ -> List.of(new Event.PinMade(PIN));
      case Effect.CheckPin _ ->
          List.of(
              new Event.PinChecked(new PinCheck.Right(STAYING)),
              new Event.PinChecked(new PinCheck.Wrong(4)),
              new Event.PinChecked(new PinCheck.Locked(LATER)));
      case Effect.CheckStaffPin _ ->
          List.of(
              new Event.PinChecked(new PinCheck.RightStaff()),
              new Event.PinChecked(new PinCheck.Wrong(4)),
              new Event.PinChecked(new PinCheck.Locked(LATER)));
      case Effect.FindVisit _ ->
          List.of(
              new Event.VisitFound(Optional.of(STAYING)), new Event.VisitFound(Optional.empty()));
      case Effect.ListTasks _ ->
          List.of(new Event.TasksListed(List.of()), new Event.TasksListed(List.of(STUCK)));
      case Effect.DoTask _ ->
          Stream.of(TaskOutcome.values()).<Event.Answer>map(Event.TaskAnswered::new).toList();
      case Effect.LookAtNetwork _ -> List.of(new Event.NetworkSeen(REPORT));
      case Effect.CallHelp _, Effect.LeaveKiosk _ -> List.of(new Event.Told());
    };
  }

  /// The resolution of a code whose one person is inside.
  public static Resolution inside(Present who) {
    return new Resolution.Inside(List.of(who), Optional.empty());
  }

  private static CheckInFlow.PutThingsIn putThingsIn(boolean shut, Optional<Pin> pin) {
    return new CheckInFlow.PutThingsIn(ARRIVING, LOCKER, shut, pin, Optional.empty(), LATER);
  }

  private static Event.Answer resolved(Resolution resolution) {
    return new Event.Resolved(resolution);
  }

  private static Event.Answer changed(Optional<Locker> locker, Optional<Trouble> none) {
    return new Event.LockerChanged(visit(1, NEVER, locker.map(l -> held(l, NEVER))), none);
  }

  private static List<Event.Answer> answered(Visit visit) {
    return Stream.of(OpeningResult.values())
        .<Event.Answer>map(result -> new Event.LockerAnswered(visit, result))
        .toList();
  }

  private static Optional<Trouble> none() {
    return Optional.empty();
  }

  private static Visit.HeldLocker held(Locker locker, Optional<Instant> openedAt) {
    return new Visit.HeldLocker(locker, openedAt);
  }

  private static Visit visit(
      int person, Optional<Instant> gateAsked, Optional<Visit.HeldLocker> locker) {
    return new Visit(
        new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + person),
        new Holder(Holder.Kind.TICKET, TICKET.id()),
        person,
        TICKET.id(),
        NOW.minus(Duration.ofMinutes(41)),
        gateAsked,
        locker);
  }
}
