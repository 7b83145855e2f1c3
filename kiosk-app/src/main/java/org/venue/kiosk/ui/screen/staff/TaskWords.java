package org.venue.kiosk.ui.screen.staff;

import java.time.Instant;
import java.util.Set;
import org.venue.kiosk.ui.look.Said;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;

/// Tasks in the words of staff.
final class TaskWords {
  /// The texts of the kinds of facts, each under its kind.
  private static final Set<String> FACTS =
      Set.of(
          "fact.CheckedIn",
          "fact.RedemptionReleased",
          "fact.LockerGiven",
          "fact.LockerAsked",
          "fact.LockerReturned",
          "fact.LockerLeftOpen",
          "fact.GateAsked",
          "fact.CheckedOut",
          "fact.EntryRefused",
          "fact.DoorOpenedUnexpectedly",
          "fact.DoorAjar",
          "fact.HelpCalled",
          "fact.StaffEntered",
          "fact.TaskDone",
          "fact.ClockOff",
          "fact.StoreDamaged",
          "fact.KioskLeft");

  private TaskWords() {}

  /// What it is about, in a few words.
  static Words headline(Text text, OpenTask task) {
    return text.words(key(task.kind()) + ".headline");
  }

  /// What happened.
  ///
  /// @param now for words such as "today 09:12"
  static Words body(Text text, OpenTask task, Instant now) {
    return task.fact()
        .map(fact ->
            text.words(
                "task.fact-refused.body.fact",
                what(text, fact.kind()),
                text.moment(fact.at(), now),
                task.subject()))
        .orElseGet(() -> text.words(key(task.kind()) + ".body", subject(text, task)));
  }

  /// A kind of fact in words; the kind itself where a newer program told it.
  private static Said what(Text text, String kind) {
    String key = "fact." + kind;
    return language -> FACTS.contains(key) ? text.in(language, key) : kind;
  }

  /// The locker, or else what the task names.
  static Said subject(Text text, OpenTask task) {
    return language ->
        task.locker()
            .map(locker -> text.in(language, "task.locker", locker.number()))
            .orElse(task.subject());
  }

  /// The short form of the subject for a list: nobody reads keys there.
  static Said briefly(Text text, OpenTask task) {
    return language ->
        task.locker()
            .map(locker -> text.in(language, "task.locker", locker.number()))
            .orElse(task.subject().length() > 12 ? "" : task.subject());
  }

  /// What can be done.
  static Words action(Text text, TaskAction action) {
    return text.words(action(action));
  }

  /// What it means to do it.
  static Words confirm(Text text, OpenTask task, TaskAction action) {
    return text.words(action(action) + ".body", subject(text, task));
  }

  static String icon(TaskAction action) {
    return switch (action) {
      case CLEAR_DOOR -> "done";
      case END_VISIT -> "locker";
      case SEND_AGAIN -> "restart";
      case SET_ASIDE -> "skip";
      case NOTED -> "check";
    };
  }

  private static String action(TaskAction action) {
    return switch (action) {
      case CLEAR_DOOR -> "task.action.clear-door";
      case END_VISIT -> "task.action.end-visit";
      case SEND_AGAIN -> "task.action.send-again";
      case SET_ASIDE -> "task.action.set-aside";
      case NOTED -> "task.action.noted";
    };
  }

  private static String key(StaffTask kind) {
    return switch (kind) {
      case DOOR_JAMMED -> "task.door-jammed";
      case DOOR_UNKNOWN -> "task.door-unknown";
      case DOOR_LEFT_OPEN -> "task.door-left-open";
      case DOOR_OPENED_UNEXPECTEDLY -> "task.door-opened";
      case DOOR_NOT_PROVED -> "task.door-not-proved";
      case GATE_UNKNOWN -> "task.gate-unknown";
      case VISIT_STUCK -> "task.visit-stuck";
      case FACT_REFUSED -> "task.fact-refused";
      case DOUBLE_USE -> "task.double-use";
      case CLOCK_OFF -> "task.clock-off";
      case STORE_DAMAGED -> "task.store-damaged";
    };
  }
}
