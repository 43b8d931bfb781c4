package sparsam.nn.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the wire format of protocol buffers: fields behind tags, in the order added. What is
 * large is kept as it was given and not copied into what holds it.
 *
 * <p>Source: "Encoding", protobuf.dev.
 */
final class Message {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;

  /** Bits of a number in a byte of a varint; the eighth says that more follow. */
  private static final int GROUP = 7;

  private final List<byte[]> parts = new ArrayList<>();
  private long length;

  /** An integer or a truth; a negative one takes ten bytes. */
  Message number(int field, long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tag(out, field, VARINT);
    varint(out, value);
    return add(out.toByteArray());
  }

  /** A single-precision number. */
  Message real(int field, float value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tag(out, field, FIXED_32);
    out.writeBytes(
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return add(out.toByteArray());
  }

  /** Text as UTF-8. */
  Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as they are; they are not copied and must not change any more. */
  Message bytes(int field, byte[] value) {
    return lengthOf(field, value.length).add(value);
  }

  /** A message inside this one; it must not grow any more. */
  Message message(int field, Message inner) {
    lengthOf(field, inner.length);
    parts.addAll(inner.parts);
    length += inner.length;
    return this;
  }

  private Message lengthOf(int field, long bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tag(out, field, LENGTH);
    varint(out, bytes);
    return add(out.toByteArray());
  }

  private Message add(byte[] part) {
    parts.add(part);
    length += part.length;
    return this;
  }

  private static void tag(ByteArrayOutputStream out, int field, int type) {
    varint(out, ((long) field << 3) | type);
  }

  /** Seven bits a byte, the lowest first. */
  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & -(1L << GROUP)) != 0) {
      out.write((int) (rest & ((1 << GROUP) - 1)) | (1 << GROUP));
      rest >>>= GROUP;
    }
    out.write((int) rest);
  }

  /** Bytes of all of it. */
  long length() {
    return length;
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] part : parts) {
      out.write(part);
    }
  }
}
