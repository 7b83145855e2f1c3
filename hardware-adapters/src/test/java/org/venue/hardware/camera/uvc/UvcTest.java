package org.venue.hardware.camera.uvc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.venue.hardware.link.LinkUri;

class UvcTest {

  @ParameterizedTest
  @CsvSource({"0, true", "12, true", "/dev/video0, false", "/dev/v4l/by-id/front, false"})
  void aDeviceIsNamedByNumberOrPath(String device, boolean number) {
    UvcSettings settings = UvcSettings.of(new LinkUri("usb", device, Map.of()));
    assertEquals(number, settings.number().isPresent());
  }

  @Test
  void aSizeOfAnotherShapeIsExplained() {
    assertEquals(
        "The link 'usb:0?size=big' has size=big; write a size such as 1280x720.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Uvc.MODEL.check(LinkUri.parse("usb:0?size=big")))
            .getMessage());
  }

  @Test
  void aCameraThatIsNotThereIsSaid() {
    var way = new UvcWay(UvcSettings.of(LinkUri.parse("usb:/dev/no-such-camera")));
    assertEquals("There is no camera /dev/no-such-camera.", way.missing().orElseThrow());
  }
}
