package sparsam.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

class RunsTest {
  private static final Task SGD = Training.dense(Family.LENET_5, Method.SGD, 64);
  private static final Task SAM = Training.dense(Family.LENET_5, Method.SAM, 64);
  private static final Task EVALUATION = new Evaluating(Family.LENET_5, 10_000);

  private static Measurement measured(Task task, double millis) {
    return new Measurement("engine", task, 2, millis, 1);
  }

  private static Runs of(Task task, double... millis) {
    return new Runs(
        DoubleStream.of(millis).mapToObj(each -> List.of(measured(task, each))).toList());
  }

  @Test
  void a_tasks_time_is_the_median_of_its_runs() {
    assertEquals(3, of(SGD, 9, 1, 3).millis(SGD));
    assertEquals(4, of(SGD, 9, 1, 3, 5).millis(SGD));
  }

  @Test
  void a_ratio_is_that_of_the_medians_and_its_range_that_of_the_pairs() {
    // Pairs 1.5, 2 and 3; medians 40 and 15.
    Ratio ratio = of(SGD, 30, 40, 45).ratio(SGD, of(SGD, 20, 20, 15));
    assertEquals(new Ratio(2, 1.5, 3), ratio);
  }

  @Test
  void two_tasks_of_the_same_runs_are_compared_run_by_run() {
    Runs runs =
        new Runs(
            List.of(
                List.of(measured(SGD, 10), measured(SAM, 19)),
                List.of(measured(SGD, 20), measured(SAM, 42))));
    assertEquals(new Ratio(30.5 / 15, 1.9, 2.1), runs.ratio(SAM, SGD));
  }

  @Test
  void only_what_every_run_has_counts() {
    Runs runs =
        new Runs(
            List.of(
                List.of(measured(SGD, 1), measured(EVALUATION, 5), measured(SAM, 2)),
                List.of(measured(SAM, 2), measured(SGD, 1))));
    assertEquals(List.of(SGD, SAM), runs.tasks());
    assertTrue(runs.has(SAM));
    assertFalse(runs.has(EVALUATION));
    assertThrows(NullPointerException.class, () -> runs.millis(EVALUATION));
    assertThrows(IllegalArgumentException.class, () -> new Runs(List.of(List.of())));
  }

  @Test
  void ours_and_the_peers_runs_alternate() throws Exception {
    List<String> order = new ArrayList<>();
    double[] time = {0};
    Contestant ours = (_, found) -> found.accept(new Measurement("ours", SGD, 2, ++time[0], 1));
    Contestant peer = (_, found) -> found.accept(new Measurement("peer", SGD, 2, 12, 1));
    Comparison comparison =
        Comparison.inTurn(
            ours, peer, 3, new Conditions(2, 64, 1), each -> order.add(each.engine()));
    assertEquals(List.of("peer", "ours", "peer", "ours", "peer", "ours"), order);
    assertEquals(
        new Ratio(6, 4, 12), comparison.peer().orElseThrow().ratio(SGD, comparison.ours()));
  }
}
