package sparsam.prune.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.prune.schedule.Dynamic.Grow;
import sparsam.prune.schedule.Iterative.Rewind;

class WhenTest {
  /** Zhu and Gupta 2017, equation 1. */
  @ParameterizedTest
  @CsvSource({"0, 0", "10, .2439", "20, .4392", "50, .7875", "100, .9", "300, .9"})
  void theCubicRampIsAsInItsPaper(long step, double expected) {
    assertEquals(expected, Ramp.CUBIC.at(0, 0.9, 0, 100, 1, step), 5e-5);
  }

  @Test
  void gradualPruningRisesInStagesAndSettles() {
    Gradual gradual = new Gradual(Ramp.LINEAR, 0.1, 0.5, 20);
    assertEquals(500, gradual.settled(1000));
    assertEquals(0, gradual.at(0.8, 119, 1000));
    assertEquals(0.04, gradual.at(0.8, 120, 1000), 1e-12);
    assertEquals(0.04, gradual.at(0.8, 139, 1000), 1e-12);
    assertEquals(0.8, gradual.at(0.8, 500, 1000), 1e-12);
    Gradual short1 = new Gradual(Ramp.CUBIC, 0.9, 0.2, 50);
    assertEquals(1, short1.at(1, 140, 100), "whatever is said, all goes in the end");
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, 0, 3, 400",
    "RATE, 0, 3, 403",
    "WEIGHTS, 0, 4, 1000",
    "WEIGHTS, 30, 3, 503"
  })
  void roundsShareTheStepsAndEachTrainsAsLong(Rewind rewind, long to, long rounds, long steps) {
    Iterative when = new Iterative(rounds, rewind, to);
    long prunings = 0;
    long before = 0;
    for (long step = 1; step <= steps; step++) {
      long seems = when.seeming(step, steps);
      assertTrue(seems <= when.seeming(steps));
      if (when.prunesAfter(step, steps)) {
        prunings++;
        assertEquals(rewind == Rewind.NOTHING ? step : to, seems);
        assertEquals(when.first(steps), before + 1, "each trains to the same step");
        if (prunings == rounds) {
          assertEquals(step, when.settled(steps));
        }
      }
      before = rewind == Rewind.NOTHING ? before == when.first(steps) - 1 ? 0 : before + 1 : seems;
    }
    assertEquals(rounds, prunings);
    assertEquals(0.9, when.at(0.9, steps, steps));
    assertEquals(0, when.at(0.9, 1, steps));
  }

  @Test
  void everyRoundTakesTheSamePartOfWhatIsLeft() {
    Iterative when = new Iterative(3, Rewind.NOTHING, 0);
    assertEquals(0.5, when.at(0.875, 100, 400), 1e-12);
    assertEquals(0.75, when.at(0.875, 200, 400), 1e-12);
    assertEquals(0.875, when.at(0.875, 300, 400), 1e-12);
  }

  @Test
  void lessAndLessIsExchanged() {
    Dynamic rigl = new Dynamic(Grow.BY_GRADIENT, 100, 0.3, 0.75);
    assertEquals(0.3, rigl.share(0, 1000), 1e-12);
    assertEquals(0.15, rigl.share(375, 1000), 1e-12);
    assertTrue(rigl.changesAfter(700, 1000));
    assertFalse(rigl.changesAfter(750, 1000));
    assertFalse(rigl.changesAfter(650, 1000));
    assertFalse(rigl.changesAfter(800, 1000));
  }
}
