package sparsam.data.source;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sparsam.data.DataException;
import sparsam.system.PlainText;

/**
 * An array as NumPy writes it (NEP 1), its head read, its numbers to come one after another.
 *
 * @param name what messages call it
 * @param type {@code u1}, {@code f4} and so on
 * @param dimensions its shape
 */
record Npy(String name, String type, ByteOrder order, List<Integer> dimensions, InputStream in) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int MOST_DIMENSIONS = 8;
  private static final int BUFFER = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");
  private static final Pattern NUMBERS = Pattern.compile("[uif][1248]|b1");

  /** What is done with each number. */
  interface Sink {
    void take(long index, double value) throws DataException;
  }

  /**
   * @throws DataException where it is no array of numbers, or one in an order that is not read
   */
  static Npy of(String name, InputStream raw) throws IOException, DataException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(raw, BUFFER));
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw Reading.wrong(name, "is no array of NumPy's: it does not begin as one");
    }
    int major = in.readUnsignedByte();
    in.readUnsignedByte();
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    if (major > 1) {
      length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
    }
    if (major < 1 || major > 3 || length < 0 || length > LONGEST_HEAD) {
      throw Reading.wrong(name, "is an array of a version of NumPy's that is not known");
    }
    byte[] head = in.readNBytes(length);
    if (head.length < length) {
      throw new EOFException();
    }
    return of(name, new String(head, StandardCharsets.UTF_8), in);
  }

  private static Npy of(String name, String head, InputStream in) throws DataException {
    Matcher descr = DESCR.matcher(head);
    Matcher fortran = FORTRAN.matcher(head);
    Matcher shape = SHAPE.matcher(head);
    if (!descr.find() || !fortran.find() || !shape.find()) {
      throw Reading.wrong(name, "is an array whose head cannot be read, or one of records");
    }
    if (!NUMBERS.matcher(descr.group(2)).matches() || descr.group(2).equals("f1")) {
      throw Reading.wrong(
          name,
          "holds %s%s; read are whole and floating-point numbers"
              .formatted(descr.group(1), PlainText.quoted(descr.group(2))));
    }
    List<Integer> dimensions = new ArrayList<>();
    for (String number : shape.group(1).replace("L", "").split(",", -1)) {
      if (!number.isBlank()) {
        dimensions.add(whole(name, number.strip()));
      }
    }
    if (fortran.group(1).equals("True") && dimensions.size() > 1) {
      throw Reading.wrong(
          name, "is saved column after column: save numpy.ascontiguousarray(…) of it");
    }
    if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
      throw Reading.wrong(name, String.format(Locale.ROOT, "has %d dimensions", dimensions.size()));
    }
    ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Npy(name, descr.group(2), order, dimensions, in);
  }

  private static int whole(String name, String digits) throws DataException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw Reading.wrong(name, "claims a dimension of " + PlainText.quoted(digits));
    }
  }

  /** How many numbers it has, as far as they can be counted. */
  long count() {
    long count = 1;
    for (int dimension : dimensions) {
      if (dimension != 0 && count > Long.MAX_VALUE / dimension) {
        return Long.MAX_VALUE;
      }
      count *= dimension;
    }
    return count;
  }

  /**
   * Reads all numbers to the array's end.
   *
   * @throws EOFException where there are fewer
   * @throws DataException where there are more, or one is not finite
   */
  void read(Sink sink) throws IOException, DataException {
    int size = type.charAt(1) - '0';
    long count = count();
    byte[] bytes = new byte[BUFFER / size * size];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    for (long done = 0; done < count; ) {
      int wanted = (int) Math.min(bytes.length, (count - done) * size);
      int got = in.readNBytes(bytes, 0, wanted);
      if (got < wanted) {
        throw new EOFException();
      }
      for (int at = 0; at < got; at += size) {
        double value = value(buffer, at);
        if (!Double.isFinite(value)) {
          throw Reading.wrong(name, "has a value that is not finite at place " + done);
        }
        sink.take(done, value);
        done++;
      }
    }
    if (in.read() >= 0) {
      throw Reading.wrong(name, "goes on behind the end that its head claims");
    }
  }

  private double value(ByteBuffer buffer, int at) {
    return switch (type) {
      case "u1", "b1" -> buffer.get(at) & 0xFF;
      case "i1" -> buffer.get(at);
      case "u2" -> Short.toUnsignedInt(buffer.getShort(at));
      case "i2" -> buffer.getShort(at);
      case "f2" -> Float.float16ToFloat(buffer.getShort(at));
      case "u4" -> Integer.toUnsignedLong(buffer.getInt(at));
      case "i4" -> buffer.getInt(at);
      case "f4" -> buffer.getFloat(at);
      case "f8" -> buffer.getDouble(at);
      default -> buffer.getLong(at);
    };
  }
}
