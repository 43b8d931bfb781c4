package sparsam.train.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final StringBuilder order = new StringBuilder();
  private long now;

  private Runnable work(char name, int millis) {
    return () -> {
      order.append(name);
      now += millis * 1_000_000L;
    };
  }

  @Test
  void alternatives_take_turns_until_each_has_had_its_time() {
    List<Rounds.Taken> taken =
        new Rounds(() -> now, () -> 2 * now).time(List.of(work('a', 100), work('b', 200)), 0.55);
    // Turns of a quarter of a second, the last one shorter.
    assertEquals("aaabbaaab", order.toString());
    assertArrayEquals(new double[] {100, 100, 100, 100, 100, 100}, taken.get(0).millis());
    assertArrayEquals(new double[] {200, 200, 200}, taken.get(1).millis());
    assertArrayEquals(new double[] {400, 400, 400}, taken.get(1).processor());
  }

  @Test
  void what_takes_longer_than_its_time_is_done_once() {
    List<Rounds.Taken> taken =
        new Rounds(() -> now, () -> 2 * now).time(List.of(work('a', 5000), work('b', 1)), 0.003);
    assertEquals("abbb", order.toString());
    assertArrayEquals(new double[] {5000}, taken.get(0).millis());
  }
}
