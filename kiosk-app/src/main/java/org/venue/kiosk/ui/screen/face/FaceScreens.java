package org.venue.kiosk.ui.screen.face;

import java.util.List;
import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.face.FaceFlow.Agreeing;
import org.venue.kiosk.flow.face.FaceFlow.AimingCode;
import org.venue.kiosk.flow.face.FaceFlow.AskingAge;
import org.venue.kiosk.flow.face.FaceFlow.AskingCode;
import org.venue.kiosk.flow.face.FaceFlow.AskingConsent;
import org.venue.kiosk.flow.face.FaceFlow.AskingDeletion;
import org.venue.kiosk.flow.face.FaceFlow.Before;
import org.venue.kiosk.flow.face.FaceFlow.Confirming;
import org.venue.kiosk.flow.face.FaceFlow.Deleting;
import org.venue.kiosk.flow.face.FaceFlow.Enrolled;
import org.venue.kiosk.flow.face.FaceFlow.Enrolling;
import org.venue.kiosk.flow.face.FaceFlow.Facing;
import org.venue.kiosk.flow.face.FaceFlow.NotKnown;
import org.venue.kiosk.flow.face.FaceFlow.NotTaken;
import org.venue.kiosk.flow.face.FaceFlow.NothingStored;
import org.venue.kiosk.flow.face.FaceFlow.ReadingCode;
import org.venue.kiosk.flow.face.FaceFlow.Recognising;
import org.venue.kiosk.flow.face.FaceFlow.Storing;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.AimingScreen;
import org.venue.kiosk.ui.screen.PickScreen;
import org.venue.kiosk.ui.screen.PickScreen.Option;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FaceService;

/// The screen of each state of the journeys with a face.
public final class FaceScreens {
  private final Once once;
  private final Kit kit;

  /// Screens that are built when they are first needed.
  public FaceScreens(Once once, Kit kit) {
    this.once = once;
    this.kit = kit;
  }

  /// The screen of this state, showing it. In a demonstration each says what passes there.
  public Screen<?> show(Facing state) {
    Screen<?> screen = screen(state);
    boolean demonstration = kit.services().get().faces() == FaceService.WITHOUT_LIVENESS;
    screen.note(
        demonstration
            ? Optional.of(kit.text().words("face.demonstration"))
            : Optional.<Words>empty());
    return screen;
  }

  private Screen<?> screen(Facing state) {
    return switch (state) {
      case Before s -> once.show(s, BeforeScreen::new);
      case Recognising s ->
          once.show(s, kit -> new WatchScreen<Recognising>(kit, "face.on.recognise"));
      case Confirming s -> once.show(s, ConfirmingScreen::new);
      case NotKnown s -> once.show(s, FaceScreens::notKnown);
      case AskingCode s -> once.show(s, MemberCodeScreen::new);
      case AimingCode s -> once.show(s, AimingScreen<AimingCode>::new);
      case ReadingCode s -> once.show(s, kit -> new WaitScreen<ReadingCode>(kit, "wait.face-code"));
      case AskingAge s -> once.show(s, FaceScreens::age);
      case AskingConsent s -> once.show(s, ConsentScreen::new);
      case Agreeing s -> once.show(s, kit -> new WaitScreen<Agreeing>(kit, "wait.face-agreeing"));
      case Enrolling s -> once.show(s, kit -> new WatchScreen<Enrolling>(kit, "face.on.enrol"));
      case NotTaken s -> once.show(s, FaceScreens::notTaken);
      case Storing s -> once.show(s, kit -> new WaitScreen<Storing>(kit, "wait.face-storing"));
      case Enrolled s -> once.show(s, FaceScreens::enrolled);
      case AskingDeletion s -> once.show(s, FaceScreens::deletion);
      case Deleting s -> once.show(s, kit -> new WaitScreen<Deleting>(kit, "wait.face-deleting"));
      case NothingStored s -> once.show(s, FaceScreens::nothing);
    };
  }

  private static Screen<NotKnown> notKnown(Kit kit) {
    return new TellScreen<NotKnown>(
            kit,
            s ->
                telling(
                    kit,
                    Meaning.ATTENTION,
                    switch (s.why()) {
                      case FaceOutcome.NotLive _ -> "face.unknown.not-live";
                      case FaceOutcome.NotSeen _ -> "face.unknown.not-seen";
                      case FaceOutcome.Broken _ -> "face.unknown.broken";
                      case FaceOutcome.Known _, FaceOutcome.Taken _, FaceOutcome.Stranger _ ->
                          "face.unknown.stranger";
                    },
                    kit.venue().phone()))
        .choice("face.again", Choice.RETRY, "face.code-instead", Choice.BACK)
        .back();
  }

  private static Screen<NotTaken> notTaken(Kit kit) {
    return new TellScreen<NotTaken>(
            kit,
            s ->
                telling(
                    kit,
                    Meaning.ATTENTION,
                    switch (s.why()) {
                      case FaceOutcome.NotLive _ -> "face.not-taken.not-live";
                      case FaceOutcome.NotSeen _ -> "face.not-taken.not-seen";
                      case FaceOutcome.Broken _ -> "face.not-taken.broken";
                      case FaceOutcome.Known _, FaceOutcome.Taken _, FaceOutcome.Stranger _ ->
                          "face.not-taken.stranger";
                    }))
        .choice("face.again", Choice.RETRY, "face.code-instead", Choice.BACK)
        .back();
  }

  private static Screen<AskingAge> age(Kit kit) {
    Text text = kit.text();
    List<Option> options =
        List.of(
            option(text, "user", "face.age.over", Choice.FOURTEEN_OR_OVER),
            option(text, "family", "face.age.under", Choice.UNDER_FOURTEEN),
            option(text, "code", "face.code-instead", Choice.BACK));
    return new PickScreen<>(kit, "face", "face.age.question", "face.age.hint", s -> options);
  }

  private static Option option(Text text, String icon, String key, Choice choice) {
    return new Option(icon, text.words(key), new Event.Touched(choice));
  }

  private static Screen<Enrolled> enrolled(Kit kit) {
    return new TellScreen<Enrolled>(
            kit, s -> telling(kit, Meaning.DONE, "face.enrolled", kit.text().day(s.until())))
        .usual("face.enrolled.done", Choice.CONTINUE);
  }

  private static Screen<AskingDeletion> deletion(Kit kit) {
    return new TellScreen<AskingDeletion>(
            kit,
            s ->
                new Telling(
                    Meaning.ATTENTION,
                    s.member().masked().isEmpty()
                        ? kit.text().words("face.deletion.headline.nobody")
                        : kit.text().words("face.deletion.headline", s.member().masked()),
                    kit.text().words("face.deletion.body"),
                    ""))
        .choice("face.deletion.yes", Choice.DELETE_FACE, "face.deletion.no", Choice.BACK)
        .back();
  }

  private static Screen<NothingStored> nothing(Kit kit) {
    return new TellScreen<NothingStored>(
            kit,
            s ->
                telling(
                    kit, Meaning.DONE, s.before() ? "face.nothing.deleted" : "face.nothing.never"))
        .usual("face.enrolled.done", Choice.CONTINUE);
  }

  private static Telling telling(Kit kit, Meaning meaning, String key, Object... parameters) {
    return new Telling(
        meaning,
        kit.text().words(key + ".headline"),
        kit.text().words(key + ".body", parameters),
        "");
  }
}
