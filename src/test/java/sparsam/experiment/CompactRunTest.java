package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.nn.Parameters;
import sparsam.nn.Parameters.Slice;
import sparsam.nn.file.Safetensors;
import sparsam.nn.speed.Speeds;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.DenseFile;
import sparsam.store.NetworkFile;
import sparsam.store.NetworkFile.Kind;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** Arms that train without the channels that are gone. */
class CompactRunTest {
  private static final String RECIPE =
      """
      {
        "name": "compact",
        "data": {"set": "mnist-10k"},
        "network": {"architecture": "classifier", "widths": [4, 6]},
        "seed": 3, "batchSize": 16, "shuffle": true,
        "flatness": {"every": 2, "examples": 8, "radius": 0.1, "weights": 0},
        "dense": {"optimizer": {"name": "sgd", "lr": 0.05}, "epochs": 1},
        "prune": {"fraction": 0.5, "structure": "channels-l2"},
        "arms": [
          {"name": "masked", "start": "pruned", "epochs": 2, SGD},
          {"name": "compact", "start": "pruned", "epochs": 2, SGD, "compact": true},
          {"name": "SAM", "start": "pruned", "epochs": 1, CLIMBS},
          {"name": "SAM, compact", "start": "pruned", "epochs": 1, CLIMBS, "compact": true},
          {"name": "nothing left", "start": "pruned", "epochs": 1, SGD, "compact": true,
           "prune": {"fraction": 1, "structure": "channels-l1"}},
          {"name": "nothing gone", "start": "pruned", "epochs": 1, SGD, "compact": true,
           "prune": {"fraction": 0, "structure": "channels-l1"}}
        ]
      }
      """
          .replace("SGD", "\"optimizer\": {\"name\": \"sgd\", \"lr\": 0.05, \"momentum\": 0.9}")
          .replace("CLIMBS", "\"optimizer\": {\"name\": \"sam\", \"lr\": 0.05, \"rho\": 0.05}");

  @TempDir(factory = InMemory.class)
  static Path shared;

