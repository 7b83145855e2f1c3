package org.venue.kiosk.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.venue.kiosk.visit.Fact;

/// Facts as JSON: `{"kind": "LockerGiven", ...}` with the fields of the record, doors as text.
/// Times and keys stand in columns of their own.
public final class FactJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private FactJson() {}

  /// The kind of a fact, as it stands in the outbox.
  public static String kind(Fact.What what) {
    return what.getClass().getSimpleName();
  }

  /// The body of a fact.
  public static String write(Fact.What what) {
    ObjectNode body = MAPPER.createObjectNode();
    switch (what) {
      case Fact.CheckedIn f ->
          body.put("holderKind", f.holder().kind().name())
              .put("holder", f.holder().id())
              .put("person", f.person())
              .put("ticket", f.ticket())
              .put("product", f.product())
              .put("allowed", f.allowed())
              .put("decided", f.decided().name());
      case Fact.RedemptionReleased f ->
          body.put("redemption", f.redemption().toString()).put("ticket", f.ticket());
      case Fact.LockerGiven f -> door(body, f.door().toString(), f.number()).put("room", f.room());
      case Fact.LockerAsked f ->
          door(body, f.door().toString(), f.number())
              .put("reason", f.reason().name())
              .put("result", f.result().name());
      case Fact.LockerReturned f -> door(body, f.door().toString(), f.number());
      case Fact.LockerLeftOpen f -> door(body, f.door().toString(), f.number());
      case Fact.GateAsked f -> body.put("result", f.result().name());
      case Fact.CheckedOut _ -> {}
      case Fact.EntryRefused f -> body.put("refusal", f.refusal()).put("ticket", f.ticket());
      case Fact.DoorOpenedUnexpectedly f -> door(body, f.door().toString(), f.number());
      case Fact.DoorAjar f -> door(body, f.door().toString(), f.number());
      case Fact.HelpCalled f -> body.put("where", f.where());
      case Fact.StaffEntered f -> body.put("person", f.person());
      case Fact.TaskDone f ->
          body.put("task", f.task().toString())
              .put("taskKind", f.kind().name())
              .put("subject", f.subject())
              .put("action", f.action().name())
              .put("person", f.person());
      case Fact.ClockOff f -> body.put("offsetMillis", f.offset().toMillis());
      case Fact.StoreDamaged f ->
          body.put("why", f.why()).put("salvaged", f.salvaged()).put("unreadable", f.unreadable());
      case Fact.KioskLeft f -> body.put("person", f.person());
    }
    return body.toString();
  }

  /// One field of a body as text; empty when it is not there.
  public static String field(String body, String name) {
    try {
      return MAPPER.readTree(body).path(name).asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not the body of a fact: " + e.getOriginalMessage());
    }
  }

  private static ObjectNode door(ObjectNode body, String door, int number) {
    return body.put("door", door).put("number", number);
  }
}
