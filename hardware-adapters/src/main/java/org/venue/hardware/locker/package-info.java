/// Locker boards: the contract [LockerBoard], and what all models share. One package per model
/// below.
///
/// - [LockerLine] decides what is asked, believed and given up; a [BoardDriver] only says which
///   frame means what. So every model obeys the same rules, and a new one has none to repeat.
/// - An unlock leaves once per order, as the first frame of it. No frame opens all doors.
/// - A door is open when its sensor says so; replies to an unlock and pushed reports are not proof.
/// - After silence no single reading is believed.
/// - [SimulatedBoards] are the far side of the same bytes; [LockerSimulator] has their knobs.
package org.venue.hardware.locker;
