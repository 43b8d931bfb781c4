package sparsam.ui.flatness.toy;

import java.util.ArrayList;
import java.util.List;
import sparsam.flatness.toy.Ball;

/**
 * Where two balls have been that were put down together.
 *
 * @param sgd from the start to now
 * @param sam as many
 */
record Walk(List<Ball> sgd, List<Ball> sam) {
  /** No longer: a picture of more says no more. */
  private static final int MOST = 5000;

  Walk {
    sgd = List.copyOf(sgd);
    sam = List.copyOf(sam);
  }

  static Walk from(Ball start) {
    return new Walk(List.of(start), List.of(start));
  }

  Walk step(int count, double lr, double rho) {
    List<Ball> one = new ArrayList<>(sgd);
    List<Ball> other = new ArrayList<>(sam);
    for (int i = 0; i < count && one.size() < MOST; i++) {
      one.add(one.getLast().afterSgd(lr));
      other.add(other.getLast().afterSam(lr, rho));
    }
    return new Walk(one, other);
  }

  Walk back() {
    return from(sgd.getFirst());
  }

  int steps() {
    return sgd.size() - 1;
  }
}
