package sparsam.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;

class CostTest {
  @ParameterizedTest
  @EnumSource
  void countsEveryWeightAtEveryPosition(Family family) {
    try (Network network = Engine.FAST.create(family.standard(), 0, 1, 1)) {
      long weights =
          switch (family) {
            case CLASSIFIER -> 64 * 16 + 128 * 64 * 16 + 10 * 6272;
            case LENET_300_100 -> 784 * 300 + 300 * 100 + 100 * 10;
            case LENET_5 -> 20 * 25 + 50 * 20 * 25 + 500 * 800 + 10 * 500;
            case RESNET ->
                9 * (16 + 6 * 16 * 16 + 32 * 16 + 5 * 32 * 32 + 64 * 32 + 5 * 64 * 64) + 640;
            case LAYERS -> 9 * (16 + 16 * 32) + 320;
          };
      long multiplyAdds =
          switch (family) {
            case CLASSIFIER -> 64 * 16 * 14 * 14 + 128 * 64 * 16 * 7 * 7 + 10 * 6272;
            case LENET_300_100 -> weights;
            case LENET_5 -> 20 * 25 * 24 * 24 + 50 * 20 * 25 * 8 * 8 + 500 * 800 + 10 * 500;
            case RESNET ->
                9 * 28 * 28 * (16 + 6 * 16 * 16)
                    + 9 * 14 * 14 * (32 * 16 + 5 * 32 * 32)
                    + 9 * 7 * 7 * (64 * 32 + 5 * 64 * 64)
                    + 640;
            case LAYERS -> 9 * 28 * 28 * 16 + 9 * 14 * 14 * 16 * 32 + 320;
          };
      Cost cost = Cost.of(network.architecture(), network.parameters());
      assertEquals(new Cost(weights, weights, multiplyAdds, multiplyAdds), cost);
      assertEquals(1, cost.theoreticalSpeedup());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aZeroOfEitherSignCostsNothing(Family family) {
    try (Network network = Engine.FAST.create(family.standard(), 0, 1, 1)) {
      Parameters parameters = network.parameters();
      Cost all = Cost.of(network.architecture(), parameters);
      int tensors = 0;
      for (Slice slice : parameters.slices()) {
        if (slice.kind() == Kind.WEIGHT) {
          Arrays.fill(
              parameters.values(), slice.offset(), slice.end(), tensors % 2 == 0 ? 0f : -0f);
          tensors++;
        }
      }
      Slice lowest = parameters.slices().getFirst();
      parameters.values()[lowest.offset()] = Float.NaN;
      parameters.values()[lowest.offset() + 1] = Float.MIN_VALUE;
      long positions =
          switch (family) {
            case CLASSIFIER -> 14 * 14;
            case LENET_300_100 -> 1;
            case LENET_5 -> 24 * 24;
            case RESNET, LAYERS -> 28 * 28;
          };
      Cost cost = Cost.of(network.architecture(), parameters);
      assertEquals(new Cost(all.weights(), 2, all.multiplyAdds(), 2 * positions), cost);
      assertEquals(all.multiplyAdds() / (2.0 * positions), cost.theoreticalSpeedup());

      Arrays.fill(parameters.values(), 0);
      assertEquals(
          Double.POSITIVE_INFINITY,
          Cost.of(network.architecture(), parameters).theoreticalSpeedup());
    }
  }
}
