package sparsam.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Images in memory, each channel after channel, row after row. Shared and never changed: any thread
 * may read them.
 */
public sealed interface Pixels {
  Shape shape();

  /** How many images there are. */
  int count();

  /** How their bytes become inputs. */
  Normalization normalization();

  /**
   * Writes the normalised inputs of one image.
   *
   * @param into from {@code at} on
   */
  void put(int image, float[] into, int at);

  /** The same images from {@code from} (inclusive) to {@code to} (exclusive). */
  Pixels range(int from, int to);

  /** An image's bytes, for those who look at it. */
  byte[] picture(int image);

  /**
   * Bytes, normalised whenever they are asked for: a quarter of the memory of their inputs.
   *
   * @param bytes of all images, one after another; not all of them need be these
   * @param places which of them these are, in their order
   * @param tables the input that each byte becomes, by channel
   */
  record Bytes(
      byte[] bytes, int[] places, Shape shape, Normalization normalization, float[][] tables)
      implements Pixels {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    public Bytes(byte[] bytes, int[] places, Shape shape, Normalization normalization) {
      this(bytes, places, shape, normalization, normalization.tables(shape.channels()));
    }

    @Override
    public int count() {
      return places.length;
    }

    @Override
    public void put(int image, float[] into, int at) {
      int area = shape.area();
      int from = places[image] * shape.features();
      int to = at;
      for (float[] table : tables) {
        look(bytes, from, table, into, to, area);
        from += area;
        to += area;
      }
    }

    /** Eight bytes at a time: a batch costs little more than to copy it. */
    private static void look(
        byte[] bytes, int from, float[] table, float[] into, int to, int count) {
      int whole = count & -Long.BYTES;
      for (int i = 0; i < whole; i += Long.BYTES) {
        long eight = (long) EIGHT.get(bytes, from + i);
        into[to + i] = table[(int) eight & 0xFF];
        into[to + i + 1] = table[(int) (eight >>> 8) & 0xFF];
        into[to + i + 2] = table[(int) (eight >>> 16) & 0xFF];
        into[to + i + 3] = table[(int) (eight >>> 24) & 0xFF];
        into[to + i + 4] = table[(int) (eight >>> 32) & 0xFF];
        into[to + i + 5] = table[(int) (eight >>> 40) & 0xFF];
        into[to + i + 6] = table[(int) (eight >>> 48) & 0xFF];
        into[to + i + 7] = table[(int) (eight >>> 56) & 0xFF];
      }
      for (int i = whole; i < count; i++) {
        into[to + i] = table[bytes[from + i] & 0xFF];
      }
    }

    @Override
    public Bytes range(int from, int to) {
      return at(Arrays.copyOfRange(places, from, to));
    }

    /** Others of the same bytes. */
    public Bytes at(int[] others) {
      return new Bytes(bytes, others, shape, normalization, tables);
    }

    @Override
    public byte[] picture(int image) {
      int from = places[image] * shape.features();
      return Arrays.copyOfRange(bytes, from, from + shape.features());
    }
  }

  /**
   * Inputs that are there already: of few images that are asked for again and again, or numbers
   * that never were bytes.
   *
   * @param inputs [count, features]
   */
  record Floats(float[] inputs, Shape shape, Normalization normalization) implements Pixels {
    @Override
    public int count() {
      return inputs.length / shape.features();
    }

    @Override
    public void put(int image, float[] into, int at) {
      System.arraycopy(inputs, image * shape.features(), into, at, shape.features());
    }

    @Override
    public Floats range(int from, int to) {
      Objects.checkFromToIndex(from, to, count());
      return new Floats(
          Arrays.copyOfRange(inputs, from * shape.features(), to * shape.features()),
          shape,
          normalization);
    }

    @Override
    public byte[] picture(int image) {
      byte[] bytes = new byte[shape.features()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = normalization.restore(inputs[image * bytes.length + i], i / shape.area());
      }
      return bytes;
    }
  }
}
