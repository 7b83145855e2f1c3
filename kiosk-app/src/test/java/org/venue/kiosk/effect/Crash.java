package org.venue.kiosk.effect;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.venue.hardware.link.Link;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.LinkOpener;
import org.venue.kiosk.sync.BookingApi;

/// Lets the n-th call to the store, to a device or to the backend go wrong, and nothing happen
/// after it where the program dies of it.
final class Crash {

  /// How a call goes wrong.
  enum Kind {
    /// The program dies before the call does anything.
    DIES_BEFORE,
    /// The call does all of its work, and the program dies before it learns of it.
    DIES_AFTER,
    /// The call fails and does nothing; the program goes on.
    FAILS_BEFORE,
    /// The call does all of its work and says that it failed; the program goes on.
    FAILS_AFTER;

    boolean dies() {
      return this == DIES_BEFORE || this == DIES_AFTER;
    }

    boolean after() {
      return this == DIES_AFTER || this == FAILS_AFTER;
    }
  }

  /// The program is dead.
  static final class Died extends Error {
    Died() {
      super("the program died", null, false, false);
    }
  }

  private final Kind kind;
  private int left;
  private boolean armed;
  private boolean struck;

  /// @param at which call, from 1
  Crash(Kind kind, int at) {
    this.kind = kind;
    this.left = at;
  }

  /// Calls count from now on.
  synchronized void arm() {
    armed = true;
  }

  /// Calls count no longer; what has died stays dead.
  synchronized void disarm() {
    armed = false;
  }

  /// Whether the call came that was to go wrong.
  synchronized boolean struck() {
    return struck;
  }

  private synchronized boolean now() {
    if (struck && kind.dies()) {
      throw new Died();
    }
    if (!armed || struck) {
      return false;
    }
    left--;
    struck = left == 0;
    return struck;
  }

  /// The store's thread.
  ThreadPoolExecutor store() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
      @Override
      public <T> Future<T> submit(Callable<T> task) {
        if (!now()) {
          return super.submit(task);
        }
        if (kind.after()) {
          await(super.submit(task));
        }
        return switch (kind) {
          case DIES_BEFORE, DIES_AFTER -> throw new Died();
          case FAILS_BEFORE -> throw new RejectedExecutionException("planned");
          case FAILS_AFTER -> CompletableFuture.failedFuture(new SQLException("planned"));
        };
      }
    };
  }

  private static void await(Future<?> done) {
    try {
      done.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Links that go wrong at a write.
  LinkOpener over(LinkOpener links) {
    return uri -> new Breaking(links.open(uri));
  }

  /// A network that goes wrong at a question.
  BookingApi.Near over(BookingApi.Near backend) {
    return (method, target, authorization, body) -> {
      if (!now()) {
        return backend.answer(method, target, authorization, body);
      }
      if (kind.after()) {
        backend.answer(method, target, authorization, body);
      }
      if (kind.dies()) {
        throw new Died();
      }
      throw new IOException("planned");
    };
  }

  private final class Breaking implements Link {
    private final Link inner;

    Breaking(Link inner) {
      this.inner = inner;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      if (!now()) {
        inner.write(bytes);
        return;
      }
      if (kind.after()) {
        inner.write(bytes);
      }
      if (kind.dies()) {
        throw new Died();
      }
      throw new LinkException("planned");
    }

    @Override
    public int read(byte[] into, Duration patience) throws LinkException {
      return inner.read(into, patience);
    }

    @Override
    public boolean onArrival(Runnable wake) {
      return inner.onArrival(wake);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
