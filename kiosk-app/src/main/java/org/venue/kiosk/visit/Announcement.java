package org.venue.kiosk.visit;

/// A word of the venue to its visitors, in both languages.
public record Announcement(String zh, String en) {}
