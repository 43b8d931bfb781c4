package sparsam.prune.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.prune.Mask;

class ExchangeTest {
  private static final Parameters PARAMETERS =
      new Parameters.Builder().add("fc.weight", Kind.WEIGHT, List.of(2, 4), null).build();
  private static final Mask BEFORE = new Mask(new float[] {1, 1, 1, 1, 0, 0, 0, 0});

  private static Exchange half() {
    float[] w = {0.1f, -3, 0.2f, 4, 0, 0, 0, 0};
    System.arraycopy(w, 0, PARAMETERS.values(), 0, w.length);
    return new Exchange(PARAMETERS, PARAMETERS.slices(), 0.5);
  }

  /** The two smallest go; the two largest gradients come back, wherever they are. */
  @Test
  void thoseComeBackThatTheLossWouldMoveMost() {
    float[] gradient = {0, 9, 0, 9, 1, -2, 0, 5};
    assertArrayEquals(
        new float[] {0, 1, 0, 1, 0, 1, 0, 1}, half().byGradient(BEFORE, gradient).keep());
    gradient[2] = 7;
    assertArrayEquals(
        new float[] {0, 1, 1, 1, 0, 0, 0, 1},
        half().byGradient(BEFORE, gradient).keep(),
        "what has just gone may come back at once");
    assertArrayEquals(new float[] {1, 1, 1, 1, 0, 0, 0, 0}, BEFORE.keep());
  }

  @Test
  void orAnyTheSeedDecides() {
    Mask one = half().atRandom(BEFORE, 1);
    assertArrayEquals(one.keep(), half().atRandom(BEFORE, 1).keep());
    assertEquals(4, one.pruned());
    boolean other = false;
    for (int seed = 2; seed < 9; seed++) {
      other |= !Arrays.equals(one.keep(), half().atRandom(BEFORE, seed).keep());
    }
    assertTrue(other);
  }

  @Test
  void noMoreGoThanCanComeBack() {
    Mask nearlyWhole = new Mask(new float[] {1, 1, 1, 1, 1, 1, 1, 0});
    assertEquals(1, half().byGradient(nearlyWhole, new float[8]).pruned());
  }
}
