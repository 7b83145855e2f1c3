package org.venue.hardware.device;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.venue.hardware.link.LinkOpener;

/// What a driver receives instead of making it: its name, the way to open links, the clock, the one
/// thread of its line, and where its unasked-for news goes.
///
/// @param line the line's own executor. With one platform thread in the product; a test may give
///   one that runs everything in place
/// @param events called on the line's thread; must not block
public record DeviceContext(
    String name,
    LinkOpener links,
    InstantSource clock,
    ScheduledExecutorService line,
    Consumer<DeviceEvent> events) {}
