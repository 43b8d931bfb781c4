package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.DataSets;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters.Kind;
import sparsam.recipe.RecipeReader;
import sparsam.result.Monitor;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Weights;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** The notebook's experiment in small: a narrow network of the real engine on real digits. */
class EndToEndTest {
  private static final String RECIPE =
      """
      {
        "name": "end to end",
        "data": {"set": "mnist-10k"},
        "network": {"architecture": "classifier", "widths": [4, 8]},
        "seed": 1,
        "batchSize": 64,
        "dense": {"optimizer": {"name": "sgd", "lr": 0.05}, "epochs": 2},
        "prune": {"fraction": 0.7},
        "arms": [
          {"name": "SGD", "start": "pruned", "epochs": 1,
           "optimizer": {"name": "sgd", "lr": 0.05, "momentum": 0.9, "weightDecay": 0.001}},
          {"name": "SAM, no radius", "start": "pruned", "epochs": 1,
           "optimizer": {"name": "sam", "lr": 0.05, "rho": 0, "momentum": 0.9, "weightDecay": 0.001}},
          {"name": "SAM", "start": "pruned", "epochs": 1,
           "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.05}},
          {"name": "BatchNorm only", "start": "pruned", "epochs": 1, "optimizer": {"name": "batchnorm"}},
          {"name": "frozen", "start": "pruned", "epochs": 1, "keepMask": false,
           "prune": {"fraction": 0.7, "batchNorm": true, "offByOne": true},
           "optimizer": {"name": "sgd", "lr": 0.05}, "faults": ["foreign-parameters"]},
          {"name": "regrown", "start": "pruned", "epochs": 1, "keepMask": false,
           "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.05}, "faults": ["recomputed-epsilon"]}
        ]
      }
      """;

  @TempDir(factory = InMemory.class)
  static Path temp;

  private static Path folder;
  private static Run run;

  private static Run run(RunFolder open, NetworkFactory networks, Control control)
      throws Exception {
    return new Experiment(
            open, EndToEndTest::digits, networks, TinyRun.ENVIRONMENT, new Monitor(), control)
        .run();
  }

  private static Network network(Architecture architecture, long seed, int batchSize) {
    return Engine.FAST.create(architecture, seed, batchSize, 2);
  }

  /** The same network, but before a certain pass it asks for a stop. */
  private static NetworkFactory stoppingBefore(int pass, Control control) {
    return (architecture, seed, batchSize) -> {
      Network network = network(architecture, seed, batchSize);
      AtomicInteger passes = new AtomicInteger();
      return (Network)
          Proxy.newProxyInstance(
              Network.class.getClassLoader(),
              new Class<?>[] {Network.class},
              (_, method, arguments) -> {
                if (method.getName().equals("computeGradient")
                    && passes.incrementAndGet() == pass) {
                  control.stop();
                }
                return method.invoke(network, arguments);
              });
    };
  }

  /** A quarter of the images is enough to learn from. */
  private static DataSet digits(DataChoice choice) throws DataException {
    String name = choice.name();
    DataSet all = new DataSets(temp.resolve("no data")).load(name, null);
    return new DataSet(
        name, all.train().range(0, 1800), all.validation(), all.test().range(0, 1000));
  }

  @BeforeAll
  static void runOnce() throws Exception {
    folder = temp.resolve("run");
    try (RunFolder open = RunFolder.create(folder, RecipeReader.parse("end to end", RECIPE))) {
      run = run(open, EndToEndTest::network, new Control());
    }
  }

  private static Finished finished(String name) {
    return assertInstanceOf(Finished.class, run.result(name).orElseThrow());
  }

  private static Weights weights(String name) throws Exception {
    try (RunFolder open = RunFolder.resume(folder)) {
      return open.weights(name);
    }
  }

  private static float[] values(String network, String tensor) throws Exception {
    return weights(network).find(tensor).orElseThrow().values();
  }

  @Test
  void digits_are_learnt_lost_by_pruning_and_learnt_again() {
    assertTrue(finished("dense").testAccuracy() > 0.8, finished("dense").toString());
    double pruned = finished("pruned").testAccuracy();
    assertTrue(pruned < finished("dense").testAccuracy());
    assertTrue(pruned > finished("pruned (γ too, k − 1)").testAccuracy());
    assertTrue(pruned < finished("SGD").testAccuracy());
    assertTrue(pruned < finished("SAM").testAccuracy());
  }

  @Test
  void sparsity_is_exact_and_held() {
    long weights = 4 * 16 + 8 * 4 * 16 + 10 * 8 * 49;
    double pruned = (45 + 358 + 2744) / (double) weights;
    for (String name : List.of("pruned", "SGD", "SAM", "SAM, no radius", "BatchNorm only")) {
      assertEquals(pruned, finished(name).sparsity(), name);
    }
    assertEquals(0, finished("dense").sparsity());
    assertEquals(0, finished("regrown").sparsity());
  }

  @Test
  void sam_without_radius_is_sgd_to_the_last_bit() throws Exception {
    for (Weights.Tensor tensor : weights("SGD").tensors()) {
      assertArrayEquals(tensor.values(), values("SAM, no radius", tensor.name()), tensor.name());
    }
    assertFalse(Arrays.equals(values("SGD", "fc.weight"), values("SAM", "fc.weight")));
  }

  @Test
  void the_notebooks_sgd_moves_batchnorms_statistics_and_nothing_else() throws Exception {
    String start = "pruned (γ too, k − 1)";
    assertEquals(4, finished(start).scaleZeros(), "k = ⌊0.7 · 8⌋ less one");
    for (Weights.Tensor tensor : weights("frozen").tensors()) {
      boolean same = Arrays.equals(tensor.values(), values(start, tensor.name()));
      assertEquals(tensor.kind() != Kind.STATISTIC, same, tensor.name());
    }
  }

  @Test
  void stopped_and_resumed_the_real_engine_gives_the_same_bytes() throws Exception {
    Path stopped = temp.resolve("stopped");
    Control control = new Control();
    try (RunFolder open = RunFolder.create(stopped, RecipeReader.parse("end to end", RECIPE))) {
      // Dense makes two epochs of 29 passes, so this is in the middle of the first arm.
      Run broken = run(open, stoppingBefore(70, control), control);
      assertEquals(State.STOPPED, broken.state());
      assertEquals(3, broken.results().size());
    }
    try (RunFolder open = RunFolder.resume(stopped)) {
      assertEquals(State.FINISHED, run(open, EndToEndTest::network, new Control()).state());
    }
    assertEquals(TinyRun.contents(folder), TinyRun.contents(stopped));
  }
}
