package org.venue.kiosk.ui.look;

/// One saying in the visitor's language and in the other one.
public record Words(String main, String second) {}
