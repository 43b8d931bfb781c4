package sparsam.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;

class MaskTest {
  private static final Mask MASK = new Mask(new float[] {1, 0, 1, 0, 0, 0});

  /** Zero whatever it was: NaN · 0 is NaN and −1 · 0 is −0. */
  @Test
  void setsWhatIsPrunedToZeroAndLeavesTheRest() {
    float[] vector = {-3, -1, Float.NaN, Float.NaN, Float.POSITIVE_INFINITY, 5, 7};
    MASK.apply(vector);
    assertArrayEquals(new float[] {-3, 0, Float.NaN, 0, 0, 0, 7}, vector);
  }

  @Test
  void appliesToParametersButNotToTheirStatistics() {
    Parameters parameters =
        new Parameters.Builder()
            .add("bn.running_mean", Kind.STATISTIC, List.of(1), null)
            .add("fc.weight", Kind.WEIGHT, List.of(2, 3), null)
            .build();
    parameters.write(parameters.find("fc.weight").orElseThrow(), new float[] {1, 2, 3, 4, 5, 6});
    parameters.write(parameters.find("bn.running_mean").orElseThrow(), new float[] {8});
    MASK.apply(parameters);
    assertArrayEquals(new float[] {1, 0, 3, 0, 0, 0, 8}, parameters.values());
  }

  @Test
  void countsWhatIsPruned() {
    assertEquals(4, MASK.pruned());
    assertEquals(0, new Mask(new float[0]).pruned());
  }
}
