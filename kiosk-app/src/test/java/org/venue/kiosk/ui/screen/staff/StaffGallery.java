package org.venue.kiosk.ui.screen.staff;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.STAFF;
import static org.venue.kiosk.ui.Samples.at;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.staff.StaffFlow.CheckingStaffPin;
import org.venue.kiosk.flow.staff.StaffFlow.ChoosingReason;
import org.venue.kiosk.flow.staff.StaffFlow.FindingVisit;
import org.venue.kiosk.flow.staff.StaffFlow.Leaving;
import org.venue.kiosk.flow.staff.StaffFlow.OpenedForStaff;
import org.venue.kiosk.flow.staff.StaffFlow.OpeningForStaff;
import org.venue.kiosk.flow.staff.StaffFlow.StaffMenu;
import org.venue.kiosk.flow.staff.StaffFlow.TypingLocker;
import org.venue.kiosk.flow.staff.StaffFlow.TypingStaffPin;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.PinCheck;

/// Sample states of staff work.
public final class StaffGallery {
  private StaffGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.put("TypingStaffPin", new TypingStaffPin(STAFF, Digits.none(6), Optional.empty(), SOON));
    all.put(
        "TypingStaffPin-wrong",
        new TypingStaffPin(STAFF, Digits.none(6), Optional.of(new PinCheck.Wrong(4)), SOON));
    all.put(
        "TypingStaffPin-locked",
        new TypingStaffPin(
            STAFF, Digits.none(6), Optional.of(new PinCheck.Locked(at(22, 14, 37))), SOON));
    all.put("CheckingStaffPin", new CheckingStaffPin(STAFF, SOON));
    all.put("StaffMenu", new StaffMenu(STAFF, SOON));
    all.put("TypingLocker", new TypingLocker(STAFF, new Digits("27", 4), Optional.empty(), SOON));
    all.put("TypingLocker-nobody", new TypingLocker(STAFF, Digits.none(4), Optional.of(31), SOON));
    all.put("FindingVisit", new FindingVisit(STAFF, 27, SOON));
    all.put("ChoosingReason", new ChoosingReason(STAFF, Samples.visit(), LOCKER, SOON));
    all.put("OpeningForStaff", new OpeningForStaff(STAFF, LOCKER, SOON));
    all.put("OpenedForStaff", new OpenedForStaff(STAFF, Samples.visit(), LOCKER, false, SOON));
    all.put("OpenedForStaff-shut", new OpenedForStaff(STAFF, Samples.visit(), LOCKER, true, SOON));
    all.put("Leaving", new Leaving(SOON));
    return all;
  }
}
