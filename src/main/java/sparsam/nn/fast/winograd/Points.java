package sparsam.nn.fast.winograd;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** An array for every point of a transform of both sides, row by row, and where BLAS finds it. */
public final class Points {
  public static final int COUNT = Filter.ROWS * Filter.ROWS;

  /** Keeps arrays apart that would otherwise lie in the same places of a cache. */
  static final int APART = 48;

  private final float[][] arrays;
  private final MemorySegment[] places;

  /** Places behind the arrays' starts that were asked for, each of all points: made once. */
  private int[] offsets = {};

  private MemorySegment[][] behind = {};

  /**
   * @param length values of a point at most
   */
  public Points(int length) {
    arrays = new float[COUNT][length + APART];
    places = Arrays.stream(arrays).map(MemorySegment::ofArray).toArray(MemorySegment[]::new);
  }

  /** Floats of all of them. */
  public static long floats(long length) {
    return COUNT * (length + APART);
  }

  /** A point after another: the arrays themselves. */
  public float[][] arrays() {
    return arrays;
  }

  /** A point's array. */
  public MemorySegment at(int point) {
    return places[point];
  }

  /** A place so many floats behind a point's array's start; for one thread at a time. */
  public MemorySegment at(int point, int offset) {
    if (offset == 0) {
      return places[point];
    }
    int i = 0;
    while (i < offsets.length && offsets[i] != offset) {
      i++;
    }
    if (i == offsets.length) {
      offsets = Arrays.copyOf(offsets, i + 1);
      offsets[i] = offset;
      behind = Arrays.copyOf(behind, i + 1);
      behind[i] =
          Arrays.stream(places)
              .map(place -> place.asSlice((long) Float.BYTES * offset))
              .toArray(MemorySegment[]::new);
    }
    return behind[i][point];
  }
}
