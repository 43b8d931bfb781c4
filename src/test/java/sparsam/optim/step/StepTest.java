package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static sparsam.nn.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Samples;
import sparsam.optim.Asam;
import sparsam.optim.BatchNormOnly;
import sparsam.optim.Fault;
import sparsam.optim.Optimizer;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.optim.step.Watched.Pass;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;

/** What every optimiser's step promises. */
class StepTest {
  private static final Sgd FULL = new Sgd(0.05, 0.9, true, 0.01);

  private static final List<Sgd> BASES =
      List.of(Sgd.of(0.1), new Sgd(0.1, 0, false, 0.02), new Sgd(0.05, 0.9, false, 0), FULL);

  static List<Architecture> architectures() {
    return Samples.architectures();
  }

  static List<Arguments> bases() {
    List<Arguments> cases = new ArrayList<>();
    for (Architecture architecture : architectures()) {
      BASES.forEach(base -> cases.add(Arguments.of(architecture, base)));
    }
    return cases;
  }

  /** PyTorch's update, term by term, from the gradients that the network gave. */
  @ParameterizedTest
  @MethodSource("bases")
  void sgdIsPyTorchs(Architecture architecture, Sgd sgd) {
    try (Watched network = Watched.of(architecture, 1)) {
      Step step = new Step(network, sgd, null, Set.of());
      double[] buffer = new double[network.parameters().trainable()];
      for (int k = 0; k < 4; k++) {
        StepReport report = Watched.apply(step, k);
        Pass pass = network.passes().getLast();
        float[] after = network.weights();
        for (int i = 0; i < after.length; i++) {
          double d = pass.g()[i] + sgd.weightDecay() * pass.w()[i];
          buffer[i] = sgd.momentum() * buffer[i] + d;
          double direction = sgd.nesterov() ? d + sgd.momentum() * buffer[i] : buffer[i];
          assertEquals(pass.w()[i] - sgd.lr() * direction, after[i], 1e-6);
        }
        assertEquals(pass.loss(), report.loss());
        assertEquals(pass.loss(), report.perturbedLoss());
        assertEquals(norm(pass.g()), report.gradientNorm(), 1e-12);
        assertEquals(0, report.epsilonNorm());
      }
      assertEquals(4, network.passes().size());
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void zeroRhoIsTheBaseStepToTheLastBit(Architecture architecture, Sgd base) {
    for (int threads : new int[] {1, 3}) {
      for (Mask mask : masks(architecture)) {
        float[] expected = train(base, architecture, threads, mask);
        assertArrayEquals(expected, train(new Sam(base, 0), architecture, threads, mask));
        assertArrayEquals(expected, train(new Asam(base, 0, 0.01), architecture, threads, mask));
        assertArrayEquals(expected, train(new Usam(base, 0), architecture, threads, mask));
      }
    }
  }

  /** Parameters and statistics after some steps. */
  private static float[] train(
      Optimizer optimizer, Architecture architecture, int threads, @Nullable Mask mask) {
    try (Watched network = watched(architecture, threads, mask)) {
      Step step = new Step(network, optimizer, mask, Set.of());
      for (int k = 0; k < 6; k++) {
        Watched.apply(step, k);
      }
      return network.parameters().values().clone();
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void aPrunedWeightIsZeroAfterEveryStepAndSoIsItsMomentum(Architecture architecture) {
    Mask mask = mask(architecture);
    for (Optimizer optimizer :
        List.of(FULL, new Sam(FULL, 0.5), new Asam(FULL, 0.5, 0.01), new BatchNormOnly())) {
      for (Set<Fault> faults : List.<Set<Fault>>of(Set.of(), Set.of(Fault.RECOMPUTED_EPSILON))) {
        try (Watched network = Watched.of(architecture, 2, mask)) {
          Step step = new Step(network, optimizer, mask, faults);
          for (int k = 0; k < 5; k++) {
            Watched.apply(step, k);
            assertZeroWherePruned(mask, network.weights());
            step.kept().values().forEach(vector -> assertZeroWherePruned(mask, vector));
          }
          for (Pass pass : network.passes()) {
            assertZeroWherePruned(mask, pass.w());
          }
        }
      }
    }
  }

  /** A mask that nobody applied before: the first step does. */
  @ParameterizedTest
  @MethodSource("architectures")
  void aPrunedWeightThatWasNotZeroIsZeroAfterTheFirstStep(Architecture architecture) {
    Mask mask = mask(architecture);
    for (Optimizer optimizer : List.of(FULL, new Sam(FULL, 0.5), new Asam(FULL, 0.5, 0.01))) {
      try (Watched network = Watched.of(architecture, 1)) {
        Step step = new Step(network, optimizer, mask, Set.of());
        for (int k = 0; k < 3; k++) {
          Watched.apply(step, k);
          assertZeroWherePruned(mask, network.weights());
        }
      }
    }
  }

  private static void assertZeroWherePruned(Mask mask, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (mask.keep()[i] == 0 && vector[i] != 0) {
        assertEquals(0, vector[i], "pruned value " + i);
      }
    }
  }

  @Test
  void refusesAMaskOfAnotherNetwork() {
    try (Watched network = Watched.of(architectures().getFirst(), 1)) {
      int n = network.parameters().trainable();
      for (int length : new int[] {0, n - 1, n + 1}) {
        assertRefused(
            IllegalArgumentException.class,
            () -> new Step(network, FULL, new Mask(new float[length]), Set.of()),
            length + " parameters",
            "has " + n);
      }
    }
  }

  @Test
  void goesOnWithOtherNumbersAndTheSameMomentum() {
    Architecture architecture = architectures().get(1);
    Sam before = new Sam(new Sgd(0.1, 0.9, false, 0), 0.1);
    Sam after = new Sam(new Sgd(0.02, 0.5, false, 0.3), 0.7);
    try (Watched network = Watched.of(architecture, 1)) {
      Step step = new Step(network, before, null, Set.of());
      Watched.apply(step, 1);
      float[] buffer = momentum(step).clone();
      float[] w = network.weights();
      step.change(after);
      assertSame(after, step.optimizer());
      assertArrayEquals(buffer, momentum(step));
      assertArrayEquals(w, network.weights());

      StepReport report = Watched.apply(step, 2);
      assertEquals(0.7, report.epsilonNorm(), 1e-9);
      float[] g = network.passes().getLast().g();
      float[] now = network.weights();
      for (int i = 0; i < w.length; i++) {
        double v = 0.5 * buffer[i] + g[i] + 0.3 * w[i];
        assertEquals(w[i] - 0.02 * v, now[i], 1e-6);
      }
      assertNotEquals(0, buffer[0]);
    }
  }

  @Test
  void refusesToBecomeAnotherKindAndGoesOn() {
    Sgd plain = Sgd.of(0.1);
    Sgd momentum = new Sgd(0.1, 0.9, false, 0);
    List<Optimizer> kinds =
        List.of(
            plain,
            momentum,
            new Sam(plain, 0.1),
            new Sam(momentum, 0.1),
            new Asam(plain, 0.1, 0),
            new Asam(momentum, 0.1, 0),
            new BatchNormOnly());
    try (Watched network = Watched.of(architectures().get(1), 1)) {
      for (Optimizer from : kinds) {
        Step step = new Step(network, from, null, Set.of());
        for (Optimizer to : kinds) {
          if (to.equals(from)) {
            step.change(to);
          } else {
            assertRefused(IllegalArgumentException.class, () -> step.change(to), "cannot become");
          }
          assertSame(from, step.optimizer());
        }
        Watched.apply(step, 1);
      }
    }
  }

  private static float[] momentum(Step step) {
    return Objects.requireNonNull(step.kept().get("momentum"));
  }

  private static double norm(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static List<@Nullable Mask> masks(Architecture architecture) {
    List<@Nullable Mask> masks = new ArrayList<>();
    masks.add(null);
    masks.add(mask(architecture));
    return masks;
  }

  private static Mask mask(Architecture architecture) {
    try (Watched network = Watched.of(architecture, 1)) {
      return Pruner.mask(Pruning.byLayer(0.5), network.parameters(), 0);
    }
  }

  private static Watched watched(Architecture architecture, int threads, @Nullable Mask mask) {
    return mask == null
        ? Watched.of(architecture, threads)
        : Watched.of(architecture, threads, mask);
  }
}
