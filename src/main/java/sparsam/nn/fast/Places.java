package sparsam.nn.fast;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Places in an array, one every so many floats, as BLAS takes them. Each is made once: made anew
 * for every call they would be megabytes of garbage a step.
 */
public final class Places {
  private final MemorySegment array;
  private final int step;
  private final @Nullable MemorySegment[] places;

  /**
   * @param step floats from one place to the next
   */
  public Places(float[] array, int step) {
    this.array = MemorySegment.ofArray(array);
    this.step = step;
    this.places = new MemorySegment[Math.ceilDiv(array.length, step)];
  }

  /** The place {@code number · step} floats from the array's start. */
  MemorySegment at(int number) {
    MemorySegment place = places[number];
    if (place == null) {
      place = array.asSlice((long) Float.BYTES * number * step);
      places[number] = place;
    }
    return place;
  }
}
