package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.wire.FeedItem;

/// What the feed of members makes of them: welcome are those the venue expects, and those inside.
class MirrorTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

  private @TempDir Path directory;
  private Vault vault;
  private Database store;

  @BeforeEach
  void open() throws StoreException {
    Path file = directory.resolve("kiosk.db");
    vault = Vault.beside(file);
    store = Database.open(file, Executors.newSingleThreadExecutor());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aMemberIsExpectedFromTheFirstMomentAndNoLongerAtTheLast() throws StoreException {
    member("m-1", false, NOW, NOW.plusSeconds(60));

    assertEquals(Set.of(), welcome(NOW.minusMillis(1)));
    assertEquals(Set.of("m-1"), welcome(NOW));
    assertEquals(Set.of("m-1"), welcome(NOW.plusSeconds(60).minusMillis(1)));
    assertEquals(Set.of(), welcome(NOW.plusSeconds(60)));
  }

  @Test
  void aMemberOfWhomTheVenueSaysNothingMoreIsNotExpected() throws StoreException {
    member("m-1", false, NOW, NOW.plusSeconds(60));
    member("m-1", false, null, null);

    assertEquals(Set.of(), welcome(NOW));
  }

  @Test
  void aMemberInsideIsWelcomeUntilTheVisitEnds() throws StoreException {
    member("m-1", false, null, null);
    member("m-2", false, null, null);
    visit("v-1", "MEMBER", "m-1");
    visit("v-2", "TICKET", "m-2");

    assertEquals(Set.of("m-1"), welcome(NOW));

    store.transaction("leave", tx -> tx.update("UPDATE visit SET ended_at = 2 WHERE id = 'v-1'"));
    assertEquals(Set.of(), welcome(NOW));
  }

  @Test
  void aBlockedOrRemovedMemberIsNeverWelcome() throws StoreException {
    member("m-1", true, NOW, NOW.plusSeconds(60));
    visit("v-1", "MEMBER", "m-1");
    member("m-2", false, NOW, NOW.plusSeconds(60));
    put(new FeedItem.Member("m-2", "", false, true, null, null));
    visit("v-2", "MEMBER", "m-2");

    assertEquals(Set.of(), welcome(NOW));
  }

  private Set<String> welcome(Instant now) throws StoreException {
    return store.transaction(
        "look",
        tx -> {
          Set<String> welcome = new TreeSet<>();
          for (String member : List.of("m-1", "m-2")) {
            if (Members.welcome(tx, member, now)) {
              welcome.add(member);
            }
          }
          return welcome;
        });
  }

  private void member(String id, boolean blocked, Instant from, Instant until)
      throws StoreException {
    put(new FeedItem.Member(id, "Chen", blocked, false, from, until));
  }

  private void put(FeedItem.Member member) throws StoreException {
    store.transaction(
        "put",
        tx -> {
          Mirror.member(tx, member, vault);
          return null;
        });
  }

  private void visit(String id, String kind, String holder) throws StoreException {
    store.transaction(
        "enter",
        tx ->
            tx.update(
                "INSERT INTO visit (id, holder_kind, holder, person, ticket, started_at)"
                    + " VALUES (?, ?, ?, 1, 'T', 1)",
                id,
                kind,
                holder));
  }
}
