package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sparsam.nn.file.Tensor.Floats;
import sparsam.nn.file.Tensor.Longs;

/** Numbers of every type become the nearest single-precision ones, reckoned here another way. */
@SuppressWarnings("ByteBufferBackingArray") // the buffers are allocated here
class DtypeTest {
  private static final int RANDOM = 200_000;
  private static final int ALL_HALVES = 1 << 16;

  private static float[] read(String type, ByteBuffer data) throws IOException {
    byte[] bytes = data.array();
    int size = Dtype.valueOf(type).bytes();
    byte[] file = new OtherFiles().put("a", type, List.of(bytes.length / size), bytes).bytes();
    Safetensors read = Safetensors.of("the test's", file);
    return assertInstanceOf(Floats.class, read.find("a").orElseThrow()).values();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static float[] halves(String type) throws IOException {
    ByteBuffer data = buffer(2 * ALL_HALVES);
    for (int i = 0; i < ALL_HALVES; i++) {
      data.putShort((short) i);
    }
    return read(type, data);
  }

  /** Every half there is, from its sign, exponent and fraction: what IEEE 754 says they mean. */
  @Test
  void everyF16IsWidenedExactly() throws IOException {
    float[] values = halves("F16");
    for (int bits = 0; bits < ALL_HALVES; bits++) {
      int exponent = bits >> 10 & 31;
      int fraction = bits & 1023;
      int sign = bits >> 15 == 0 ? 1 : -1;
      if (exponent == 31 && fraction != 0) {
        assertTrue(Float.isNaN(values[bits]), "bits " + bits);
        continue;
      }
      double meant =
          exponent == 31
              ? Double.POSITIVE_INFINITY
              : exponent == 0
                  ? fraction * Math.pow(2, -24)
                  : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
      assertEquals(sign * meant, values[bits], "bits " + bits);
      assertEquals(bits >> 15, Float.floatToRawIntBits(values[bits]) >>> 31, "sign of " + bits);
    }
  }

  @Test
  void everyBf16IsTheUpperHalfOfItsF32() throws IOException {
    float[] values = halves("BF16");
    for (int bits = 0; bits < ALL_HALVES; bits++) {
      int exponent = bits >> 7 & 255;
      int fraction = bits & 127;
      int sign = bits >> 15 == 0 ? 1 : -1;
      assertEquals(bits << 16, Float.floatToRawIntBits(values[bits]), "bits " + bits);
      if (exponent < 255) {
        double meant =
            exponent == 0
                ? fraction * Math.pow(2, -133)
                : (1 + fraction / 128.0) * Math.pow(2, exponent - 127);
        assertEquals(sign * meant, values[bits], "bits " + bits);
      }
    }
  }

  /**
   * The nearest of the neighbours, by exact decimal arithmetic; of two that are as near the one
   * whose last bit is 0.
   */
  private static void assertNearest(double exact, float rounded) {
    if (Double.isNaN(exact)) {
      assertTrue(Float.isNaN(rounded));
      return;
    }
    double half = Math.scalb(1.0, 127) * (2 - Math.pow(2, -24)); // Half-way to the next power.
    if (Math.abs(exact) >= half) {
      assertEquals(exact < 0 ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY, rounded);
      return;
    }
    assertTrue(Float.isFinite(rounded), exact + " became " + rounded);
    assertEquals(exact < 0 || 1 / exact < 0, Float.floatToRawIntBits(rounded) < 0, "sign");
    BigDecimal distance = distance(exact, rounded);
    for (float other : new float[] {Math.nextUp(rounded), Math.nextDown(rounded)}) {
      if (Float.isFinite(other)) {
        int nearer = distance.compareTo(distance(exact, other));
        boolean even = (Float.floatToRawIntBits(rounded) & 1) == 0;
        assertTrue(nearer < 0 || (nearer == 0 && even), exact + " became " + rounded);
      }
    }
  }

  private static BigDecimal distance(double exact, float rounded) {
    return new BigDecimal(exact).subtract(new BigDecimal(rounded)).abs();
  }

  @Test
  void everyF64BecomesTheNearestF32() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    double[] exact = new double[RANDOM];
    for (int i = 0; i < RANDOM; i++) {
      float near = Float.intBitsToFloat(random.nextInt());
      double middle = ((double) near + Math.nextUp(near)) / 2;
      exact[i] =
          switch (i % 6) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> near;
            case 2 -> middle;
            case 3 -> Math.nextUp(middle);
            case 4 -> Math.nextDown(middle);
            default -> Math.scalb(random.nextGaussian(), random.nextInt(-160, 130));
          };
    }
    double[] edges = {
      0.0,
      -0.0,
      Float.MAX_VALUE,
      Math.scalb(1.0, 127) * (2 - Math.pow(2, -24)),
      Math.nextDown(Math.scalb(1.0, 127) * (2 - Math.pow(2, -24))),
      Math.scalb(1.0, -150),
      Math.nextUp(Math.scalb(1.0, -150)),
      Math.scalb(3.0, -150),
      Float.MIN_NORMAL,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    System.arraycopy(edges, 0, exact, 0, edges.length);
    ByteBuffer data = buffer(8 * RANDOM);
    data.asDoubleBuffer().put(exact);
    float[] rounded = read("F64", data);
    for (int i = 0; i < RANDOM; i++) {
      int at = i;
      try {
        assertNearest(exact[i], rounded[i]);
      } catch (AssertionError e) {
        throw new AssertionError(String.format(Locale.ROOT, "seed %d, number %d", seed, at), e);
      }
    }
  }

  /** Signalling NaNs and the payloads of all of them included. */
  @Test
  void everyBitOfAnF32Stays() throws IOException {
    Random random = new Random(1);
    int[] bits = new int[RANDOM];
    for (int i = 0; i < RANDOM; i++) {
      bits[i] = i % 2 == 0 ? random.nextInt() : 0x7f800001 + (random.nextInt() & 0x803fffff);
    }
    ByteBuffer data = buffer(4 * RANDOM);
    Arrays.stream(bits).forEach(data::putInt);
    byte[] file = new OtherFiles().put("a", "F32", List.of(RANDOM), data.array()).bytes();
    byte[] written = Safetensors.of("the test's", file).toBytes();
    byte[] end = new byte[4 * RANDOM];
    System.arraycopy(written, written.length - end.length, end, 0, end.length);
    assertArrayEquals(data.array(), end);
  }

  @Test
  void sixtyFourBitIntegersAreReadAndWrittenAsSuch() throws IOException {
    byte[] file = new OtherFiles().counter("bn.num_batches_tracked", 1L << 40).bytes();
    Safetensors read = Safetensors.of("the test's", file);
    Safetensors again = Safetensors.of("the test's", read.toBytes());
    for (Safetensors one : List.of(read, again)) {
      Longs longs = assertInstanceOf(Longs.class, one.find("bn.num_batches_tracked").orElseThrow());
      assertEquals(List.of(), longs.shape());
      assertArrayEquals(new long[] {1L << 40}, longs.values());
    }
  }
}
