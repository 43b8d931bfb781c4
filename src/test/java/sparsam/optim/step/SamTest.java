package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Network.Statistics;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.optim.Asam;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.step.Watched.Pass;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;

/** SAM's and ASAM's two passes: where they are taken, and what remains of the first. */
class SamTest {
  private static final double ETA = 0.01;

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  /** Every network, with every weight and with half of them. */
  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Architecture architecture : architectures()) {
      try (Watched network = Watched.of(architecture, 1)) {
        for (double fraction : new double[] {0, 0.5}) {
          Mask mask = Pruner.mask(Pruning.byLayer(fraction), network.parameters(), 0);
          cases.add(Arguments.of(architecture, mask));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void samClimbsRhoAlongTheMaskedGradient(Architecture architecture, Mask mask) {
    for (double rho : new double[] {1e-3, 0.05, 2}) {
      try (Watched network = Watched.of(architecture, 2, mask)) {
        Step step = new Step(network, new Sam(Sgd.of(0.1), rho), mask, Set.of());
        StepReport report = Watched.apply(step, 1);
        Pass first = network.passes().get(0);
        Pass second = network.passes().get(1);
        double[] g = masked(first.g(), mask);
        double norm = norm(g);
        for (int i = 0; i < g.length; i++) {
          assertEquals(first.w()[i] + rho * g[i] / norm, second.w()[i], 1e-6);
        }
        assertEquals(rho, norm(difference(second.w(), first.w())), 1e-4 * rho);
        assertEquals(rho, report.epsilonNorm(), 1e-6 * rho);
        assertEquals(norm, report.gradientNorm(), 1e-6 * norm);
        assertEquals(first.loss(), report.loss());
        assertEquals(second.loss(), report.perturbedLoss());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asamClimbsByTheSizeOfEachWeight(Architecture architecture, Mask mask) {
    double rho = 0.5;
    try (Watched network = Watched.of(architecture, 2, mask)) {
      Step step = new Step(network, new Asam(Sgd.of(0.1), rho, ETA), mask, Set.of());
      StepReport report = Watched.apply(step, 1);
      Pass first = network.passes().get(0);
      double[] g = masked(first.g(), mask);
      double[] t = new double[g.length];
      Arrays.fill(t, 1);
      for (Slice slice : network.parameters().slices()) {
        for (int i = slice.offset(); slice.name().endsWith(".weight") && i < slice.end(); i++) {
          t[i] = Math.abs(first.w()[i]) + ETA;
        }
      }
      double[] scaled = new double[g.length];
      Arrays.setAll(scaled, i -> t[i] * g[i]);
      double norm = norm(scaled);
      double[] epsilon = new double[g.length];
      Arrays.setAll(epsilon, i -> rho * t[i] * scaled[i] / norm);
      float[] climbed = network.passes().get(1).w();
      for (int i = 0; i < g.length; i++) {
        assertEquals(first.w()[i] + epsilon[i], climbed[i], 1e-6);
      }
      assertEquals(norm(epsilon), report.epsilonNorm(), 1e-6 * norm(epsilon));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withLearningRateZeroEveryWeightComesBackToTheLastBit(Architecture architecture, Mask mask) {
    Sgd still = new Sgd(0, 0.9, true, 0.1);
    for (Optimizer optimizer : List.of(new Sam(still, 3), new Asam(still, 3, ETA))) {
      try (Watched network = Watched.of(architecture, 3, mask)) {
        float[] before = network.weights();
        Step step = new Step(network, optimizer, mask, Set.of());
        for (int k = 0; k < 3; k++) {
          Watched.apply(step, k);
          assertArrayEquals(before, network.weights());
        }
        assertFalse(Arrays.equals(before, network.passes().get(1).w()), "it did climb");
      }
    }
  }

  /** Weight decay too belongs to w and not to w + ε. */
  @ParameterizedTest
  @MethodSource("cases")
  void theSecondGradientIsAppliedWhereTheFirstWasTaken(Architecture architecture, Mask mask) {
    for (Sgd base :
        List.of(
            new Sgd(0.25, 0, false, 0.5),
            new Sgd(0.25, 0.9, false, 0.5),
            new Sgd(0.25, 0.9, true, 0.5))) {
      for (Optimizer optimizer : List.of(new Sam(base, 2), new Asam(base, 2, ETA))) {
        try (Watched network = Watched.of(architecture, 1, mask)) {
          Watched.apply(new Step(network, optimizer, mask, Set.of()), 1);
          float[] w = network.passes().get(0).w();
          double[] g = masked(network.passes().get(1).g(), mask);
          double first = base.lr() * (base.nesterov() ? 1 + base.momentum() : 1);
          float[] after = network.weights();
          for (int i = 0; i < w.length; i++) {
            assertEquals(w[i] - first * (g[i] + 0.5 * w[i]), after[i], 1e-6);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchNormsStatisticsMoveOnceAsInAnSgdStep(Architecture architecture, Mask mask) {
    Sgd sgd = Sgd.of(0.1);
    float[] expected;
    try (Watched network = Watched.of(architecture, 2, mask)) {
      float[] before = network.statistics();
      Watched.apply(new Step(network, sgd, mask, Set.of()), 1);
      expected = network.statistics();
      for (int i = 0; i < before.length; i++) {
        assertNotEquals(before[i], expected[i]);
      }
    }
    for (Optimizer optimizer : List.of(new Sam(sgd, 0.5), new Asam(sgd, 0.5, ETA))) {
      try (Watched network = Watched.of(architecture, 2, mask)) {
        Watched.apply(new Step(network, optimizer, mask, Set.of()), 1);
        assertArrayEquals(expected, network.statistics());
        assertEquals(
            List.of(Statistics.UPDATE, Statistics.KEEP),
            network.passes().stream().map(Pass::statistics).toList());
      }
    }
  }

  private static double[] masked(float[] g, Mask mask) {
    double[] masked = new double[g.length];
    Arrays.setAll(masked, i -> mask.keep()[i] == 0 ? 0 : g[i]);
    return masked;
  }

  static double[] difference(float[] a, float[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> (double) a[i] - b[i]);
    return difference;
  }

  static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }
}
