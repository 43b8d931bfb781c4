package sparsam.nn.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;

class FewestThreadsTest {
  private static final long MICRO = 1_000;

  /** A machine on which a step lasts as long as it is told, by a clock of its own. */
  private static final class Machine {
    private final IntToLongFunction lasts;
    private final List<Integer> steps = new ArrayList<>();
    private long now = 7;

    Machine(IntToLongFunction lasts) {
      this.lasts = lasts;
    }

    int choose(int cores) {
      return FewestThreads.of(
          cores,
          threads -> {
            steps.add(threads);
            now += lasts.applyAsLong(threads);
          },
          () -> now);
    }

    Set<Integer> tried() {
      return new TreeSet<>(steps);
    }
  }

  @Test
  void the_fastest_number_is_chosen_wherever_it_lies() {
    for (int best : new int[] {1, 2, 4, 8, 12}) {
      Machine machine = new Machine(threads -> (100 + 30L * Math.abs(threads - best)) * MICRO);
      assertEquals(best, machine.choose(12));
      assertEquals(Set.of(1, 2, 4, 8, 12), machine.tried());
    }
  }

  @Test
  void of_numbers_as_fast_it_is_the_fewest() {
    assertEquals(1, new Machine(_ -> 500 * MICRO).choose(16));
    assertEquals(4, new Machine(threads -> threads < 4 ? 900 * MICRO : 800 * MICRO).choose(16));
    // A hundredth cannot be told apart; a tenth can.
    assertEquals(2, new Machine(threads -> (1000 - threads) * MICRO / threads * 2).choose(2));
    assertEquals(1, new Machine(threads -> (1000 - 10L * threads) * MICRO).choose(2));
  }

  /** Another program takes the processor now and then, whoever computes. */
  @Test
  void what_disturbs_single_steps_decides_nothing() {
    int[] step = {0};
    Machine machine =
        new Machine(
            threads ->
                (threads == 4 ? 300 : 700) * MICRO + (step[0]++ % 3 == 0 ? 20_000 * MICRO : 0));
    assertEquals(4, machine.choose(8));
  }

  @Test
  void a_long_step_has_work_for_all() {
    Machine machine = new Machine(threads -> 600_000 * MICRO / threads);
    assertEquals(8, machine.choose(8));
    assertEquals(2, machine.steps.size());
  }

  /** Its code is loaded and not compiled yet. */
  @Test
  void that_the_first_step_was_long_decides_nothing() {
    int[] step = {0};
    Machine machine = new Machine(threads -> (step[0]++ == 0 ? 400_000 : 100 + threads) * MICRO);
    assertEquals(1, machine.choose(8));
  }

  @Test
  void a_real_network_gets_some_of_the_cores() {
    Architecture small = new Architecture(Family.LENET_300_100, List.of(3, 2));
    assertEquals(1, FewestThreads.of(small, 8, 1));
    int chosen = FewestThreads.of(small, 8, 3);
    assertTrue(Set.of(1, 2, 3).contains(chosen), chosen + " threads");
  }
}
