package org.venue.kiosk.vision.face;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes a network of three steps as an ONNX file, so that tests need no model of anybody: the
/// mean of each colour, and of these a weighted sum for each number it gives. The fields are those
/// of `onnx.proto`, in the wire format of Protocol Buffers.
final class TinyOnnx {
  private static final int FLOAT = 1;

  private TinyOnnx() {}

  /// @param weights for each of the three colours one weight for each number
  static byte[] weighing(int width, int height, float[][] weights, float[] bias) {
    int numbers = bias.length;
    byte[] graph =
        join(
            field(1, node("GlobalAveragePool", "mean", "picture")),
            field(1, node("Flatten", "colours", "mean")),
            field(1, node("Gemm", "numbers", "colours", "weights", "bias")),
            field(2, text("tiny")),
            field(5, tensor("weights", flat(weights), 3, numbers)),
            field(5, tensor("bias", bias, numbers)),
            field(11, value("picture", 1, 3, height, width)),
            field(12, value("numbers", 1, numbers)));
    byte[] operators = join(field(1, text("")), number(2, 11));
    return join(number(1, 7), field(7, graph), field(8, operators));
  }

  private static float[] flat(float[][] rows) {
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return all;
  }

  private static byte[] node(String operator, String output, String... inputs) {
    byte[] node = new byte[0];
    for (String input : inputs) {
      node = join(node, field(1, text(input)));
    }
    return join(node, field(2, text(output)), field(3, text(output)), field(4, text(operator)));
  }

  private static byte[] tensor(String name, float[] values, int... dimensions) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    byte[] tensor = new byte[0];
    for (int dimension : dimensions) {
      tensor = join(tensor, number(1, dimension));
    }
    return join(tensor, number(2, FLOAT), field(8, text(name)), field(9, raw.array()));
  }

  private static byte[] value(String name, int... dimensions) {
    byte[] shape = new byte[0];
    for (int dimension : dimensions) {
      shape = join(shape, field(1, number(1, dimension)));
    }
    byte[] type = field(1, join(number(1, FLOAT), field(2, shape)));
    return join(field(1, text(name)), field(2, type));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  private static byte[] field(int field, byte[] bytes) {
    return join(varint((long) field << 3 | 2), varint(bytes.length), bytes);
  }

  private static byte[] varint(long value) {
    var out = new ByteArrayOutputStream();
    long rest = value;
    while (rest > 0x7F) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
