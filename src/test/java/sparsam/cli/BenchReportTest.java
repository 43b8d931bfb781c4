package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.Comparison;
import sparsam.train.bench.Conditions;
import sparsam.train.bench.Contestant;
import sparsam.train.bench.Measurement;
import sparsam.train.bench.Task;
import sparsam.train.bench.Task.Evaluating;
import sparsam.train.bench.Task.EvaluatingSparse;
import sparsam.train.bench.Task.Look;
import sparsam.train.bench.Task.Looking;
import sparsam.train.bench.Task.Method;
import sparsam.train.bench.Task.Training;

class BenchReportTest {
  private static final Family NET = Family.LENET_5;
  private static final Task SGD = Training.dense(NET, Method.SGD, 64);
  private static final Task SAM = Training.dense(NET, Method.SAM, 64);
  private static final Task EVALUATION = new Evaluating(NET, 10_000);

  /** A step of our SGD takes 4 ms in the first run, 5 ms in the second; all else follows. */
  private static Contestant ours() {
    int[] runs = {0};
    return (conditions, found) -> {
      double base = 4 + runs[0]++ % 2;
      Task[] tasks = {
        SGD,
        Training.masked(NET, Method.SGD, 64),
        SAM,
        Training.masked(NET, Method.SAM, 64),
        EVALUATION,
        new EvaluatingSparse(NET, 10_000, 0.9)
      };
      double[] times = {base, 0.5 * base, 9, 18, 512.4, 128.1};
      for (int i = 0; i < tasks.length; i++) {
        found.accept(new Measurement("ours 1", tasks[i], conditions.threads(), times[i], 3));
      }
    };
  }

  /** Knows no evaluation, as a peer may. */
  private static void peer(Conditions conditions, Consumer<Measurement> found) {
    found.accept(new Measurement("peer 2", SGD, conditions.threads(), 20, 3));
    found.accept(new Measurement("peer 2", SAM, conditions.threads(), 45, 3));
  }

  private static Comparison pairs(int threads) throws IOException, InterruptedException {
    return Comparison.inTurn(
        ours(), BenchReportTest::peer, 2, new Conditions(threads, 64, 1), _ -> {});
  }

  @Test
  void of_what_is_looked_at_only_the_times_are_told() throws Exception {
    Contestant looks =
        (conditions, found) ->
            found.accept(
                new Measurement(
                    "ours 1", new Looking(Family.CLASSIFIER, Look.TRACE, 1000), 2, 4200, 3));
    Comparison alone = Comparison.alone(looks, new Conditions(2, 64, 1), _ -> {});
    assertEquals(
        """
        | network | threads | median ms of | ours 1 |
        |---|---:|---|---:|
        | classifier [64, 128] | 2 | trace: 40 products over 1,000 images | 4200 |

        here and now
        """,
        new BenchReport(List.of(alone), "here and now").markdown());
  }

  @Test
  void the_readmes_tables() throws Exception {
    assertEquals(
        """
        | network | threads | median ms of | ours 1 | peer 2 | times as fast |
        |---|---:|---|---:|---:|---:|
        | lenet-5 [20, 50, 500] | 1 | SGD step | 4.50 | 20.0 | 4.44 (4.00–5.00) |
        | lenet-5 [20, 50, 500] | 2 | SGD step | 4.50 | 20.0 | 4.44 (4.00–5.00) |
        | lenet-5 [20, 50, 500] | 1 | SAM step | 9.00 | 45.0 | 5.00 |
        | lenet-5 [20, 50, 500] | 2 | SAM step | 9.00 | 45.0 | 5.00 |

        | network | threads | SAM step / SGD step | masked SGD step / dense | masked SAM step / dense |
        |---|---:|---:|---:|---:|
        | lenet-5 [20, 50, 500] | 1 | 2.00 (1.80–2.25) | 0.50 | 2.00 |
        | lenet-5 [20, 50, 500] | 2 | 2.00 (1.80–2.25) | 0.50 | 2.00 |

        | network | threads | 50 % pruned, in theory 2 | 80 % pruned, in theory 5 | 90 % pruned, in theory 10 | 95 % pruned, in theory 20 | 99 % pruned, in theory 100 |
        |---|---:|---:|---:|---:|---:|---:|
        | lenet-5 [20, 50, 500] | 1 | – | – | 4.00 | – | – |
        | lenet-5 [20, 50, 500] | 2 | – | – | 4.00 | – | – |

        here and now
        """,
        new BenchReport(List.of(pairs(1), pairs(2)), "here and now").markdown());
  }

  @Test
  void without_a_peer_every_task_has_its_row() throws Exception {
    Comparison alone = Comparison.alone(ours(), new Conditions(2, 64, 1), _ -> {});
    assertEquals(
        List.of(
            "network                threads  median ms of                 ours 1",
            "lenet-5 [20, 50, 500]        2  SGD step                       4.00",
            "lenet-5 [20, 50, 500]        2  SGD step, 90 % masked          2.00",
            "lenet-5 [20, 50, 500]        2  SAM step                       9.00",
            "lenet-5 [20, 50, 500]        2  SAM step, 90 % masked          18.0",
            "lenet-5 [20, 50, 500]        2  evaluation of 10,000 images     512",
            ""),
        new BenchReport(List.of(alone), "").text().lines().limit(7).toList());
  }
}
