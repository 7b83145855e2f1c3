package org.venue.kiosk.vision.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.venue.kiosk.bench.QrBench;

/// Codes as other people photographed them: `-Dvenue.testdata=DIR`, with pictures below `DIR/qr`.
@EnabledIfSystemProperty(
    named = "venue.testdata",
    matches = ".+",
    disabledReason = "no photographs are named by -Dvenue.testdata=DIR")
class PhotographsTest {

  @Test
  void moreIsReadThanByPlainZxingAndNothingThatIsNotThere() throws IOException {
    QrBench.Report report =
        new QrBench().run(Path.of(System.getProperty("venue.testdata")).resolve("qr"));
    assertEquals(0, report.ours().falseReads());
    assertTrue(report.more() >= 0.08, report::toString);
  }
}
