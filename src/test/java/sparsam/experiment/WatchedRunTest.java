package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.flatness.Glance;
import sparsam.flatness.Specimen;
import sparsam.flatness.landscape.Directions;
import sparsam.nn.tangent.TangentNetwork;
import sparsam.prune.Mask;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.watch.Watch;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.store.epoch.EpochWeights;
import sparsam.train.Control;

/** Trainings that are looked at from beside. */
class WatchedRunTest {
  private static final int FEATURES = 784;
  private static final String RECIPE =
      """
      {
        "name": "watched",
        "data": {"set": "mnist-10k", "labelNoise": 0.2},
        "network": {"architecture": "lenet-300-100", "widths": [8, 6]},
        "seed": 3, "batchSize": 16, "shuffle": true,
        "flatness": {"every": 2, "examples": 40, "radius": 0.1, "weights": 1},
        "dense": {"optimizer": {"name": "sgd", "lr": 0.1}, "epochs": 3},
        "prune": {"fraction": 0.5},
        "arms": [
          {"name": "SGD", "start": "pruned", "epochs": 3,
           "optimizer": {"name": "sgd", "lr": 0.1, "momentum": 0.9}},
          {"name": "SAM", "start": "pruned", "epochs": 2,
           "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.05}}
        ]
      }
      """;

  @TempDir static Path shared;
  private static Monitor monitor;
  private static Map<String, String> expected;
  @TempDir Path temp;

  @BeforeAll
  static void runWatched() throws Exception {
    monitor = run(RunFolder.create(shared.resolve("watched"), recipe()), new Control());
    expected = TinyRun.contents(shared.resolve("watched"));
  }

  private static Recipe recipe() throws Exception {
    return RecipeReader.parse("watched", RECIPE);
  }

