package sparsam.train.bench.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.team.Recording;
import sparsam.nn.team.Recording.Stretched;
import sparsam.optim.Sgd;
import sparsam.optim.step.Step;

/** What a recording of one thread says of more. */
class ForecastTest {
  private static Stretched even(long once, int lanes, long each) {
    return new Stretched(once, Collections.nCopies(lanes, each));
  }

  private static Forecast forecast(double meeting, long besides, Stretched... stretches) {
    return new Forecast(new Recording(List.of(stretches), besides), meeting);
  }

  @Test
  void what_is_dealt_out_evenly_is_as_many_times_as_fast() {
    Forecast even = forecast(0, 0, even(0, 16, 100), even(0, 32, 7));
    for (int threads : new int[] {1, 2, 4, 8, 16}) {
      assertEquals(threads, even.speedUp(threads), 1e-12);
      assertEquals(1, even.largestShare(threads), 1e-12);
      assertEquals(threads == 1 ? 0 : 2, even.meetings(threads));
    }
    // Sixteen lanes among three: five each and one more.
    assertEquals(16 / 6.0, forecast(0, 0, even(0, 16, 100)).speedUp(3), 1e-12);
    assertEquals(18 / 16.0, forecast(0, 0, even(0, 16, 100)).largestShare(3), 1e-12);
  }

  @Test
  void what_one_thread_does_alone_bounds_it() {
    Forecast half = forecast(0, 500, even(0, 1, 500), even(0, 16, 1000 / 16));
    assertEquals(2000, half.time(1), 10);
    assertTrue(half.speedUp(16) < 2);
    assertEquals(1, half.meetings(16));
    // What every thread does first is done by all of them.
    assertEquals(1100 / 150.0, forecast(0, 0, even(100, 20, 50)).speedUp(20), 1e-12);
  }

  @Test
  void meetings_cost() {
    Forecast meeting = forecast(10, 0, even(0, 16, 100), even(0, 16, 100));
    assertEquals(3200, meeting.time(1));
    assertEquals(1600 + 20, meeting.time(2));
    assertEquals(200 + 80, meeting.time(16));
  }

  /** A thread that is done takes what others have left: nobody waits for more than a lane. */
  @Test
  void what_is_left_is_taken() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<Long> lanes = new ArrayList<>();
      int count = 2 + random.nextInt(30);
      for (int i = 0; i < count; i++) {
        lanes.add(1L + random.nextInt(1000));
      }
      Forecast some = new Forecast(new Recording(List.of(new Stretched(0, lanes)), 0), 0);
      int threads = 2 + random.nextInt(15);
      double sum = some.time(1);
      double longest = Collections.max(lanes);
      assertTrue(some.time(threads) >= Math.max(longest, sum / threads) - 1e-9);
      assertTrue(some.time(threads) <= sum / threads + longest);
    }
  }

  /** By a clock that ticks at every look, a recording tells its parts and leaves the same bits. */
  @Test
  void a_network_is_recorded_while_it_computes_the_same() {
    Architecture architecture = new Architecture(Family.CLASSIFIER, List.of(4, 5));
    Batch batch = Samples.batch(1, 20);
    long[] ticks = {0};
    try (FastNetwork plain = new FastNetwork(architecture, 20, 2, 0);
        FastNetwork seen = new FastNetwork(architecture, 20, 2, 0)) {
      Samples.scramble(plain.parameters(), 1);
      Samples.scramble(seen.parameters(), 1);
      Step one = new Step(plain, Sgd.of(0.1), null, Set.of());
      Step two = new Step(seen, Sgd.of(0.1), null, Set.of());
      one.apply(batch.inputs(), batch.labels(), 20);
      Recording recording =
          seen.record(() -> two.apply(batch.inputs(), batch.labels(), 20), () -> ticks[0]++);
      assertArrayEquals(plain.parameters().values(), seen.parameters().values());
      long lanes =
          recording.stretches().stream().mapToLong(stretch -> stretch.lanes().size()).sum();
      // Each lane is a look apart from the next, and so is what is done once.
      assertEquals(lanes, recording.stretches().stream().mapToLong(Stretched::sum).sum());
      assertTrue(recording.stretches().stream().allMatch(stretch -> stretch.once() == 1));
      assertEquals(recording, recording.least(recording));
    }
  }

  @Test
  void more_threads_move_more_and_a_step_more_than_an_evaluation() {
    for (Architecture architecture : Samples.architectures()) {
      long one = Traffic.forward(architecture, 64, 1);
      assertTrue(Traffic.forward(architecture, 64, 2) > one);
      assertTrue(Traffic.step(architecture, 64, 1) > 2 * one);
    }
    // 784 → 300 → 100 → 10, with their rectifiers: what goes in and comes out, and the weights.
    Architecture mlp = Family.LENET_300_100.standard();
    long values = 784 + 300 + 300 + 300 + 300 + 100 + 100 + 100 + 100 + 10;
    assertEquals(4 * (values + 266_610), Traffic.forward(mlp, 1, 1));
  }
}
