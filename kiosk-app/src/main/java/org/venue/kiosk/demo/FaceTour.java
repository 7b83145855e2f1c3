package org.venue.kiosk.demo;

import java.io.IOException;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FaceService;

/// The part of the tour that is about faces: before a terminal that takes a still picture for a
/// person, since a demonstration has nobody to move their head, and before one that does not.
final class FaceTour {
  static final String CAMERA = "camera.faces";

  private final Story story;
  private final Visitor here;
  private final Visitor there;
  private final Easel view;

  /// Somebody before a terminal.
  record Visitor(Guide guide, DemoHouse house) {}

  /// What is done with whoever's face was stored, while it is.
  interface Stored {
    void in(DemoHouse house) throws StoreException;
  }

  /// @param here before the terminal without liveness
  /// @param there before the terminal with it
  /// @param view what stands before the cameras of both
  FaceTour(Story story, Visitor here, Visitor there, Easel view) {
    this.story = story;
    this.here = here;
    this.there = there;
    this.view = view;
  }

  /// Without a model nobody is known.
  void withoutModels() {
    story.chapter("A face: there are no models here, and the screen says so");
    here.guide.awaits("matching is off", now -> now.services().faces() == FaceService.MATCHING_OFF);
    here.guide.touch(Choice.USE_FACE);
    here.guide.expect(FaceFlow.Before.class);
    off();
    story.tell("the code is the other way");
    here.guide.scan(here.house.codes().swimming("A1-1011", "men"));
    here.guide.throughTheDoor();
  }

  /// A member from consent to withdrawal.
  void with(Portraits faces, Stored stored) throws IOException, StoreException {
    story.chapter("A member lets a face be stored: consent first, then the camera");
    here.guide.awaits(
        "faces can be known, and a still picture passes here: the screens say so",
        now -> now.services().faces() == FaceService.WITHOUT_LIVENESS);
    view.show(faces.member());
    agree(here);
    here.guide.expect(FaceFlow.Enrolling.class);
    here.guide.expect(FaceFlow.Enrolled.class);
    story.promise("one face is stored", here.house.faces() == 1);
    stored.in(here.house);
    here.guide.leave();
    off();

    story.chapter("The member comes in by face, after saying that this is the name");
    look(here);
    var confirming = here.guide.expect(FaceFlow.Confirming.class);
    story.tell("is this you, %s?".formatted(confirming.member().masked()));
    story.promise(
        "the name is masked",
        confirming.member().masked().startsWith("林")
            && !confirming.member().masked().contains("雨"));
    here.guide.touch(Choice.CONTINUE);
    here.guide.expect(CheckInFlow.AskingRoom.class);
    here.guide.pick(0);
    here.guide.throughTheDoor();
    off();

    story.chapter("A stranger is not recognised, and the code is offered");
    story.tell("the stranger is the same portrait, bent until the recogniser says no");
    view.show(faces.stranger());
    look(here);
    notKnown(here, FaceOutcome.Stranger.class);
    here.guide.scan(here.house.codes().swimming("A1-1011", "men"));
    here.guide.throughTheDoor();

    view.show(faces.member());
    withLiveness();
    withdraw();
    view.clear();
  }

  /// The same still before the other terminal, which wants a head to move.
  private void withLiveness() throws StoreException {
    story.chapter("The other terminal asks for a movement: the same picture does not pass");
    there.guide.awaits(
        "faces can be known there", now -> now.services().faces() == FaceService.READY);
    look(there);
    notKnown(there, FaceOutcome.NotLive.class);
    there.guide.leave();
    agree(there);
    there.guide.expect(FaceFlow.Enrolling.class);
    var none = there.guide.expect(FaceFlow.NotTaken.class);
    story.promise("it is not stored either", none.why() instanceof FaceOutcome.NotLive);
    there.guide.touch(Choice.BACK);
    there.guide.expect(FaceFlow.NothingStored.class);
    there.guide.leave();
    story.promise("nothing is stored there", there.house.faces() == 0);
  }

  private void withdraw() throws StoreException {
    story.chapter("The member takes the consent back with the code: nothing is left");
    here.guide.touch(Choice.USE_FACE);
    here.guide.expect(FaceFlow.Before.class);
    here.guide.touch(Choice.WITHDRAW_FACE);
    here.guide.expect(FaceFlow.AskingCode.class);
    here.guide.scan(here.house.codes().member());
    here.guide.expect(FaceFlow.AskingDeletion.class);
    here.guide.touch(Choice.DELETE_FACE);
    var gone = here.guide.expect(FaceFlow.NothingStored.class);
    story.promise("there was a face until now", gone.before());
    story.promise("none is stored any more", here.house.faces() == 0);
    here.guide.leave();
    look(here);
    notKnown(here, FaceOutcome.Stranger.class);
    here.guide.leave();
    off();
  }

  private void agree(Visitor who) {
    who.guide.touch(Choice.USE_FACE);
    who.guide.expect(FaceFlow.Before.class);
    who.guide.touch(Choice.ENROL_FACE);
    who.guide.expect(FaceFlow.AskingCode.class);
    who.guide.scan(who.house.codes().member());
    who.guide.expect(FaceFlow.AskingAge.class);
    who.guide.touch(Choice.FOURTEEN_OR_OVER);
    who.guide.expect(FaceFlow.AskingConsent.class);
    story.promise("no camera is on before the consent", !who.house.filming(CAMERA));
    who.guide.touch(Choice.AGREE);
  }

  private void look(Visitor who) {
    who.guide.touch(Choice.USE_FACE);
    who.guide.expect(FaceFlow.Before.class);
    who.guide.touch(Choice.START_CAMERA);
    who.guide.expect(FaceFlow.Recognising.class);
  }

  private void notKnown(Visitor who, Class<? extends FaceOutcome> why) {
    var not = who.guide.expect(FaceFlow.NotKnown.class);
    story.promise("the face is not known: " + why.getSimpleName(), why.isInstance(not.why()));
  }

  private void off() {
    story.promise("the camera is off again", Tour.comesTrue(() -> !here.house.filming(CAMERA)));
  }
}
