package org.venue.kiosk.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.venue.kiosk.Main;

/// A command that runs on a thread of its own, as in a terminal window: lines go in, lines come
/// out.
final class Terminal implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int RUNNING = -1;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicInteger exit = new AtomicInteger(RUNNING);
  private final PrintWriter keyboard;
  private final Thread thread;

  private Terminal(String... args) {
    try {
      var keys = new PipedOutputStream();
      InputStream in = new PipedInputStream(keys);
      keyboard = new PrintWriter(keys, true, StandardCharsets.UTF_8);
      thread =
          Thread.ofPlatform()
              .daemon()
              .start(() ->
                  exit.set(
                      Main.run(in, new PrintWriter(out, true), new PrintWriter(err, true), args)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a command.
  static Terminal start(String... args) {
    return new Terminal(args);
  }

  /// Runs a command to its end.
  static Terminal run(String... args) {
    var terminal = new Terminal(args);
    terminal.await(() -> terminal.exit.get() != RUNNING, "the command ends");
    return terminal;
  }

  void type(String line) {
    keyboard.println(line);
  }

  /// Waits until the command printed something that contains `text`.
  Terminal awaitOut(String text) {
    await(() -> out.toString().contains(text), "it prints " + text);
    return this;
  }

  int awaitExit() {
    await(() -> exit.get() != RUNNING, "the command ends");
    return exit.get();
  }

  int exit() {
    return exit.get();
  }

  List<String> out() {
    return out.toString().lines().toList();
  }

  String err() {
    return err.toString();
  }

  private void await(BooleanSupplier fact, String what) {
    long giveUp = System.nanoTime() + DEADLINE.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError("not within " + DEADLINE + ": " + what + "\n" + out + err);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// Ctrl-C.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(DEADLINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
