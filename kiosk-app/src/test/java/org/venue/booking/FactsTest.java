package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of facts, and of the entries and visits they tell of.
class FactsTest {
  @TempDir Path folder;
  private Desk desk;
  private String north;
  private String south;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(folder);
    north = desk.enrol("north");
    south = desk.enrol("south");
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private static String verdicts(JsonNode verdicts) {
    var words = new StringBuilder();
    verdicts.forEach(verdict -> words.append(verdict.get("verdict").textValue()).append(' '));
    return words.toString().strip();
  }

  private long facts() {
    long count = 0;
    for (JsonNode kind : desk.get(desk.office, "/state").get("facts")) {
      count += kind.longValue();
    }
    return count;
  }

  private JsonNode visits() {
    return desk.get(desk.office, "/feeds/visits").get("items");
  }

  private JsonNode redemptions() {
    return desk.get(desk.office, "/feeds/redemptions").get("items");
  }

  @Test
  void aFactToldTwiceIsKeptOnce() {
    ObjectNode fact = desk.checkedIn(desk.id(), "t1", 1);
    assertEquals("accepted", verdicts(desk.tell(north, fact)));
    fact.put("offsetMillis", 1234);
    assertEquals("accepted", verdicts(desk.tell(north, fact)), "its offset is no part of a fact");
    assertEquals("accepted accepted", verdicts(desk.tell(north, fact, fact)));
    assertEquals(1, facts());
    assertEquals(1, redemptions().size());
  }

  @Test
  void aKeyUsedForAnotherFactIsRefused() {
    ObjectNode fact = desk.fact("HelpCalled", null, Json.object().put("where", "Choosing"));
    desk.tell(north, fact);
    ObjectNode other = fact.deepCopy();
    other.set("body", Json.object().put("where", "Paying"));
    assertEquals("key-reused", desk.tell(north, other).get(0).get("reason").textValue());
    assertEquals("refused", verdicts(desk.tell(south, fact)), "another terminal's is another fact");
    assertEquals(1, facts());
  }

  @Test
  void aRefusedFactStopsItsLaneAndNoOther() {
    ObjectNode bad = desk.fact("LockerGiven", desk.id(), Json.object().put("number", "twelve"));
    ObjectNode behind = desk.fact("CheckedOut", bad.get("visit").textValue(), Json.object());
    ObjectNode beside = desk.fact("HelpCalled", null, Json.object());
    JsonNode verdicts = desk.tell(north, bad, behind, beside);
    assertEquals("refused later accepted", verdicts(verdicts));
    assertEquals("body-invalid", verdicts.get(0).get("reason").textValue());
    assertEquals(1, facts());
  }

  @Test
  void unknownKindsAreKept() {
    ObjectNode fact = desk.fact("BandIssued", desk.id(), Json.object().put("band", "b1"));
    assertEquals("accepted", verdicts(desk.tell(north, fact)));
    assertEquals(1, desk.get(desk.office, "/state").get("facts").get("BandIssued").intValue());
  }

  @Test
  void aVisitIsTheSumOfItsFacts() {
    String visit = desk.id();
    ObjectNode in = desk.checkedIn(visit, "t1", 1);
    in.put("offsetMillis", 5000);
    desk.tell(north, in);
    desk.tell(
        north, desk.fact("LockerGiven", visit, Json.object().put("door", "a/1").put("number", 7)));
    JsonNode item = visits().get(0);
    assertEquals(desk.at(5), item.get("startedAt").textValue(), "corrected by the offset");
    assertEquals(7, item.get("locker").get("number").intValue());
    desk.tell(
        north,
        desk.fact("LockerGiven", visit, Json.object().put("number", 9)),
        desk.fact("LockerReturned", visit, Json.object().put("number", 7)));
    assertEquals(9, visits().get(0).get("locker").get("number").intValue());
    String before = desk.get(south, "/feeds/visits").get("cursor").textValue();
    desk.tell(
        north,
        desk.fact("LockerReturned", visit, Json.object().put("number", 9)),
        desk.fact("CheckedOut", visit, Json.object()));
    assertEquals(0, visits().size(), "a new reader need not know a visit that is over");
    JsonNode after = desk.get(south, "/feeds/visits?after=" + before).get("items").get(0);
    assertTrue(after.get("locker").isNull());
    assertEquals(desk.at(0), after.get("endedAt").textValue());
  }

  @Test
  void anEndHeardOfBeforeTheBeginningCounts() {
    String visit = desk.id();
    desk.tell(south, desk.fact("CheckedOut", visit, Json.object()));
    desk.tell(north, desk.checkedIn(visit, "t1", 1));
    assertEquals(0, desk.get(desk.office, "/state").get("openVisits").intValue());
  }

