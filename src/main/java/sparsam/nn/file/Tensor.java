package sparsam.nn.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A tensor: its shape, and its values row after row. */
public sealed interface Tensor {
  /** More elements than an array holds; times a size it is still a long. */
  long TOO_MANY = 1L << 32;

  List<Integer> shape();

  int length();

  /** The number format that it has in the file that it was read from, or would be written with. */
  Dtype dtype();

  /**
   * Single-precision values.
   *
   * @param dtype what they were in their file, before they were rounded or widened
   */
  record Floats(List<Integer> shape, float[] values, Dtype dtype) implements Tensor {
    public Floats {
      check(shape, values.length);
    }

    /** Values that are written as they are. */
    public Floats(List<Integer> shape, float[] values) {
      this(shape, values, Dtype.F32);
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /** 32-bit integers. */
  record Ints(List<Integer> shape, int[] values) implements Tensor {
    public Ints {
      check(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public Dtype dtype() {
      return Dtype.I32;
    }
  }

  /** 64-bit integers. */
  record Longs(List<Integer> shape, long[] values) implements Tensor {
    public Longs {
      check(shape, values.length);
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public Dtype dtype() {
      return Dtype.I64;
    }
  }

  private static void check(List<Integer> shape, int length) {
    if (elements(shape) != length) {
      throw new IllegalArgumentException(length + " values do not make a tensor of shape " + shape);
    }
  }

  /** The product of the sizes; {@link #TOO_MANY} stands for everything from there on. */
  static long elements(List<Integer> shape) {
    long elements = 1;
    for (int size : shape) {
      elements = Math.min(elements * size, TOO_MANY);
    }
    return elements;
  }

  /**
   * A tensor from its bytes in a file.
   *
   * <p>F64 is rounded to the nearest single-precision number, to the even one of two that are as
   * near, and to infinity beyond the largest; F16 and BF16 are widened, which changes no value.
   *
   * @param data little-endian, as many bytes as the shape has elements of the type
   */
  static Tensor decode(Dtype dtype, List<Integer> shape, ByteBuffer data) {
    int length = data.remaining() / dtype.bytes();
    return switch (dtype) {
      case F32 -> {
        float[] values = new float[length];
        data.asFloatBuffer().get(values);
        yield new Floats(shape, values);
      }
      case F64, F16, BF16 -> {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
          values[i] =
              switch (dtype) {
                case F64 -> (float) data.getDouble();
                case F16 -> Float.float16ToFloat(data.getShort());
                default -> Float.intBitsToFloat(data.getShort() << Short.SIZE);
              };
        }
        yield new Floats(shape, values, dtype);
      }
      case I64 -> {
        long[] values = new long[length];
        data.asLongBuffer().get(values);
        yield new Longs(shape, values);
      }
      case I32 -> {
        int[] values = new int[length];
        Arrays.setAll(values, _ -> data.getInt());
        yield new Ints(shape, values);
      }
    };
  }
}
