package org.venue.kiosk.ui.screen.pin;

import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.at;

import java.util.LinkedHashMap;
import java.util.Map;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.pin.PinFlow.CheckingPin;
import org.venue.kiosk.flow.pin.PinFlow.PinLocked;
import org.venue.kiosk.flow.pin.PinFlow.TypingNumber;
import org.venue.kiosk.flow.pin.PinFlow.TypingPin;
import org.venue.kiosk.flow.pin.PinFlow.WrongPin;

/// Sample states of the way to a locker without a phone.
public final class PinGallery {
  private PinGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.put("TypingNumber", new TypingNumber(Digits.none(4), SOON));
    all.put("TypingNumber-typed", new TypingNumber(new Digits("27", 4), SOON));
    all.put("TypingPin", new TypingPin(27, new Digits("384", 6), SOON));
    all.put("CheckingPin", new CheckingPin(27, SOON));
    all.put("WrongPin", new WrongPin(27, 3, SOON));
    all.put("PinLocked", new PinLocked(27, at(22, 14, 37), SOON));
    return all;
  }
}
