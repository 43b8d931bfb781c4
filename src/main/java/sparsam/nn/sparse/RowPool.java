package sparsam.nn.sparse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Rows for what steps put out: new ones, or those of a step whose output nobody reads any more. */
final class RowPool {
  /** Stands for a row that nothing reads. */
  static final float[] UNREAD = {};

  private final int chunk;
  private final Deque<float[]> free = new ArrayDeque<>();
  private List<float[]> given = new ArrayList<>();
  private int made;

  /**
   * @param chunk a row's length
   */
  RowPool(int chunk) {
    this.chunk = chunk;
  }

  int chunk() {
    return chunk;
  }

  /** How many rows there are by now. */
  int made() {
    return made;
  }

  /** A row of any values. */
  float[] row() {
    float[] row = free.poll();
    if (row == null) {
      row = new float[chunk];
      made++;
    }
    given.add(row);
    return row;
  }

  /** Rows for values that are read. */
  float[][] rows(boolean[] read) {
    float[][] rows = new float[read.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = read[i] ? row() : UNREAD;
    }
    return rows;
  }

  /** The rows given since this was asked last. */
  List<float[]> given() {
    List<float[]> last = given;
    given = new ArrayList<>();
    return last;
  }

  /** Takes rows back that may be given again. */
  void take(List<float[]> rows) {
    rows.forEach(free::push);
  }
}
