package org.venue.kiosk.effect;

import java.nio.file.Path;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceReader;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FaceService;

/// What a camera for faces sees with: the models of a directory and the stored faces. Used by the
/// camera's thread alone.
public final class FaceEyes implements FaceCamera.Eyes {
  private final Path models;
  private final KnownFaces known;
  private FaceReader reader;

  /// Eyes that are shut.
  ///
  /// @param models the directory of models
  public FaceEyes(Path models, KnownFaces known) {
    this.models = models;
    this.known = known;
  }

  @Override
  public FaceService open() throws FaceException, StoreException {
    if (reader == null) {
      reader = FaceReader.open(Models.in(models));
    }
    if (reader.matching().isEmpty()) {
      return FaceService.MATCHING_OFF;
    }
    known.open(reader.matching().get());
    return FaceService.READY;
  }

  @Override
  public FaceReader.Sight see(Frame frame, boolean wanted) throws FaceException {
    return wanted ? reader.read(frame) : reader.look(frame);
  }

  @Override
  public double alike() {
    return reader.matching().map(ModelSheet::threshold).orElse(1.0);
  }

  @Override
  public FaceOutcome identify(Template sought) throws StoreException {
    return known.identify(sought);
  }

  @Override
  public void notLive() throws StoreException {
    known.notLive();
  }

  @Override
  public void rest() throws FaceException {
    reader.rest();
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
    known.close();
  }
}
