package org.venue.kiosk.ui.window;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a class whose tests show windows. Each test method runs in a child JVM with a display, so
/// windows of one test never meet those of another, nor headless painting.
@Tag("window")
@ExtendWith(DisplayExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDisplay {}
