package org.venue.hardware.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The smallest protocol that can go wrong: `A5 kind value xor`. Made for tests of the exchange.
final class Tiny implements Codec<Tiny.Frame> {
  static final int QUESTION = 1;
  static final int ANSWER = 2;
  static final int PUSH = 3;

  record Frame(int kind, int value) {}

  static Frame question(int value) {
    return new Frame(QUESTION, value);
  }

  static Frame answer(int value) {
    return new Frame(ANSWER, value);
  }

  /// An answer is one that has the question's value.
  static boolean answers(Frame question, Frame frame) {
    return frame.kind() == ANSWER && frame.value() == question.value();
  }

  @Override
  public byte[] encode(Frame frame) {
    byte[] bytes = {(byte) 0xA5, (byte) frame.kind(), (byte) frame.value(), 0};
    bytes[3] = Checksums.xor(bytes, 0, 3);
    return bytes;
  }

  @Override
  public Decoded<Frame> decode(byte[] buffer, int length, Frame asked) {
    if (buffer[0] != (byte) 0xA5) {
      return new Decoded.Noise<>(1, "no header");
    }
    if (length < 4) {
      return new Decoded.NeedMore<>();
    }
    if (Checksums.xor(buffer, 0, 3) != buffer[3]) {
      return new Decoded.Noise<>(1, "wrong checksum");
    }
    return new Decoded.Whole<>(new Frame(buffer[1], buffer[2]), 4);
  }

  /// Answers each question with its value; mute on demand.
  static final class Device implements Simulator {
    final List<Frame> heard = new ArrayList<>();
    private final Tiny codec = new Tiny();
    private final FrameBuffer<Frame> frames = new FrameBuffer<>(codec);
    private Consumer<byte[]> out = bytes -> {};
    private int splitAt;
    private boolean mute;

    @Override
    public void attach(Consumer<byte[]> out) {
      this.out = out;
    }

    @Override
    public void receive(byte[] bytes) {
      frames.feed(bytes, 0, bytes.length, null, this::reply);
    }

    private boolean reply(Frame frame) {
      heard.add(frame);
      if (!mute) {
        byte[] bytes = codec.encode(answer(frame.value()));
        out.accept(Arrays.copyOf(bytes, splitAt));
        out.accept(Arrays.copyOfRange(bytes, splitAt, bytes.length));
      }
      return false;
    }

    Device mute(boolean mute) {
      this.mute = mute;
      return this;
    }

    void splitAt(int splitAt) {
      this.splitAt = splitAt;
    }

    void push(int value) {
      say(codec.encode(new Frame(PUSH, value)));
    }

    void say(byte[] bytes) {
      out.accept(bytes);
    }
  }
}
