package org.venue.hardware.camera.uvc;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.CameraContract;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

/// The contract with a real camera: `-Dvenue.camera=usb:/dev/video0`.
@EnabledIfSystemProperty(
    named = "venue.camera",
    matches = "usb:.+",
    disabledReason = "no camera is named by -Dvenue.camera=usb:/dev/video0")
class UvcDeviceTest extends CameraContract {

  @Override
  protected Model<Camera> model() {
    return Uvc.MODEL;
  }

  @Override
  protected LinkUri uri() {
    return LinkUri.parse(System.getProperty("venue.camera"));
  }

  @Override
  protected void pull() {
    Assumptions.abort("nobody is here to pull the plug");
  }

  @Override
  protected void put() {}
}
