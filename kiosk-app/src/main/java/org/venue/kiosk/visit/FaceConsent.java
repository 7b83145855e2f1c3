package org.venue.kiosk.visit;

import java.time.Instant;

/// A consent to keep a face, written down before any camera starts.
///
/// @param id a UUIDv7
/// @param until when it ends by itself: the venue's retention
public record FaceConsent(String id, FaceMember member, Instant until) {}
