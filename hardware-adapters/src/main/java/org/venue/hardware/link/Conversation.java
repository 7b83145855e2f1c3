package org.venue.hardware.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.venue.hardware.device.Counters;

/// Frames over one open link: settle the line, send, wait for the answer, hear what is pushed.
/// Knows no threads, tries or statuses; the line's thread alone calls it, except for [#counters].
final class Conversation<F> {
  /// Reads in one go from a line that never stops talking, before others get their turn.
  private static final int READS_PER_TURN = 64;

  private final Codec<F> codec;
  private final Settings settings;
  private final Ticker ticker;
  private final Consumer<F> news;
  private final FrameBuffer<F> frames;
  private final Echo echo = new Echo();
  private final byte[] chunk = new byte[512];
  private final AtomicLong questions = new AtomicLong();
  private final AtomicLong timeouts = new AtomicLong();
  private final AtomicLong noise = new AtomicLong();

  /// An answer was missed and may still come.
  private boolean unsettled;

  private long silentSince;

  /// What a listening line has half heard is no leftover: a question does not end it.
  private volatile boolean listening;

  Conversation(Codec<F> codec, Settings settings, Ticker ticker, Consumer<F> news) {
    this.codec = codec;
    this.settings = settings;
    this.ticker = ticker;
    this.news = news;
    this.frames = new FrameBuffer<>(codec);
  }

  Counters counters(long reconnects) {
    return new Counters(questions.get(), timeouts.get(), noise.get(), reconnects);
  }

  /// From now on the device speaks unasked.
  void listen() {
    listening = true;
  }

  /// The link is a new one: nothing of the old can come any more.
  void startAfresh() {
    frames.clear();
    echo.forget();
    unsettled = false;
    countNoise();
  }

  /// Reads away what nobody asked for. After a missed answer it goes on until the line was silent
  /// for the settings' quiet, within a bound: a line that babbles is asked all the same and the
  /// codec sorts it out.
  void settle(Link link) throws LinkException {
    long quiet = settings.quiet().toNanos();
    long bound = ticker.nanos() + 5 * quiet;
    echo.forget();
    int count;
    do {
      long wait = unsettled ? Math.min(silentSince + quiet, bound) - ticker.nanos() : 0;
      count = link.read(chunk, Duration.ofNanos(Math.max(0, wait)));
      if (count > 0) {
        silentSince = ticker.nanos();
        receive(count, null, this::isNews);
      }
    } while (count > 0 && ticker.nanos() - bound < 0);
    unsettled = false;
    if (!listening) {
      frames.pause(null, this::isNews);
    }
    countNoise();
  }

  /// Sends and waits. Once this was called nobody can say that nothing left.
  Reply<F> exchange(Link link, F question, Duration patience, BiPredicate<F, F> answers) {
    questions.incrementAndGet();
    byte[] bytes = codec.encode(question);
    Answering taker = new Answering(question, answers);
    long noiseBefore = frames.noise();
    try {
      if (settings.echo()) {
        echo.expect(bytes);
      }
      link.write(bytes);
      if (patience.isZero()) {
        return new Reply.Silence<>(); // an order that no device answers is no timeout
      }
      long deadline = ticker.nanos() + patience.toNanos();
      for (long left = patience.toNanos(); left > 0; left = deadline - ticker.nanos()) {
        int count = link.read(chunk, Duration.ofNanos(left));
        if (receive(count, question, taker)) {
          return new Reply.Answer<>(taker.answer);
        }
      }
      if (!listening && frames.pause(question, taker)) {
        return new Reply.Answer<>(taker.answer);
      }
    } catch (LinkException e) {
      return new Reply.Lost<>(e);
    } finally {
      countNoise();
    }
    timeouts.incrementAndGet();
    unsettled = true;
    silentSince = ticker.nanos();
    return frames.noise() > noiseBefore || taker.others
        ? new Reply.Gibberish<>()
        : new Reply.Silence<>();
  }

  /// Hands what was pushed to the news, without waiting.
  void look(Link link) throws LinkException {
    receive(link.read(chunk, Duration.ZERO), null, this::isNews);
    countNoise();
  }

  /// Waits for what is pushed, and for the rest of a frame that has begun.
  ///
  /// @return whether the line was still talking when its turn ended
  boolean hear(Link link, Duration patience) throws LinkException {
    int count;
    int reads = 0;
    do {
      // A frame that has begun is ended by a whole pause only, whichever turn read its beginning.
      Duration wait = reads == 0 ? patience : Duration.ZERO;
      count = link.read(chunk, frames.isEmpty() ? wait : settings.pause());
      if (count > 0) {
        receive(count, null, this::isNews);
      } else {
        frames.pause(null, this::isNews);
      }
      reads++;
    } while (reads < READS_PER_TURN && (count > 0 || !frames.isEmpty()));
    countNoise();
    return count > 0;
  }

  private boolean receive(int count, F asked, Predicate<F> taker) {
    byte[] bytes = echo.strip(chunk, count);
    return frames.feed(bytes, 0, bytes.length, asked, taker);
  }

  private boolean isNews(F frame) {
    news.accept(frame);
    return false;
  }

  private void countNoise() {
    noise.set(frames.noise());
  }

  /// Takes the one frame that answers; every other is news.
  private final class Answering implements Predicate<F> {
    private final F question;
    private final BiPredicate<F, F> answers;
    private F answer;
    private boolean others;

    Answering(F question, BiPredicate<F, F> answers) {
      this.question = question;
      this.answers = answers;
    }

    @Override
    public boolean test(F frame) {
      if (answers.test(question, frame)) {
        answer = frame;
        return true;
      }
      others = true;
      return isNews(frame);
    }
  }
}