  private static final List<Path> KILLED = new ArrayList<>();
  private static final List<Architecture> MADE = new ArrayList<>();
  private static Map<String, String> expected;
  private static Run run;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    Path whole = shared.resolve("whole");
    int[] passes = {0};
    run =
        run(
            RunFolder.create(whole, recipe()),
            architecture -> MADE.add(architecture),
            () -> {
              if (List.of(18, 31).contains(++passes[0])) {
                KILLED.add(shared.resolve("killed-" + KILLED.size()));
                TinyRun.copy(whole, KILLED.getLast());
              }
            });
    expected = TinyRun.contents(whole);
  }

  private static Recipe recipe() throws Exception {
    return RecipeReader.parse("compact", RECIPE);
  }

  private static Run run(RunFolder folder, Consumer<Architecture> made, Runnable beforeEveryPass)
      throws Exception {
    NetworkFactory networks =
        (architecture, seed, batch) -> {
          made.accept(architecture);
          Network own = new FastNetworks(1).create(architecture, seed, batch);
          return (Network)
              Proxy.newProxyInstance(
                  Network.class.getClassLoader(),
                  new Class<?>[] {Network.class},
                  (_, method, arguments) -> {
                    if (method.getName().equals("computeGradient")) {
                      beforeEveryPass.run();
                    }
                    return method.invoke(own, arguments);
                  });
        };
    DataSet set = set();
    try (folder) {
      return new Experiment(
              folder, _ -> set, networks, TinyRun.ENVIRONMENT, new Monitor(), new Control())
          .run();
    }
  }

  private static DataSet set() {
    SplittableRandom random = new SplittableRandom(5);
    return new DataSet("mnist-10k", images(random, 64), images(random, 20), images(random, 200));
  }

  private static Examples images(SplittableRandom random, int count) {
    float[] inputs = new float[count * 784];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(10);
      for (int k = 0; k < 784; k++) {
        inputs[i * 784 + k] = (float) random.nextGaussian() + (k / 78 == labels[i] ? 2 : 0);
      }
    }
    return new Examples(inputs, labels);
  }

  private static Finished result(String name) {
    return (Finished)
        run.results().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static Parameters weights(String name) throws Exception {
    Parameters parameters = Parameters.of(run.recipe().network().blueprint());
    PastRun.open(shared.resolve("whole")).weights(name).copyTo(parameters);
    return parameters;
  }

  /** The arms that are cut have networks of their own, each as small as it can be. */
  @Test
  void theNetworkThatTrainsIsSmall() {
    List<Integer> half = List.of(2, 3);
    List<Integer> whole = List.of(4, 6);
    assertEquals(
        List.of(whole, half, half, half, whole), MADE.stream().map(Architecture::widths).toList());
  }

  @Test
  void itTrainsAlikeAndIsKeptWhole() throws Exception {
    for (String arm : List.of("", "SAM")) {
      Finished masked = result(arm.isEmpty() ? "masked" : arm);
      Finished compact = result(arm.isEmpty() ? "compact" : arm + ", compact");
      assertEquals(masked.testLoss(), compact.testLoss(), 1e-4, compact.name());
      assertEquals(masked.sparsity(), compact.sparsity());
      assertEquals(masked.testAccuracy(), compact.testAccuracy(), 0.011);
      Parameters of = weights(masked.name());
      Parameters with = weights(compact.name());
      for (Slice slice : of.slices()) {
        if (slice.trainable()) {
          assertArrayEquals(of.read(slice), with.read(slice), 1e-4f, slice.name());
        }
      }
    }
    assertEquals(0, result("nothing gone").sparsity());
  }

  @Test
  void whatItGainsIsToldLayerByLayer() throws Exception {
    assertNull(result("masked").speeds());
    assertNull(result("nothing gone").speeds());

    Speeds speeds = Objects.requireNonNull(result("compact").speeds());
    assertEquals(
        List.of("conv1 2.0", "conv2 4.0", "fc 2.0"),
        speeds.layers().stream().map(one -> one.layer() + " " + one.theoretical()).toList());
    assertTrue(speeds.layers().stream().allMatch(one -> one.before() > 0 && one.after() > 0));
    assertEquals(20, speeds.images());
    Speeds pruned = Objects.requireNonNull(result("pruned").speeds());
    assertEquals(speeds.all().theoretical(), pruned.all().theoretical(), "before it trains on");
    assertEquals(run.results(), PastRun.open(shared.resolve("whole")).run().results(), "read back");
  }

  /** The masked arm's network goes out as small as the compact one's, and says the same. */
  @Test
  void whatIsLeftGoesOutAsAFile() throws Exception {
    PastRun past = PastRun.open(shared.resolve("whole"));
    Path file = shared.resolve("small.safetensors");
    NetworkFile.write(past, "masked", Kind.COMPACT, file);
    Architecture small = DenseFile.open(file).architecture(past.recipe().network().input()).get();
    assertEquals(List.of(2, 3), small.widths());
    try (Network of = new FastNetworks(1).create(past.recipe().network(), 0, 9);
        Network is = new FastNetworks(1).create(small, 0, 9)) {
      past.weights("masked").copyTo(of.parameters());
      Safetensors.read(file).copyTo(is.parameters());
      float[] inputs = set().test().inputs();
      float[] whole = new float[90];
      float[] cut = new float[90];
      of.logits(inputs, 0, 9, whole);
      is.logits(inputs, 0, 9, cut);
      assertArrayEquals(whole, cut, 1e-4f);
    }
    String nothing =
        run.results().stream()
            .map(Result::name)
            .filter(name -> name.startsWith("pruned (100 %"))
            .findFirst()
            .orElseThrow();
    String said =
        Refusal.of(IOException.class, () -> NetworkFile.write(past, nothing, Kind.COMPACT, file));
    assertTrue(said.contains("no channel of conv1 is left, so"), said);
  }

  @Test
  void whatLeavesNoChannelSaysSo() {
    Failed failed =
        (Failed)
            run.results().stream()
                .filter(one -> one.name().equals("nothing left"))
                .findFirst()
                .orElseThrow();
    assertTrue(failed.reason().startsWith("no channel of conv1 is left, so"), failed.reason());
  }

  @Test
  void killedAnywhereItResumesToTheSameBytes() throws Exception {
    assertEquals(2, KILLED.size(), "in the second epoch of one, and in the first of the other");
    for (Path killed : KILLED) {
      run(RunFolder.resume(killed, recipe()), _ -> {}, () -> {});
      assertEquals(expected, TinyRun.contents(killed), killed.toString());
    }
  }
}
