package sparsam.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.optim.step.SamTest.difference;
import static sparsam.optim.step.SamTest.norm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.Samples;
import sparsam.optim.AdamW;
import sparsam.optim.Base;
import sparsam.optim.Climbing;
import sparsam.optim.Cram;
import sparsam.optim.FriendlySam;
import sparsam.optim.Gsam;
import sparsam.optim.LookSam;
import sparsam.optim.MSam;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Pace;
import sparsam.optim.Radius;
import sparsam.optim.RandomSam;
import sparsam.optim.Sam;
import sparsam.optim.SamOn;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.optim.Sgd;
import sparsam.optim.Usam;
import sparsam.optim.step.Part.Quantity;
import sparsam.prune.Mask;
import sparsam.prune.Pruner;
import sparsam.prune.Pruning;
import sparsam.settings.Values;

/** SAM's family over both bases: what each of them is where it becomes another. */
class FamilyTest {
  private static final Architecture NETWORK = Samples.architectures().getFirst();
  private static final List<Base> BASES =
      List.of(Sgd.of(0.1), new Sgd(0.05, 0.9, true, 0.01), new AdamW(0.01, 0.9, 0.99, 1e-8, 0.1));
  private static final int STEPS = 6;

  static List<Base> bases() {
    return BASES;
  }

  static List<sparsam.settings.Kind<? extends Optimizer>> kinds() {
    return Optimizers.ALL.variants();
  }

  /** Parameters and statistics after some steps. */
  private static float[] train(Optimizer optimizer, @Nullable Mask mask) {
    return train(optimizer, mask, Pace.EVEN, STEPS);
  }

  private static float[] train(Optimizer optimizer, @Nullable Mask mask, Pace pace, int steps) {
    try (Watched network = Watched.of(NETWORK, 2)) {
      Step step = new Step(network, optimizer, mask, Set.of(), pace);
      for (int k = 0; k < steps; k++) {
        Watched.apply(step, k);
      }
      return network.parameters().values().clone();
    }
  }

