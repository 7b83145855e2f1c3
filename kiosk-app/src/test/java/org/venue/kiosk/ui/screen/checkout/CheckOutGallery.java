package org.venue.kiosk.ui.screen.checkout;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;

import java.util.LinkedHashMap;
import java.util.Map;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkout.CheckOutFlow.Goodbye;
import org.venue.kiosk.flow.checkout.CheckOutFlow.LeftOpen;
import org.venue.kiosk.flow.checkout.CheckOutFlow.OpeningForCheckOut;
import org.venue.kiosk.flow.checkout.CheckOutFlow.TakeThingsOut;
import org.venue.kiosk.ui.Samples;

/// Sample states of a check-out.
public final class CheckOutGallery {
  private CheckOutGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.put("OpeningForCheckOut", new OpeningForCheckOut(Samples.visit(), LOCKER, SOON));
    all.put("TakeThingsOut", new TakeThingsOut(LOCKER, SOON));
    all.put("Goodbye", new Goodbye(LOCKER, SOON));
    all.put("LeftOpen", new LeftOpen(LOCKER, SOON));
    return all;
  }
}
