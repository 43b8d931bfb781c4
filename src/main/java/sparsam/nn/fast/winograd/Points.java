package sparsam.nn.fast.winograd;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * An array for every point of a transform of both sides, row by row, and where BLAS finds it.
 *
 * @param arrays all of one length
 */
public record Points(float[][] arrays, MemorySegment[] places) {
  public static final int COUNT = Filter.ROWS * Filter.ROWS;

  /** Keeps arrays apart that would otherwise lie in the same places of a cache. */
  private static final int APART = 48;

  /**
   * @param length values of a point at most
   */
  public Points(int length) {
    this(new float[COUNT][length + APART]);
  }

  /** Floats of all of them. */
  public static long floats(long length) {
    return COUNT * (length + APART);
  }

  private Points(float[][] arrays) {
    this(arrays, Arrays.stream(arrays).map(MemorySegment::ofArray).toArray(MemorySegment[]::new));
  }

  public MemorySegment at(int point) {
    return places[point];
  }

  /** A place so many floats behind a point's array's start. */
  public MemorySegment at(int point, int offset) {
    return offset == 0 ? places[point] : places[point].asSlice((long) Float.BYTES * offset);
  }
}
