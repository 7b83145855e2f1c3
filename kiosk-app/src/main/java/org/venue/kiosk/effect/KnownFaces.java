package org.venue.kiosk.effect;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.Members;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.vision.face.FaceIndex;
import org.venue.kiosk.vision.face.Identification;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;

/// The stored faces, opened in memory so that they can be searched. What the store says counts:
/// nobody is known whose consent is not in force there at that moment. Safe for several threads;
/// templates in it are zeroed as soon as they leave.
public final class KnownFaces implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownFaces.class);

  private final Database store;
  private final Journal journal;
  private final Faces faces;
  private final Vault vault;

  // Both are there or neither, guarded by this.
  private Optional<ModelSheet> sheet = Optional.empty();
  private FaceIndex index;

  /// Nothing is open yet, and nobody is known.
  ///
  /// @param vault opens members' names
  public KnownFaces(Database store, Journal journal, Faces faces, Vault vault) {
    this.store = store;
    this.journal = journal;
    this.faces = faces;
    this.vault = vault;
  }

  /// Opens every template of this recogniser. One that does not open is gone; [FaceDesk#expire]
  /// takes its bytes off the disk. Loads native libraries: not for the event thread.
  public synchronized void open(ModelSheet recogniser) throws StoreException {
    Faces.Opened opened =
        store.transaction("open faces", tx -> faces.open(tx, recogniser.name(), journal.now()));
    if (opened.damaged() > 0) {
      LOG.warn(
          "{} stored faces do not open any more: they are deleted, and their consents have ended",
          opened.damaged());
    }
    List<Faces.Stored> all = opened.faces();
    FaceIndex filled = new FaceIndex(recogniser.numbers());
    try {
      all.forEach(stored -> put(filled, stored.member(), stored.vector()));
    } catch (RuntimeException e) {
      filled.close();
      throw e;
    } finally {
      all.forEach(stored -> Arrays.fill(stored.vector(), 0));
    }
    close();
    index = filled;
    sheet = Optional.of(recogniser);
  }

  /// Opens them anew, where they are open: after a change of which nobody knows whether it came to
  /// the store.
  synchronized void reopen() throws StoreException {
    if (sheet.isPresent()) {
      open(sheet.get());
    }
  }

  /// The recogniser whose templates are open; empty while matching is off.
  public synchronized Optional<ModelSheet> recogniser() {
    return sheet;
  }

  /// How many are open.
  public synchronized int size() {
    return index == null ? 0 : index.size();
  }

  /// A face was stored.
  ///
  /// @param vector stays the caller's to wipe
  synchronized void put(String member, float[] vector) {
    if (index != null) {
      put(index, member, vector);
    }
  }

  private static void put(FaceIndex into, String member, float[] vector) {
    Template template = Template.of(vector);
    into.put(member, template);
    template.wipe();
  }

  /// A face is no longer stored, or shall not be known any more.
  synchronized void remove(String member) {
    if (index != null) {
      index.remove(member);
    }
  }

  /// Whose face this is among those who may come now, with a line of its use.
  FaceOutcome identify(Template sought) throws StoreException {
    Instant now = journal.now();
    Set<String> expected = store.transaction("look who may come", tx -> Members.sought(tx, now));
    Identification found = search(sought, expected);
    return store.transaction(
        "use a face",
        tx -> {
          // The consent may have ended since the search began.
          Optional<String> member =
              found instanceof Identification.Known(String id, double _)
                      && faces.consentOf(tx, id).filter(c -> c.until().isAfter(now)).isPresent()
                  ? Optional.of(id)
                  : Optional.empty();
          faces.used(
              tx,
              member.isPresent() ? Faces.Use.MATCHED : Faces.Use.NOT_MATCHED,
              member,
              journal.now());
          return member.isPresent()
              ? new FaceOutcome.Known(member(tx, member.get()))
              : new FaceOutcome.Stranger();
        });
  }

  private synchronized Identification search(Template sought, Set<String> expected) {
    return sheet.isPresent()
        ? Identification.of(index, sought, expected, sheet.get())
        : new Identification.Stranger();
  }

  /// Writes the line of a face that was not live.
  void notLive() throws StoreException {
    store.transaction(
        "refuse a face",
        tx -> {
          faces.used(tx, Faces.Use.NOT_LIVE, Optional.empty(), journal.now());
          return null;
        });
  }

  /// A member as a screen may show one.
  FaceMember member(Transaction tx, String id) throws StoreException {
    return new FaceMember(
        id, Members.name(tx, id, vault).map(KnownFaces::masked).orElse(""), faces.stored(tx, id));
  }

  /// The first letter of a name, and that there is more.
  static String masked(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character::toString)
        .findFirst()
        .map(first -> first + "*")
        .orElse("");
  }

  /// Zeroes what is open; nobody is known any more.
  @Override
  public synchronized void close() {
    if (index != null) {
      index.close();
      index = null;
      sheet = Optional.empty();
    }
  }
}
