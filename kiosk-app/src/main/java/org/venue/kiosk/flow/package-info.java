/// Visitor and staff journeys as pure state machines, and the loop that runs them. Imports `visit`
/// and nothing else of ours. No I/O: what the world must do is an [Effect], what it did is an
/// [Event].
package org.venue.kiosk.flow;
