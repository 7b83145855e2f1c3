package org.venue.kiosk.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Viewing;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceStatus;

/// A camera in memory: each look finds a new frame.
final class FakeCamera implements Camera {
  /// Whether it gives no frames any more.
  boolean unplugged;

  /// What it sees.
  Frame picture = new Frame(32, 32, new byte[3072], Instant.EPOCH, 0);

  private int viewings;
  private long sequence;

  @Override
  public Viewing watch() {
    viewings++;
    return new Viewing() {
      private boolean open = true;

      @Override
      public Optional<Frame> newest() {
        return unplugged
            ? Optional.empty()
            : Optional.of(
                new Frame(
                    picture.width(), picture.height(), picture.bgr(), Instant.EPOCH, sequence++));
      }

      @Override
      public Optional<Frame> next(long seen, Duration patience) {
        return newest();
      }

      @Override
      public void close() {
        if (open) {
          open = false;
          viewings--;
        }
      }
    };
  }

  @Override
  public boolean watched() {
    return viewings > 0;
  }

  @Override
  public String name() {
    return "camera.test";
  }

  @Override
  public DeviceStatus status() {
    return new DeviceStatus(DeviceStatus.State.READY, Instant.EPOCH, "");
  }

  @Override
  public Counters counters() {
    return new Counters(0, 0, 0, 0);
  }

  @Override
  public void close() {}
}
