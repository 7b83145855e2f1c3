package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reader of feeds gets who goes on from page to page.
class FeedsTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(folder);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private void tariff(int id, long fen) {
    desk.put(
        "/tariffs/t" + id,
        Json.object()
            .put("nameZh", "单次")
            .put("nameEn", "Single")
            .put("fen", fen)
            .put("removed", false));
  }

  @Test
  void theHeadLinksToTheNextPageWhileThereIsOne() {
    for (int i = 0; i < 4; i++) {
      tariff(i, 100);
    }
    Answer first = desk.ask(desk.office, "GET", "/feeds/tariffs?limit=3", "");
    String cursor = Json.parse(first.text()).get("cursor").textValue();
    assertEquals(
        "<?limit=3&after=%s>; rel=\"next\"".formatted(cursor), first.headers().get("Link"));
    Answer last = desk.ask(desk.office, "GET", "/feeds/tariffs?limit=3&after=" + cursor, "");
    assertFalse(last.headers().containsKey("Link"), "there is no next page");
  }

  @Test
  void nothingIsLostOrDoubledWhenThingsChangeBetweenPages() {
    for (int i = 0; i < 10; i++) {
      tariff(i, 100);
    }
    Map<String, Long> known = new TreeMap<>();
    Map<String, Integer> times = new HashMap<>();
    String after = "";
    for (int page = 0; page < 20; page++) {
      JsonNode read = desk.get(desk.office, "/feeds/tariffs?limit=3" + after);
      for (JsonNode item : read.get("items")) {
        String id = item.get("id").textValue();
        times.merge(id + " " + item.get("fen"), 1, Integer::sum);
        known.put(id, item.get("fen").longValue());
      }
      after = "&after=" + read.get("cursor").textValue();
      if (page == 0) {
        // One that was read, one that was not, and one that is new.
        tariff(1, 200);
        tariff(8, 300);
        tariff(10, 400);
      }
      if (!read.get("more").booleanValue()) {
        assertEquals(0, read.get("left").longValue());
        break;
      }
      assertTrue(read.get("left").longValue() > 0);
    }
    assertEquals(11, known.size());
    assertEquals(200, known.get("t1"));
    assertEquals(300, known.get("t8"));
    assertEquals(400, known.get("t10"));
    assertTrue(times.values().stream().allMatch(count -> count == 1), times.toString());
  }

  @Test
  void theLastCursorGoesOnToWhatComesNext() {
    JsonNode empty = desk.get(desk.office, "/feeds/announcements");
    assertEquals(0, empty.get("items").size());
    desk.put(
        "/announcements/a1",
        Json.object()
            .put("zh", "今天闭馆")
            .put("en", "Closed today")
            .put("from", desk.at(0))
            .put("until", desk.at(60))
            .put("removed", false));
    JsonNode next =
        desk.get(desk.office, "/feeds/announcements?after=" + empty.get("cursor").textValue());
    assertEquals("今天闭馆", next.get("items").get(0).get("zh").textValue());
  }

  @Test
  void aCursorOfAnotherStoreOrFeedOrOfTheFutureIsGone() throws IOException {
    tariff(1, 100);
    String cursor = desk.get(desk.office, "/feeds/tariffs").get("cursor").textValue();
    assertGone(desk.ask(desk.office, "GET", "/feeds/tickets?after=" + cursor, ""));
    assertGone(desk.ask(desk.office, "GET", "/feeds/tariffs?after=nonsense", ""));
    assertGone(desk.ask(desk.office, "GET", "/feeds/tariffs?after=!", ""));
    try (var other = new Desk(folder.resolve("other"))) {
      assertGone(other.ask(other.office, "GET", "/feeds/tariffs?after=" + cursor, ""));
    }
  }

  private static void assertGone(Answer answer) {
    assertEquals(410, answer.status());
    assertEquals("cursor-unknown", Json.parse(answer.text()).get("type").textValue());
  }

  @Test
  void aLimitOutsideItsRangeIsInvalid() {
    for (String limit : List.of("0", "5001", "-1", "many", "99999999999")) {
      assertEquals(400, desk.ask(desk.office, "GET", "/feeds/keys?limit=" + limit, "").status());
    }
  }

  @Test
  void aMovedTicketComesAgainWithWhatCountsNow() {
    JsonNode issued = desk.post(desk.office, "/tickets", desk.terms(), 201);
    String cursor = desk.get(desk.office, "/feeds/tickets").get("cursor").textValue();
    ObjectNode moved = desk.terms().put("expires", desk.at(2 * 86_400));
    desk.put("/tickets/" + issued.get("id").textValue(), moved);
    JsonNode items = desk.get(desk.office, "/feeds/tickets?after=" + cursor).get("items");
    assertEquals(1, items.size());
    assertEquals(moved.get("expires"), items.get(0).get("expires"));
    assertEquals(404, desk.ask(desk.office, "PUT", "/tickets/none", moved.toString()).status());
  }

  @Test
  void aHundredThousandTicketsAreReadInPages() throws IOException {
    var terms = new Terms("day-adult", 1_772_323_200_000L, 1_772_409_600_000L, 1, 1, "women");
    Iterable<Booking.Ticket> tickets =
        () ->
            IntStream.range(0, 100_000)
                .mapToObj(i -> new Booking.Ticket("ticket-%06d".formatted(i), terms))
                .iterator();
    assertEquals(100_000, desk.booking().importTickets(tickets));
    String after = "";
    int read = 0;
    for (boolean more = true; more; ) {
      JsonNode page = desk.get(desk.office, "/feeds/tickets?limit=5000" + after);
      read += page.get("items").size();
      assertEquals(100_000 - read, page.get("left").intValue());
      after = "&after=" + page.get("cursor").textValue();
      more = page.get("more").booleanValue();
    }
    assertEquals(100_000, read);
  }

  @Test
  void tenThousandFactsAreKept() {
    String token = desk.enrol("north");
    for (int batch = 0; batch < 20; batch++) {
      ObjectNode[] facts =
          IntStream.range(0, 500)
              .mapToObj(i -> desk.checkedIn(desk.id(), desk.id(), 1))
              .toArray(ObjectNode[]::new);
      assertEquals(500, desk.tell(token, facts).size());
    }
    assertEquals(10_000, desk.get(desk.office, "/state").get("facts").get("CheckedIn").intValue());
  }
}