  @Test
  void theBackendHasTheLastWordOnAnEntry() {
    ObjectNode first = desk.redeeming("t1", 1);
    assertEquals(
        "granted", desk.post(north, "/redemptions", first, 200).get("verdict").textValue());
    assertEquals(
        "granted", desk.post(north, "/redemptions", first, 200).get("verdict").textValue());
    JsonNode second = desk.post(south, "/redemptions", desk.redeeming("t1", 1), 200);
    assertEquals("used", second.get("verdict").textValue());
    assertEquals("north", second.get("terminal").textValue());
    assertEquals(1, redemptions().size());
    desk.post(north, "/redemptions", first.deepCopy().put("ticket", "t2"), 409);
  }

  @Test
  void theFactOfAGrantedEntryIsNoSecondEntry() {
    ObjectNode asked = desk.redeeming("t1", 1);
    desk.post(north, "/redemptions", asked, 200);
    ObjectNode in = desk.checkedIn(asked.get("visit").textValue(), "t1", 1);
    in.put("key", asked.get("key").textValue());
    desk.tell(north, in);
    assertEquals(1, redemptions().size());
    assertEquals(0, desk.get(desk.office, "/double-uses").size());
  }

  @Test
  void anEntryGivenBackCanBeUsedAgainEvenWhenItsQuestionComesLate() {
    ObjectNode asked = desk.redeeming("t1", 1);
    desk.post(north, "/redemptions", asked, 200);
    desk.tell(north, released(asked));
    assertEquals(
        "granted",
        desk.post(south, "/redemptions", desk.redeeming("t1", 1), 200).get("verdict").textValue());
    ObjectNode late = desk.redeeming("t2", 1);
    desk.tell(north, released(late));
    desk.post(north, "/redemptions", late, 200);
    assertEquals(
        "granted",
        desk.post(south, "/redemptions", desk.redeeming("t2", 1), 200).get("verdict").textValue());
  }

  private ObjectNode released(ObjectNode asked) {
    ObjectNode body =
        Json.object()
            .put("redemption", asked.get("key").textValue())
            .put("ticket", asked.get("ticket").textValue());
    return desk.fact("RedemptionReleased", asked.get("visit").textValue(), body);
  }

  @Test
  void aDoubleUseOfflineIsFoundAndTheEarlierByCorrectedTimeStandsFirst() {
    ObjectNode late = desk.checkedIn(desk.id(), "t1", 1);
    ObjectNode early = desk.checkedIn(desk.id(), "t1", 1);
    // The southern clock is ten minutes ahead: it says later and was earlier.
    early.put("at", desk.at(500)).put("offsetMillis", -600_000);
    desk.tell(north, late);
    desk.tell(south, early);
    JsonNode found = desk.get(desk.office, "/double-uses");
    assertEquals(1, found.size());
    assertEquals("t1", found.get(0).get("ticket").textValue());
    JsonNode uses = found.get(0).get("redemptions");
    assertEquals("south", uses.get(0).get("terminal").textValue());
    assertEquals("north", uses.get(1).get("terminal").textValue());
    assertEquals(2, facts(), "both are kept");
  }

  @Test
  void atTheSameMomentTheTerminalDecidesTheOrder() {
    desk.tell(south, desk.checkedIn(desk.id(), "t1", 1));
    desk.tell(north, desk.checkedIn(desk.id(), "t1", 1));
    JsonNode uses = desk.get(desk.office, "/double-uses").get(0).get("redemptions");
    assertEquals("north", uses.get(0).get("terminal").textValue());
  }

  @Test
  void aTicketWithoutLimitIsNeverUsedTwice() {
    desk.tell(north, desk.checkedIn(desk.id(), "t1", 0), desk.checkedIn(desk.id(), "t1", 0));
    assertEquals(0, desk.get(desk.office, "/double-uses").size());
  }

  @Test
  void aRestartKeepsEverything() throws IOException {
    ObjectNode fact = desk.checkedIn(desk.id(), "t1", 1);
    desk.tell(north, fact);
    desk.put(
        "/members/m1", Json.object().put("name", "李雷").put("blocked", false).put("removed", false));
    JsonNode state = desk.get(desk.office, "/state");
    String cursor = desk.get(north, "/feeds/redemptions").get("cursor").textValue();
    desk.restart();
    desk.pass(Duration.ofMinutes(1));
    assertTrue(desk.booking().firstOfficeToken().isEmpty());
    assertEquals(state, desk.get(desk.office, "/state"));
    assertEquals("accepted", verdicts(desk.tell(north, fact)));
    assertEquals(1, facts());
    assertEquals(0, desk.get(north, "/feeds/redemptions?after=" + cursor).get("items").size());
    assertEquals(
        "李雷", desk.get(north, "/feeds/members").get("items").get(0).get("name").textValue());
  }
}
