package org.venue.kiosk.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.Members;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.Trouble;

/// Members' faces: whose code it is, what it means that a member is here, and consent, storing and
/// deleting. What is deleted leaves the memory and the disk before it is answered; where that fails
/// the next round does it.
public final class FaceDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FaceDesk.class);

  /// From so many stored faces on the authority must be told (Measures on facial recognition, in
  /// force 2025-06-01, article 15).
  private static final int TO_BE_FILED = 100_000;

  /// Which words of the consent are shown; another version for other words.
  public static final String TEXT_VERSION = "2026-11";

  private final Database store;
  private final Journal journal;
  private final Admissions admissions;
  private final Faces faces;
  private final KnownFaces known;
  private final Supplier<Optional<float[]>> taken;
  private final Duration kept;

  /// Whether deleted bytes may still lie in the store's log; so it is after a start, which may
  /// follow a crash.
  private volatile boolean owed = true;

  /// Whether the store and the faces in memory may differ.
  private volatile boolean unsure;

  /// Whether a face is stored here, as the last round knew.
  private volatile boolean holding;

  /// @param taken hands out the template that waits to be stored, once
  /// @param kept how long a consent lasts
  public FaceDesk(
      Database store,
      Journal journal,
      Admissions admissions,
      Faces faces,
      KnownFaces known,
      Supplier<Optional<float[]>> taken,
      Duration kept) {
    this.store = store;
    this.journal = journal;
    this.admissions = admissions;
    this.faces = faces;
    this.known = known;
    this.taken = taken;
    this.kept = kept;
  }

  /// Whose member code this is.
  Event.Answer read(Effect.ReadMember effect) throws StoreException {
    return store.transaction(
        "read a member's code",
        tx ->
            switch (admissions.member(tx, effect.text())) {
              case Admissions.Named.Nobody(var why) -> new Event.MemberNotRead(why);
              case Admissions.Named.Member(String id) -> new Event.MemberRead(known.member(tx, id));
            });
  }

  /// What it means that this member is here. Who may not come any more is refused.
  Event.Answer resolve(Effect.ResolveMember effect) throws StoreException {
    String member = effect.member().id();
    boolean welcome =
        store.transaction(
            "look whether a member may come", tx -> Members.welcome(tx, member, journal.now()));
    return admissions.resolve(member, welcome, effect.place());
  }

  /// Writes a consent down; only where a face can be made of it.
  Event.Answer agree(Effect.AgreeToFace effect) throws StoreException {
    if (known.recogniser().isEmpty()) {
      return new Event.Failed(Trouble.FACE_NOT_STORED);
    }
    // Whatever waits was made for somebody else's consent.
    discard();
    String member = effect.member().id();
    Instant now = journal.now();
    Faces.Consent consent =
        new Faces.Consent(
            journal.id().toString(), member, TEXT_VERSION, effect.stated(), now, now.plus(kept));
    forgetting(member);
    try {
      Optional<Boolean> before =
          store.transaction(
              "store a consent",
              tx -> {
                if (faces.retired(tx)) {
                  return Optional.empty();
                }
                boolean older = faces.stored(tx, member);
                faces.agree(tx, consent);
                return Optional.of(older);
              });
      known.remove(member);
      if (before.isEmpty()) {
        return new Event.Failed(Trouble.FACE_NOT_STORED);
      }
      if (before.get()) {
        purge();
      }
    } catch (StoreException | RuntimeException e) {
      owed = true;
      unsure = true;
      throw e;
    }
    return new Event.AgreedToFace(new FaceConsent(consent.id(), effect.member(), consent.until()));
  }

  /// Stores the template that waits.
  Event.Answer enrol(Effect.EnrolFace effect) throws StoreException {
    Optional<float[]> template = taken.get();
    Optional<ModelSheet> model = known.recogniser();
    try {
      if (template.isEmpty() || model.isEmpty()) {
        return new Event.Failed(Trouble.FACE_NOT_STORED);
      }
      String member = effect.consent().member().id();
      record Done(Instant until, int stored) {}
      Optional<Done> stored =
          store.transaction(
              "store a face",
              tx -> {
                if (faces.retired(tx)) {
                  return Optional.empty();
                }
                Instant now = journal.now();
                Faces.Consent consent =
                    faces
                        .consentOf(tx, member)
                        .filter(c -> c.id().equals(effect.consent().id()))
                        .filter(c -> c.until().isAfter(now))
                        .orElseThrow(() -> new StoreException("the consent is not in force"));
                faces.enrol(tx, consent, model.get().name(), template.get(), now);
                return Optional.of(new Done(consent.until(), faces.count(tx)));
              });
      if (stored.isEmpty()) {
        return new Event.Failed(Trouble.FACE_NOT_STORED);
      }
      Done done = stored.get();
      known.put(member, template.get());
      holding = true;
      dropIfEnded(member);
      counted(done.stored());
      return new Event.FaceEnrolled(done.until());
    } catch (StoreException | RuntimeException e) {
      unsure = true;
      throw e;
    } finally {
      template.ifPresent(vector -> Arrays.fill(vector, 0));
    }
  }

  /// Ends a consent and deletes the face, also where only traces of it are left.
  Event.Answer withdraw(Effect.WithdrawFace effect) throws StoreException {
    String member = effect.member().id();
    discard();
    forgetting(member);
    try {
      store.transaction("delete a face", tx -> faces.withdraw(tx, member, journal.now()));
      known.remove(member);
      purge();
    } catch (StoreException | RuntimeException e) {
      owed = true;
      unsure = true;
      throw e;
    }
    return new Event.FaceWithdrawn();
  }

  /// Ends what has run out and what belongs to nobody any more, and finishes what failed before. To
  /// be called every minute.
  public void expire() throws StoreException {
    List<String> over =
        store.transaction(
            "end consents",
            tx -> {
              Instant now = journal.now();
              List<String> old = faces.expire(tx, now);
              List<String> gone = Members.gone(tx);
              for (String member : gone) {
                faces.withdraw(tx, member, now);
              }
              holding = faces.count(tx) > 0;
              return Stream.concat(old.stream(), gone.stream()).toList();
            });
    over.forEach(known::remove);
    if (!over.isEmpty()) {
      owed = true;
    }
    if (owed || store.transaction("look for faces kept aside", faces::aside)) {
      purge();
    }
    if (unsure) {
      unsure = false;
      try {
        known.reopen();
      } catch (StoreException | RuntimeException e) {
        unsure = true;
        throw e;
      }
    }
  }

  /// Whether a face is stored here, so that there must be a way to delete it; known from the first
  /// round on.
  public boolean holding() {
    return holding;
  }

  private static void counted(int stored) {
    if (stored >= TO_BE_FILED) {
      LOG.warn("{} faces are stored here: they must be filed with the authority", stored);
    } else {
      LOG.info("{} faces are stored here", stored);
    }
  }

  /// The minute's round may have ended the consent just before its face was put into memory.
  private void dropIfEnded(String member) throws StoreException {
    if (!store.transaction("look for a face", tx -> faces.stored(tx, member))) {
      known.remove(member);
    }
  }

  /// First out of memory: should the store fail, nobody is known who may not be. It is done again
  /// when the store has done its part, since the faces may be read anew in between.
  private void forgetting(String member) {
    owed = true;
    known.remove(member);
  }

  private void discard() {
    taken.get().ifPresent(vector -> Arrays.fill(vector, 0));
  }

  private void purge() throws StoreException {
    try {
      forgetAside();
    } finally {
      store.purge();
    }
    owed = false;
  }

  /// A damaged store that was kept aside holds the faces of its day. What could be read of it has
  /// been saved, so it goes as soon as one of them is no longer to be known.
  private void forgetAside() throws StoreException {
    if (!store.transaction("look for faces kept aside", faces::aside)) {
      return;
    }
    int files = store.forgetDamaged();
    if (files > 0) {
      LOG.warn(
          "A face is no longer stored, so {} files of damaged stores that were kept aside and may"
              + " hold it were destroyed",
          files);
    }
    store.transaction(
        "know that nothing is kept aside",
        tx -> {
          faces.asideForgotten(tx);
          return null;
        });
  }
}
