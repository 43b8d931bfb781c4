package sparsam.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.prune.Pruning.Method;

class ThresholdsTest {
  @ParameterizedTest
  @CsvSource({
    "MAGNITUDE_LAYER, false",
    "MAGNITUDE_GLOBAL, false",
    "MAGNITUDE_LAYER, true",
    "MAGNITUDE_GLOBAL, true"
  })
  void whatLiesAtOrBelowTheThresholdIsWhatThePrunerPrunes(Method method, boolean offByOne) {
    try (Network network =
        Engine.FAST.create(
            new Architecture(Architecture.Family.LENET_300_100, List.of(20, 10)), 5, 1, 1)) {
      Parameters parameters = network.parameters();
      for (double fraction : new double[] {0, 0.0001, 0.29, 0.5, 0.987, 1}) {
        Pruning pruning = new Pruning(method, fraction, false, offByOne);
        List<Slice> slices = Pruner.prunable(pruning, parameters);
        List<float[]> tensors = new ArrayList<>();
        slices.forEach(slice -> tensors.add(parameters.read(slice)));
        List<Double> thresholds = Thresholds.of(tensors, method, offByOne).at(fraction);
        float[] keep = Pruner.mask(pruning, parameters, 0).keep();
        for (int i = 0; i < tensors.size(); i++) {
          float[] kept = parameters.read(slices.get(i), keep);
          for (int j = 0; j < kept.length; j++) {
            boolean goes = Math.abs(tensors.get(i)[j]) <= thresholds.get(i);
            assertEquals(kept[j] == 0, goes, pruning + " " + slices.get(i) + " " + j);
          }
        }
      }
    }
  }

  @Test
  void equalMagnitudesBelowTheThresholdAreAllLeftByTheNotebooksRule() {
    Thresholds thresholds =
        Thresholds.of(
            List.of(new float[] {-0.1f, 0.2f, -0.2f, 0.3f}), Method.MAGNITUDE_LAYER, true);
    assertEquals(0.1f, thresholds.at(0.75).getFirst());
    assertEquals(0, thresholds.at(0.25).getFirst());
  }

  @Test
  void randomPruningHasNone() {
    assertTrue(Thresholds.exist(Method.MAGNITUDE_GLOBAL));
    assertThrows(
        IllegalArgumentException.class, () -> Thresholds.of(List.of(), Method.RANDOM, false));
  }
}
