package sparsam.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sparsam.settings.Kind;

class ScheduleTest {
  private static final long STEPS = 200;

  private static List<Double> factors(Schedule schedule, long... steps) {
    return Arrays.stream(steps).mapToObj(step -> schedule.factor(step, STEPS)).toList();
  }

  @Test
  void constantIsOneAtEveryStep() {
    for (long step = 0; step < STEPS; step++) {
      assertEquals(1.0, Schedules.CONSTANT.factor(step, STEPS));
    }
    assertTrue(Schedules.CONSTANT.isConstant());
    assertFalse(new Schedule.Constant(0.1).isConstant());
    assertFalse(new Schedule.Cosine(0).isConstant());
  }

  @Test
  void warmUpRisesStepByStepToTheWhole() {
    for (Schedule schedule :
        List.of(
            new Schedule.Constant(0.02),
            new Schedule.Cosine(0.02),
            new Schedule.Stairs(0.1, List.of(0.5), 0.02))) {
      assertEquals(List.of(0.25, 0.5, 0.75, 1.0, 1.0), factors(schedule, 0, 1, 2, 3, 4));
    }
  }

  @Test
  void stairsFallAtTheirMilestones() {
    Schedule stairs = new Schedule.Stairs(0.5, List.of(0.5, 0.75), 0);
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.5, 0.25, 0.25), factors(stairs, 0, 99, 100, 149, 150, 199));
  }

  @Test
  void cosineFallsFromTheWholeToNextToNothing() {
    Schedule cosine = new Schedule.Cosine(0);
    assertEquals(1, cosine.factor(0, STEPS));
    assertEquals(0.5, cosine.factor(100, STEPS), 1e-12);
    double before = 2;
    for (long step = 0; step < STEPS; step++) {
      double now = cosine.factor(step, STEPS);
      assertTrue(now < before && now > 0);
      before = now;
    }
    assertTrue(before < 1e-4);
  }

  @Test
  void itIsFiniteHoweverLongTheTrainingIs() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      long steps = 1 + random.nextLong(50);
      double warm = random.nextInt(3) == 0 ? 1 : random.nextDouble();
      for (Schedule schedule :
          List.of(
              new Schedule.Constant(warm),
              new Schedule.Cosine(warm),
              new Schedule.Stairs(
                  random.nextDouble(), List.of(random.nextDouble(0.01, 1)), warm))) {
        for (long step = 0; step < steps; step++) {
          double factor = schedule.factor(step, steps);
          assertTrue(factor >= 0 && factor <= 1, schedule + " at " + step + " of " + steps);
        }
      }
    }
  }

  /** What a budget of gradients buys is as many steps as fit, whatever climbs when. */
  @Test
  void aBudgetIsSpentToTheLastGradientThatMakesAStep() {
    SplittableRandom random = new SplittableRandom(2);
    for (Kind<? extends Optimizer> kind : Optimizers.ALL.all()) {
      Optimizer usual = kind.make(kind.standard());
      for (int i = 0; usual.gradientsPerStep() > 0 && i < 200; i++) {
        long budget = random.nextLong(2000);
        int perEpoch = 1 + random.nextInt(50);
        long steps = usual.steps(budget, perEpoch);
        assertTrue(usual.gradients(steps, perEpoch) <= budget, kind.name());
        assertTrue(usual.gradients(steps + 1, perEpoch) > budget, kind.name());
      }
    }
    Sgd base = Sgd.of(0.1);
    assertEquals(500, new Sam(base, 0.1).steps(1001, 7));
    assertEquals(1001, base.steps(1001, 7));
    LookSam look = new LookSam(base, 0.1, 0.7, 5);
    assertEquals(120, look.gradients(100, 7));
    assertEquals(121 + 1, look.gradients(101, 7));
    assertEquals(100, look.steps(120, 7));
    assertEquals(100, look.steps(121, 7));
    Sam late = new Sam(base, new Radius(0.1, 3, false));
    assertEquals(20, late.gradients(20, 10));
    assertEquals(22, late.gradients(21, 10));
    assertEquals(21, late.steps(23, 10));
  }
}