  private static Examples images(SplittableRandom random, int count) {
    float[] inputs = new float[count * FEATURES];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(10);
      for (int k = 0; k < FEATURES; k++) {
        inputs[i * FEATURES + k] = (float) random.nextGaussian() + (k % 10 == labels[i] ? 1 : 0);
      }
    }
    return new Examples(inputs, labels);
  }

  private static DataSet set() {
    SplittableRandom random = new SplittableRandom(5);
    return new DataSet("mnist-10k", images(random, 64), images(random, 20), images(random, 30));
  }

  private static Monitor run(RunFolder folder, Control control) throws Exception {
    Monitor told = new Monitor();
    run(folder, control, told);
    return told;
  }

  private static Run run(RunFolder folder, Control control, Monitor told) throws Exception {
    DataSet set = set();
    try (folder) {
      return new Experiment(
              folder, _ -> set, new FastNetworks(1), TinyRun.ENVIRONMENT, told, control)
          .run();
    }
  }

  private static Track track(Monitor told, String name) {
    return told.track(name).orElseThrow();
  }

  private static List<Integer> epochs(Track track) {
    return track.flatness().stream().map(FlatnessRow::epoch).toList();
  }

  @Test
  void nothingElseOfARunDependsOnIt() throws Exception {
    Path plain = temp.resolve("plain");
    run(RunFolder.create(plain, recipe().withWatch(Watch.OFF)), new Control());
    Map<String, String> less = new TreeMap<>(expected);
    less.keySet().removeIf(name -> name.equals("flatness.csv") || name.startsWith("epochs"));
    Map<String, String> more = TinyRun.contents(plain);
    assertFalse(less.equals(more), "only the recipe differs");
    less.remove("recipe.sparsam");
    more.remove("recipe.sparsam");
    assertEquals(less, more);
  }

  @Test
  void itLooksAtTheStartNowAndThenAndAtTheEnd() {
    assertEquals(List.of(0, 2, 3), epochs(track(monitor, "dense")));
    assertEquals(List.of(0, 2, 3), epochs(track(monitor, "SGD")));
    assertEquals(List.of(0, 2), epochs(track(monitor, "SAM")));
    FlatnessRow sgd = track(monitor, "SGD").flatness().getLast();
    assertEquals(40, sgd.examples());
    assertEquals(0.1, sgd.radius());
    assertEquals(12, sgd.steps());
    assertTrue(sgd.largest() > 0 && sgd.error() < 0.05 * sgd.largest() && sgd.rise() > 0);
    assertEquals(2 * 1.9 / 0.1, sgd.edge(), 1e-9, "a heavy ball's");
    assertTrue(Double.isNaN(sgd.samEdge()));
    FlatnessRow sam = track(monitor, "SAM").flatness().getFirst();
    assertEquals(40, sam.edge(), 1e-9);
    double part = sam.gradientNorm() / (2 * 0.05);
    assertEquals(
        part * (Math.sqrt(1 + 8 * 0.05 / (0.05 * sam.gradientNorm())) - 1), sam.samEdge(), 1e-9);
  }

  @Test
  void whatWasSeenIsThereWhenTheFolderIsOpened() throws Exception {
    PastRun past = PastRun.open(shared.resolve("watched"));
    for (Track track : monitor.tracks()) {
      assertEquals(track.flatness(), track(past.monitor(), track.name()).flatness());
      assertEquals(
          track.epochs().size() + 1,
          EpochWeights.list(past.folder(), past.recipe(), track.name(), track.epochs().size())
              .size());
    }
  }

  @Test
  void stoppedWhileItLooksItGoesOnToTheSameBytes() throws Exception {
    Path folder = temp.resolve("stopped");
    RunFolder open = RunFolder.create(folder, recipe());
    for (int epoch : new int[] {0, 2, 3}) {
      Control control = new Control();
      Monitor told = new Monitor();
      String looks = "SGD: λ₁ after epoch " + epoch;
      Thread stops =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    while (!told.activity().startsWith(looks)
                        && told.results().size() < 4
                        && !Thread.interrupted()) {
                      Thread.onSpinWait();
                    }
                    control.stop();
                  });
      run(open, control, told);
      stops.interrupt();
      open = RunFolder.resume(folder);
    }
    assertEquals(State.FINISHED, run(open, new Control(), new Monitor()).state());
    assertEquals(expected, TinyRun.contents(folder));
  }

  /** A pruned weight is no coordinate, whenever it was pruned. */
  @Test
  void whereTheMaskChangesItIsSeenUnderTheOneThatIsThen() throws Exception {
    String when = "\"start\": \"dense\", \"when\": {\"name\": \"gradual\", \"every\": 1}";
    Recipe gradual =
        RecipeReader.parse("gradual", RECIPE.replaceFirst("\"start\": \"pruned\"", when));
    Path folder = temp.resolve("gradual");
    FlatnessRow seen =
        track(run(RunFolder.create(folder, gradual), new Control()), "SGD").flatness().getLast();
    Weights weights = PastRun.open(folder).weights("SGD");
    try (TangentNetwork layout = new TangentNetwork(gradual.network(), 1)) {
      Mask mask = Directions.zeros(layout.parameters(), weights.vector(layout.parameters()));
      Glance glance =
          Glance.at(
              gradual.network(),
              1,
              weights,
              mask,
              Specimen.sample(gradual.labelNoise().applyTo(set()), 40),
              0.1,
              () -> true);
      assertTrue(mask != null, "half of the weights are gone by then");
      assertEquals(glance.largest(), seen.largest());
      assertEquals(glance.gradientNorm(), seen.gradientNorm());
    }
  }

  @Test
  void armsThatTrainAtTheSameTimeAreSeenAsAlone() throws Exception {
    Path folder = temp.resolve("race");
    Monitor told = run(RunFolder.create(folder, recipe().withArmsAtOnce(2)), new Control());
    for (Track track : monitor.tracks()) {
      assertEquals(track.flatness(), track(told, track.name()).flatness());
    }
  }
}
