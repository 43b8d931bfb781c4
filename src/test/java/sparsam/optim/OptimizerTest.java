package sparsam.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.optim.step.StepReport;

class OptimizerTest {
  private static final Sgd SGD = Sgd.of(0.1);

  /** The last is finite, but not as the float that a step computes with. */
  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e-300, -1, 1e39})
  void refusesNumbersThatAreNegativeOrNotFinite(double bad) {
    String range = "a number from 0 to 1000";
    assertBad(() -> Sgd.of(bad), "lr", bad, range);
    assertBad(() -> new Sgd(0.1, bad, false, 0), "momentum", bad, "a number from 0 to 0.999999");
    assertBad(() -> new Sgd(0.1, 0, false, bad), "weightDecay", bad, range);
    assertBad(() -> new Sam(SGD, bad), "rho", bad, range);
    assertBad(() -> new Asam(SGD, bad, 0), "rho", bad, range);
    assertBad(() -> new Asam(SGD, 0, bad), "eta", bad, range);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.0000001, 2})
  void refusesAMomentumThatGrows(double momentum) {
    assertBad(
        () -> new Sgd(0.1, momentum, false, 0),
        "momentum",
        momentum,
        "a number from 0 to 0.999999");
  }

  @Test
  void nesterovNeedsMomentum() {
    assertRefused(
        IllegalArgumentException.class, () -> new Sgd(0.1, 0, true, 0), "nesterov", "momentum");
    assertTrue(new Sgd(0.1, 0.5, true, 0).nesterov());
  }

  @Test
  void takesTheEndsOfEveryRange() {
    assertEquals(0, new Sgd(0, 0, false, 0).lr());
    assertEquals(0, new Asam(SGD, 0, 0).rho());
    assertEquals(1000, new Sam(new Sgd(1000, 0.999999, true, 1000), 1000).rho());
  }

  @Test
  void countsTheGradientsOfAStep() {
    assertEquals(0, new BatchNormOnly().gradientsPerStep());
    assertEquals(1, SGD.gradientsPerStep());
    assertEquals(2, new Sam(SGD, 0).gradientsPerStep());
    assertEquals(2, new Asam(SGD, 0, 0).gradientsPerStep());
  }

  @Test
  void aFormulaSaysWhatAStepDoesWithDecayAndMomentum() {
    assertEquals("w ← w − lr · g", SGD.descent("g"));
    assertEquals("w ← w − lr · (g + λ · w)", new Sgd(0.1, 0, false, 0.01).descent("g"));
    assertEquals("v ← μ · v + g,  w ← w − lr · v", new Sgd(0.1, 0.9, false, 0).descent("g"));
    assertEquals(
        "v ← μ · v + g + λ · w,  w ← w − lr · (g + λ · w + μ · v)",
        new Sgd(0.1, 0.9, true, 0.01).descent("g"));
  }

  @Test
  void aReportIsFiniteWhereEveryNumberIs() {
    assertTrue(new StepReport(1, 2, 3, 4, 1, 0.1, List.of()).finite());
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertFalse(new StepReport(bad, 2, 3, 4, 1, 0.1, List.of()).finite());
      assertFalse(new StepReport(1, bad, 3, 4, 1, 0.1, List.of()).finite());
      assertFalse(new StepReport(1, 2, bad, 4, 1, 0.1, List.of()).finite());
      assertFalse(new StepReport(1, 2, 3, bad, 1, 0.1, List.of()).finite());
    }
  }

  private static void assertBad(Executable make, String name, double value, String range) {
    assertRefused(IllegalArgumentException.class, make, name + " is " + value, range);
  }
}
