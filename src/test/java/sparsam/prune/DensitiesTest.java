package sparsam.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Pruning.Method;

class DensitiesTest {
  private static Pruning pruning(double fraction, Scope scope, Structure structure, boolean spare) {
    return new Pruning(
        Method.MAGNITUDE_LAYER,
        fraction,
        false,
        false,
        new Reach(scope, structure, spare, Reach.Origin.TRAINED),
        Doubt.NONE);
  }

  private static Parameters drawn(List<List<Integer>> shapes) {
    Parameters.Builder builder = new Parameters.Builder();
    for (int i = 0; i < shapes.size(); i++) {
      builder.add("layer" + i + ".weight", Kind.WEIGHT, shapes.get(i), null);
    }
    Parameters parameters = builder.build();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < parameters.values().length; i++) {
      parameters.values()[i] = (float) random.nextGaussian();
    }
    return parameters;
  }

  /** Small and square layers keep more; what would be more than whole is whole. */
  @Test
  void lenetAtNinetyPercentIsAsByHand() {
    double[] densities =
        Densities.erk(List.of(List.of(300, 784), List.of(100, 300), List.of(10, 100)), 0.1);
    assertArrayEquals(new double[] {0.07957, 0.23019, 1}, densities, 1e-5);
    assertEquals(26_620, 235_200 * densities[0] + 30_000 * densities[1] + 1000, 1e-6);
  }

  @Test
  void whateverTheShapesTheyComeToTheBudget() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      List<List<Integer>> shapes = new ArrayList<>();
      double all = 0;
      for (int k = 0; k < 5; k++) {
        List<Integer> shape = new ArrayList<>();
        for (int side = 0; side < (k % 2 == 0 ? 2 : 4); side++) {
          shape.add(random.nextInt(1, 12));
        }
        shapes.add(shape);
        all += shape.stream().reduce(1, (a, b) -> a * b);
      }
      double density = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
      double[] found = Densities.erk(shapes, density);
      double kept = 0;
      for (int k = 0; k < 5; k++) {
        assertTrue(found[k] >= 0 && found[k] <= 1 + 1e-12, Arrays.toString(found));
        kept += found[k] * shapes.get(k).stream().reduce(1, (a, b) -> a * b);
      }
      assertEquals(density * all, kept, 1e-9 * all);
    }
  }

  @Test
  void eachLayerLosesWhatItsScopeSays() {
    Parameters parameters = drawn(List.of(List.of(300, 78), List.of(100, 300), List.of(10, 100)));
    assertArrayEquals(new int[] {0, 27_000, 900}, gone(parameters, Scope.UNIFORM, false));
    int[] erk = gone(parameters, Scope.ERK, false);
    assertEquals(48_960, erk[0] + erk[1] + erk[2], 1.5);
    assertTrue(erk[2] < 0.5 * 1000 && erk[0] > 0.85 * 23_400);
    assertArrayEquals(new int[] {21_060, 27_000, 0}, gone(parameters, Scope.LAYER, true));
  }

  private static int[] gone(Parameters parameters, Scope scope, boolean spareLast) {
    Mask mask = Pruner.mask(pruning(0.9, scope, Structure.WEIGHTS, spareLast), parameters, 0);
    return parameters.slices().stream().mapToInt(slice -> zeros(parameters, slice, mask)).toArray();
  }

  private static int zeros(Parameters parameters, Slice slice, Mask mask) {
    int zeros = 0;
    for (float keep : parameters.read(slice, mask.keep())) {
      zeros += keep == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** 6 inputs are a whole group and half of one, which keeps as many. */
  @Test
  void ofEveryFourInputsSomeStay() {
    Parameters parameters = drawn(List.of(List.of(2, 6, 1, 2), List.of(3, 4)));
    Slice conv = parameters.slices().getFirst();
    parameters.write(
        conv,
        new float[] {
          1, -9, 2, 8, -3, 7, 4, 6, 5, 1, -6, 2, // output 0: inputs' two places in turn
          0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3
        });
    Mask half =
        Pruner.mask(pruning(0.5, Scope.METHOD, Structure.TWO_OF_FOUR, false), parameters, 0);
    assertArrayEquals(
        new float[] {
          0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1,
          0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1
        },
        parameters.read(conv, half.keep()));
    Mask most =
        Pruner.mask(pruning(0.75, Scope.METHOD, Structure.ONE_OF_FOUR, false), parameters, 0);
    assertEquals(9, zeros(parameters, parameters.slices().getLast(), most));
  }
}