  private static Mask mask() {
    try (Watched network = Watched.of(NETWORK, 1)) {
      return Pruner.mask(Pruning.byLayer(0.5), network.parameters(), 0);
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void whereNothingIsClimbedItIsTheBaseToTheLastBit(Base base) {
    for (Mask mask : Arrays.asList(null, mask())) {
      float[] expected = train(base, mask);
      for (Climbing still :
          List.of(
              new Sam(base, 0),
              new SamOn(base, 0),
              new Gsam(base, 0, 0.4),
              new LookSam(base, 0, 0.7, 3),
              new FriendlySam(base, 0, 1, 0.9),
              new RandomSam(base, 0))) {
        assertArrayEquals(expected, train(still, mask), still.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void whereItsOwnNumberIsNothingItIsSamToTheLastBit(Base base) {
    for (Mask mask : Arrays.asList(null, mask())) {
      float[] sam = train(new Sam(base, 0.3), mask);
      for (Climbing same :
          List.of(
              new Gsam(base, 0.3, 0),
              new LookSam(base, 0.3, 0.7, 1),
              new FriendlySam(base, 0.3, 0, 0.9),
              new MSam(base, 0.3, Watched.BATCH))) {
        assertArrayEquals(sam, train(same, mask), same.toString());
      }
      assertArrayEquals(
          train(new Usam(base, 0.2), mask), train(new Cram(base, 0.2, 0, false), mask));
      for (Climbing other :
          List.of(
              new Gsam(base, 0.3, 0.4),
              new LookSam(base, 0.3, 0.7, 2),
              new FriendlySam(base, 0.3, 1, 0.9),
              new MSam(base, 0.3, 2),
              new RandomSam(base, 0.3))) {
        assertFalse(Arrays.equals(sam, train(other, mask)), other.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPrunedWeightIsZeroAtEveryPassAndSoIsWhatIsKeptOfIt(
      sparsam.settings.Kind<? extends Optimizer> kind) {
    Mask mask = mask();
    Map<String, Object> values = new LinkedHashMap<>(kind.standard().plain());
    values.computeIfPresent("momentum", (_, _) -> 0.9);
    values.computeIfPresent("m", (_, _) -> 4L);
    values.computeIfPresent("k", (_, _) -> 2L);
    Optimizer optimizer = kind.make(new Values(values));
    try (Watched network = Watched.of(NETWORK, 2, mask)) {
      Step step = new Step(network, optimizer, mask, Set.of());
      long gradients = 0;
      for (int k = 0; k < STEPS; k++) {
        gradients += Watched.apply(step, k).gradients();
        assertZeroWherePruned(mask, network.weights());
        step.kept().values().forEach(vector -> assertZeroWherePruned(mask, vector));
      }
      network.passes().forEach(pass -> assertZeroWherePruned(mask, pass.w()));
      assertEquals(optimizer.gradients(STEPS, 1), gradients);
    }
  }

  private static void assertZeroWherePruned(Mask mask, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      assertTrue(mask.keep()[i] != 0 || vector[i] == 0, "pruned value " + i);
    }
  }

  @Test
  void whoStandsStillComesBackToTheLastBit() {
    for (Base still : List.of(new Sgd(0, 0.9, true, 0.1), new AdamW(0, 0.9, 0.99, 1e-8, 0.1))) {
      for (Climbing optimizer :
          List.of(
              new SamOn(still, 3),
              new MSam(still, 3, 4),
              new Gsam(still, 3, 0.4),
              new LookSam(still, 3, 0.7, 2),
              new FriendlySam(still, 3, 1, 0.9),
              new Cram(still, 3, 0.5, true),
              new RandomSam(still, 3))) {
        try (Watched network = Watched.of(NETWORK, 3)) {
          float[] before = network.weights();
          Step step = new Step(network, optimizer, null, Set.of());
          for (int k = 0; k < 3; k++) {
            Watched.apply(step, k);
            assertArrayEquals(before, network.weights(), optimizer.toString());
          }
          assertFalse(Arrays.equals(before, network.passes().get(1).w()), "it did climb");
        }
      }
    }
  }

  @Test
  void aRandomClimbIsAsLongAsItShouldBeAndAnotherAtEveryStep() {
    List<float[]> climbs = new ArrayList<>();
    for (long seed : new long[] {7, 7, 8}) {
      try (Watched network = Watched.of(NETWORK, 2)) {
        Pace pace = new Pace(Schedules.CONSTANT, 2, 1, seed);
        Step step = new Step(network, new RandomSam(Sgd.of(0), 0.5), null, Set.of(), pace);
        for (int k = 0; k < 2; k++) {
          StepReport report = Watched.apply(step, 1);
          float[] up = network.passes().get(2 * k + 1).w();
          assertEquals(0.5, norm(difference(up, network.weights())), 1e-5);
          assertEquals(0.5, report.epsilonNorm(), 1e-9);
          climbs.add(up);
        }
      }
    }
    assertArrayEquals(climbs.get(0), climbs.get(2), "the same seed");
    assertArrayEquals(climbs.get(1), climbs.get(3), "the same seed");
    assertFalse(Arrays.equals(climbs.get(0), climbs.get(1)), "another step");
    assertFalse(Arrays.equals(climbs.get(0), climbs.get(4)), "another seed");
  }

  @Test
  void samOnClimbsInGammaAndBetaOnly() {
    try (Watched network = Watched.of(NETWORK, 2)) {
      Watched.apply(new Step(network, new SamOn(Sgd.of(0.1), 0.5), null, Set.of()), 1);
      float[] w = network.passes().get(0).w();
      float[] up = network.passes().get(1).w();
      for (Slice slice : network.parameters().slices()) {
        boolean norms = slice.name().startsWith("bn.");
        for (int i = slice.offset(); slice.trainable() && i < slice.end(); i++) {
          assertEquals(norms, w[i] != up[i], slice.name());
        }
      }
      assertEquals(0.5, norm(difference(up, w)), 1e-6);
    }
  }

  @Test
  void cramTakesItsGradientWhereJustSoManyWeightsAreZero() {
    for (double fraction : new double[] {0.3, 0.5, 0.9, 1}) {
      try (Watched network = Watched.of(NETWORK, 2)) {
        Cram cram = new Cram(Sgd.of(0.1), 0.05, fraction, false);
        StepReport report = Watched.apply(new Step(network, cram, null, Set.of()), 1);
        float[] w = network.passes().get(0).w();
        float[] g = network.passes().get(0).g();
        float[] up = network.passes().get(1).w();
        float[] after = network.weights();
        int zeros = 0;
        int all = 0;
        for (Slice slice : network.parameters().slices()) {
          if (slice.kind() == Kind.WEIGHT) {
            int here = 0;
            float largestGone = 0;
            float smallestLeft = Float.MAX_VALUE;
            for (int i = slice.offset(); i < slice.end(); i++) {
              float climbed = Math.abs(w[i] + 0.05f * g[i]);
              if (up[i] == 0) {
                here++;
                largestGone = Math.max(largestGone, climbed);
                assertEquals(w[i], after[i], "what was compressed away does not move");
              } else {
                smallestLeft = Math.min(smallestLeft, climbed);
              }
            }
            assertEquals((int) Math.rint(fraction * slice.length()), here, slice.name());
            assertTrue(largestGone <= smallestLeft, slice.name());
            zeros += here;
            all += slice.length();
          }
        }
        assertEquals(new Part(Quantity.ZEROS, (double) zeros / all), report.parts().getFirst());
        assertEquals(norm(difference(up, w)), report.epsilonNorm(), 1e-5);
      }
    }
  }

  @Test
  void gsamsTwoPartsMakeTheGradient() {
    try (Watched network = Watched.of(NETWORK, 2)) {
      Step step = new Step(network, new Gsam(Sgd.of(0.1), 0.5, 0.4), null, Set.of());
      StepReport report = Watched.apply(step, 1);
      double along = report.parts().get(0).value();
      double across = report.parts().get(1).value();
      assertEquals(report.gradientNorm(), Math.hypot(along, across), 1e-5);
      assertTrue(along > 0 && across > 0);
    }
  }

  @Test
  void lookSamTakesOneGradientBetweenClimbsAndLooksBackAtTheLast() {
    try (Watched network = Watched.of(NETWORK, 2)) {
      Step step = new Step(network, new LookSam(Sgd.of(0.1), 0.5, 0.7, 3), null, Set.of());
      List<Integer> gradients = new ArrayList<>();
      List<Double> ages = new ArrayList<>();
      double found = 0;
      for (int k = 0; k < 7; k++) {
        StepReport report = Watched.apply(step, k);
        gradients.add(report.gradients());
        ages.add(report.parts().get(1).value());
        found = report.gradients() == 2 ? report.parts().get(0).value() : found;
        assertEquals(found, report.parts().get(0).value(), 1e-9 * found);
      }
      assertEquals(List.of(2, 1, 1, 2, 1, 1, 2), gradients);
      assertEquals(List.of(0.0, 1.0, 2.0, 0.0, 1.0, 2.0, 0.0), ages);
      assertEquals(10, network.passes().size());
    }
  }

  @ParameterizedTest
  @MethodSource("bases")
  void whoBeginsLateIsTheBaseBefore(Base base) {
    Pace pace = new Pace(Schedules.CONSTANT, 6, 2, 0);
    Sam late = new Sam(base, new Radius(0.5, 3, false));
    assertArrayEquals(train(base, null, pace, 4), train(late, null, pace, 4));
    assertFalse(Arrays.equals(train(base, null, pace, 5), train(late, null, pace, 5)));
    assertEquals(4 + 2 * 2, late.gradients(6, 2));
  }

  @Test
  void theScheduleMovesTheRateAndWhereItIsAskedToTheRadius() {
    Pace pace = new Pace(new Schedule.Cosine(0.5), 4, 2, 0);
    List<Double> factors = List.of(0.5, 1.0, 1.0, 0.5);
    for (boolean follows : new boolean[] {false, true}) {
      try (Watched network = Watched.of(NETWORK, 1)) {
        Sam sam = new Sam(Sgd.of(0.1), new Radius(0.4, 1, follows));
        Step step = new Step(network, sam, null, Set.of(), pace);
        for (int k = 0; k < 4; k++) {
          StepReport report = Watched.apply(step, k);
          assertEquals(0.1 * factors.get(k), report.lr(), 1e-12);
          assertEquals(follows ? 0.4 * factors.get(k) : 0.4, report.epsilonNorm(), 1e-9);
        }
      }
    }
  }

  @Test
  void aScheduleThatSaysOneIsNoneToTheLastBit() {
    Sgd base = new Sgd(0.05, 0.9, true, 0.01);
    Pace flat = new Pace(new Schedule.Stairs(0.1, List.of(0.9), 0), 100, 10, 0);
    assertArrayEquals(train(base, null), train(base, null, flat, STEPS));
    Pace warm = new Pace(new Schedule.Constant(0.5), 100, 10, 0);
    assertNotEquals(train(base, null)[0], train(base, null, warm, STEPS)[0]);
  }

  /** A bias that BatchNorm takes off again has no gradient; AdamW must not make one of rounding. */
  @Test
  void adamWLeavesABiasBeforeBatchNormWhereItIs() {
    try (Watched network = Watched.of(NETWORK, 2)) {
      Slice bias = network.parameters().find("conv2.bias").orElseThrow();
      float[] before = network.parameters().read(bias);
      Step step = new Step(network, new AdamW(0.01, 0.9, 0.999, 1e-8, 0), null, Set.of());
      for (int k = 0; k < STEPS; k++) {
        Watched.apply(step, k);
      }
      assertArrayEquals(before, network.parameters().read(bias));
    }
  }
}
