package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.optim.step.SamTest.difference;
import static sparsam.optim.step.SamTest.norm;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;

/** The notebook's faults, each alone, and the step that does openly what one of them does. */
class FaultTest {
  private static final Sgd FULL = new Sgd(0.1, 0.9, true, 0.1);

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void recalibrationMovesStatisticsAndNothingElse(Architecture architecture) {
    Batch batch = Samples.batch(1, Watched.BATCH);
    try (Watched network = Watched.of(architecture, 2);
        Watched plain = Watched.of(architecture, 2)) {
      float[] before = network.weights();
      StepReport report = Watched.apply(new Step(network, new BatchNormOnly(), null, Set.of()), 1);
      double loss = plain.recalibrate(batch.inputs(), batch.labels(), batch.count());
      assertArrayEquals(before, network.weights());
      assertArrayEquals(plain.statistics(), network.statistics());
      assertEquals(new StepReport(loss, loss, 0, 0, 0, 0, List.of()), report);
      assertTrue(network.passes().isEmpty(), "no gradient was computed");
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void foreignParametersLeaveAllButStatisticsWhereTheyAre(Architecture architecture) {
    for (Optimizer optimizer :
        List.of(Sgd.of(0.1), FULL, new Sam(FULL, 0.5), new Asam(FULL, 0.5, 0.01))) {
      try (Watched network = Watched.of(architecture, 2);
          Watched recalibrated = Watched.of(architecture, 2)) {
        float[] before = network.weights();
        Step step = new Step(network, optimizer, null, Set.of(Fault.FOREIGN_PARAMETERS));
        Step only = new Step(recalibrated, new BatchNormOnly(), null, Set.of());
        for (int k = 0; k < 3; k++) {
          StepReport report = Watched.apply(step, k);
          StepReport expected = Watched.apply(only, k);
          assertArrayEquals(before, network.weights());
          assertArrayEquals(recalibrated.statistics(), network.statistics());
          step.kept().values().forEach(v -> assertArrayEquals(new float[v.length], v));
          assertEquals(expected.loss(), report.loss());
          assertEquals(expected.loss(), report.perturbedLoss());
          assertEquals(0, report.epsilonNorm());
          assertTrue(report.gradientNorm() > 0, "its gradient is there, and is not used");
        }
      }
    }
  }

  /** w ends at w + ρ·g₁/‖g₁‖ − ρ·g₂/‖g₂‖ − lr·g₂. */
  @ParameterizedTest
  @MethodSource("architectures")
  void recomputedEpsilonDriftsByUpToTwiceRho(Architecture architecture) {
    double lr = 0.1;
    for (double rho : new double[] {0.05, 1}) {
      try (Watched network = Watched.of(architecture, 2)) {
        Step step =
            new Step(network, new Sam(Sgd.of(lr), rho), null, Set.of(Fault.RECOMPUTED_EPSILON));
        Watched.apply(step, 1);
        float[] w = network.passes().get(0).w();
        double[] first = doubles(network.passes().get(0).g());
        double[] second = doubles(network.passes().get(1).g());
        float[] after = network.weights();
        double up = rho / norm(first);
        double down = rho / norm(second);
        double[] drift = new double[w.length];
        for (int i = 0; i < w.length; i++) {
          drift[i] = up * first[i] - down * second[i];
          assertEquals(w[i] + drift[i] - lr * second[i], after[i], 1e-6);
        }
        double moved = norm(difference(after, w));
        assertTrue(moved <= 2 * rho + lr * norm(second) + 1e-6);
        assertTrue(norm(drift) > 1e-3 * rho, "it drifts");
        assertEquals(
            norm(drift), norm(sum(difference(after, w), second, lr)), 1e-4 * norm(drift) + 1e-6);
      }
    }
  }

  /** Also where no weight moves by itself. */
  @ParameterizedTest
  @MethodSource("architectures")
  void recomputedEpsilonDriftsWithLearningRateZeroAndNotWithRhoZero(Architecture architecture) {
    for (double rho : new double[] {0, 0.5}) {
      try (Watched network = Watched.of(architecture, 1)) {
        float[] before = network.weights();
        Set<Fault> faults = Set.of(Fault.RECOMPUTED_EPSILON);
        Watched.apply(new Step(network, new Sam(Sgd.of(0), rho), null, faults), 1);
        assertEquals(rho > 0, norm(difference(network.weights(), before)) > 1e-4);
      }
    }
  }

  @Test
  void aStepWithoutEpsilonHasNoneToRecompute() {
    Architecture architecture = architectures().getFirst();
    try (Watched right = Watched.of(architecture, 1);
        Watched faulty = Watched.of(architecture, 1)) {
      Watched.apply(new Step(right, FULL, null, Set.of()), 1);
      Watched.apply(new Step(faulty, FULL, null, Set.of(Fault.RECOMPUTED_EPSILON)), 1);
      assertArrayEquals(right.parameters().values(), faulty.parameters().values());
    }
  }

  @Test
  void theirLabelsAreThoseOfRecipes() {
    assertEquals(
        Set.of("foreign-parameters", "recomputed-epsilon"),
        Arrays.stream(Fault.values()).map(Fault::label).collect(Collectors.toSet()));
  }

  private static double[] doubles(float[] vector) {
    double[] doubles = new double[vector.length];
    Arrays.setAll(doubles, i -> vector[i]);
    return doubles;
  }

  private static double[] sum(double[] a, double[] b, double scale) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + scale * b[i]);
    return sum;
  }
}
