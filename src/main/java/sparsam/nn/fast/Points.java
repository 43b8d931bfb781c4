package sparsam.nn.fast;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * An array for every point of a transform of both sides, row by row, and where BLAS finds it.
 *
 * @param arrays all of one length
 */
record Points(float[][] arrays, MemorySegment[] places) {
  static final int COUNT = Filter.ROWS * Filter.ROWS;

  /** Keeps arrays apart that would otherwise lie in the same places of a cache. */
  private static final int APART = 48;

  Points(int length) {
    this(new float[COUNT][length + APART]);
  }

  /** Floats of all of them. */
  static long floats(long length) {
    return COUNT * (length + APART);
  }

  private Points(float[][] arrays) {
    this(arrays, Arrays.stream(arrays).map(MemorySegment::ofArray).toArray(MemorySegment[]::new));
  }

  MemorySegment at(int point) {
    return places[point];
  }

  /** A place so many floats behind a point's array's start. */
  MemorySegment at(int point, int offset) {
    return offset == 0 ? places[point] : places[point].asSlice((long) Float.BYTES * offset);
  }
}
