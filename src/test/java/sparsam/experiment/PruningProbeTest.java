package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataChoice;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.nn.Architecture;
import sparsam.nn.Architecture.Family;
import sparsam.nn.Engine;
import sparsam.nn.Network;
import sparsam.nn.Parameters.Kind;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;
import sparsam.prune.Doubt;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.prune.Reach;
import sparsam.prune.Scope;
import sparsam.prune.Structure;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.recipe.Starts;
import sparsam.result.Monitor;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Collapse;
import sparsam.result.PruningEffect.Layer;
import sparsam.result.Result.Finished;
import sparsam.result.Weights;
import sparsam.result.Weights.Tensor;
import sparsam.result.statistics.Statistics;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

class PruningProbeTest {
  private static final Architecture SMALL = new Architecture(Family.CLASSIFIER, List.of(3, 5));
  private static final NetworkFactory FAST =
      (architecture, seed, batchSize) -> Engine.FAST.create(architecture, seed, batchSize, 1);

  @TempDir Path temp;

  private static Setting setting(Recipe recipe) {
    return Setting.of(recipe);
  }

  /** More images than are asked about at once. */
  private static Examples images(int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[] inputs = new float[count * Architecture.FEATURES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(Architecture.CLASSES);
    }
    return new Examples(inputs, labels);
  }

  private static DataSet set(Examples images) {
    return new DataSet("any", images, images, images);
  }

  private static PruningProbe small(int images) throws IOException {
    PruningProbe probe =
        PruningProbe.open(
            FAST, new Setting(new DataChoice.Named("any"), SMALL, 16), set(images(images)));
    try (Network network = FAST.create(SMALL, 7, 1)) {
      probe.load(Weights.of(network.parameters()));
    }
    return probe;
  }

  @Test
  void images_of_another_size_are_told_in_a_sentence() {
    Pixels pixels =
        new Pixels.Floats(new float[2 * 8 * 8], new Shape(1, 8, 8), Normalization.MNIST);
    DataSet other = set(new Examples(pixels, new int[] {0, 1}, Architecture.CLASSES));
    String sentence =
        Refusal.of(
            IOException.class,
            () ->
                PruningProbe.open(
                    FAST, new Setting(new DataChoice.Named("any"), SMALL, 16), other));
    assertTrue(sentence.contains(" takes images of "), sentence);
  }

  private static PruningEffect effect(PruningProbe probe, Pruning pruning, long seed) {
    return probe.measure(pruning, seed, () -> true).orElseThrow();
  }

  @Test
  void it_says_what_the_experiment_reports_of_every_way_of_pruning() throws Exception {
    Recipe recipe =
        RecipeReader.parse(
            "ways",
            """
            {"name": "ways", "data": {"set": "mnist-10k"}, "seed": 11, "batchSize": 16,
             "network": {"architecture": "classifier"},
             "dense": {"optimizer": {"name": "sgd", "lr": 0.3}, "epochs": 2},
             "prune": {"fraction": 0.6},
             "arms": [
               {"name": "a", "start": "pruned", "epochs": 1, "prune": {"fraction": 0.7, "method": "random"},
                "optimizer": {"name": "sgd", "lr": 0.3}},
               {"name": "b", "start": "pruned", "epochs": 1,
                "prune": {"fraction": 0.7, "method": "magnitude-global", "batchNorm": true},
                "optimizer": {"name": "sgd", "lr": 0.3}},
               {"name": "c", "start": "pruned", "epochs": 1,
                "prune": {"fraction": 0.8, "batchNorm": true, "offByOne": true},
                "optimizer": {"name": "sgd", "lr": 0.3}},
               {"name": "d", "start": "pruned", "epochs": 1,
                "prune": {"fraction": 0.5, "method": "snip", "network": "initial", "shuffled": true},
                "optimizer": {"name": "sgd", "lr": 0.3}},
               {"name": "e", "start": "pruned", "epochs": 1,
                "prune": {"fraction": 0.3, "method": "taylor", "inverted": true, "scope": "layer"},
                "optimizer": {"name": "sgd", "lr": 0.3}},
               {"name": "f", "start": "pruned", "epochs": 1,
                "prune": {"fraction": 0.5, "weights": "drawn-anew"},
                "optimizer": {"name": "sgd", "lr": 0.3}}]}
            """);
    Monitor monitor = new Monitor();
    try (RunFolder folder = RunFolder.create(temp.resolve("run"), recipe)) {
      TinyRun.run(folder, monitor, new Control(), () -> {});
    }
    try (PruningProbe probe =
        PruningProbe.open(
            (_, seed, _) -> new LinearNetwork(seed), setting(recipe), LinearNetwork.blobs())) {
      probe.load(monitor.weights("dense").orElseThrow());
      List<Double> probed = new ArrayList<>();
      List<Double> reported = new ArrayList<>();
      Starts.prunings(recipe)
          .forEach(
              (pruning, name) -> {
                Finished row =
                    (Finished)
                        monitor.results().stream()
                            .filter(result -> result.name().equals(name))
                            .findFirst()
                            .orElseThrow();
                PruningEffect effect = effect(probe, pruning, recipe.seed());
                probed.add(effect.accuracy());
                reported.add(row.validationAccuracy());
                Layer weights = effect.layers().getFirst();
                assertEquals(row.sparsity(), weights.sparsity(), name);
                Weights left = monitor.weights(name).orElseThrow();
                assertEquals(left.zeros(Kind.WEIGHT), weights.zeros(), name);
                if (pruning.batchNorm()) {
                  assertEquals(row.scaleZeros(), effect.layers().getLast().zeros(), name);
                }
              });
      assertEquals(reported, probed);
      assertTrue(reported.stream().distinct().count() >= 3, "else they could be mixed up");
      Finished dense = (Finished) monitor.results().getFirst();
      assertEquals(
          dense.validationAccuracy(),
          probe.measure(null, recipe.seed(), () -> true).orElseThrow().accuracy());
    }
  }

  @Test
  void the_real_engine_gives_the_same_bits_as_an_evaluation_in_one_go() throws Exception {
    Examples images = images(700);
    try (PruningProbe probe = small(700);
        Network network = FAST.create(SMALL, 7, 16)) {
      PruningEffect before = probe.measure(null, 0, () -> true).orElseThrow();
      assertEquals(
          new sparsam.train.Evaluator(network).evaluate(images).correct(), before.correct());
      assertEquals(700, before.count());
      assertEquals(Statistics.wilson(before.correct(), 700), before.interval());
    }
  }

  @Test
  void pruning_again_begins_from_the_loaded_weights() throws Exception {
    try (PruningProbe probe = small(600)) {
      PruningEffect half = effect(probe, Pruning.byLayer(0.5), 0);
      PruningEffect all = effect(probe, Pruning.byLayer(1), 0);
      assertEquals(half, effect(probe, Pruning.byLayer(0.5), 0));
      assertEquals(0, all.cost().nonZeroWeights());
      assertEquals(2, half.cost().theoreticalSpeedup(), 0.05);
      assertEquals(
          List.of("conv1.weight", "conv2.weight", "fc.weight"),
          half.layers().stream().map(Layer::name).toList());
      assertEquals(
          half.cost().weights() - half.cost().nonZeroWeights(),
          half.layers().stream().mapToInt(Layer::zeros).sum());
    }
  }

  @Test
  void a_threshold_is_the_largest_magnitude_that_goes() throws Exception {
    Weights weights;
    try (Network network = FAST.create(SMALL, 7, 1)) {
      weights = Weights.of(network.parameters());
    }
    try (PruningProbe probe = small(20)) {
      for (Pruning pruning :
          List.of(
              Pruning.byLayer(0.3),
              Pruning.notebook(0.5),
              new Pruning(Method.MAGNITUDE_GLOBAL, 0.7, true, false))) {
        for (Layer layer : effect(probe, pruning, 0).layers()) {
          Tensor tensor = weights.find(layer.name()).orElseThrow();
          int small = 0;
          for (float value : tensor.values()) {
            small += Math.abs(value) <= layer.threshold() ? 1 : 0;
          }
          // BatchNorm's γ are all 1 before training: ties go in order, or all stay.
          if (!layer.name().startsWith("bn")) {
            assertEquals(layer.zeros(), small, pruning + " " + layer.name());
          }
        }
      }
      assertTrue(
          effect(probe, new Pruning(Method.RANDOM, 0.5, false, false), 0).layers().stream()
              .allMatch(layer -> Double.isNaN(layer.threshold())));
    }
  }

  @Test
  void the_seed_draws_what_random_pruning_takes() throws Exception {
    Pruning random = new Pruning(Method.RANDOM, 0.8, false, false);
    try (PruningProbe probe = small(700)) {
      assertEquals(effect(probe, random, 1), effect(probe, random, 1));
      assertNotEquals(effect(probe, random, 1), effect(probe, random, 2));
    }
  }

  @Test
  void work_that_is_no_longer_wanted_is_given_up_between_images() throws Exception {
    try (PruningProbe probe = small(1200)) {
      AtomicInteger asked = new AtomicInteger();
      assertTrue(probe.measure(null, 0, () -> asked.incrementAndGet() < 2).isEmpty());
      assertEquals(2, asked.get(), "1,200 images are asked about in three parts");
      assertTrue(probe.time(null, 0, () -> asked.incrementAndGet() < 9).isEmpty());
    }
  }

  @Test
  void both_forms_are_timed_on_all_images() throws Exception {
    try (PruningProbe probe = small(30)) {
      EvaluationTimes times = probe.time(Pruning.byLayer(0.9), 0, () -> true).orElseThrow();
      assertEquals(30, times.images());
      assertTrue(times.dense() > 0 && times.sparse() > 0, times.toString());
      assertEquals(
          List.of("conv1", "conv2", "fc"),
          Objects.requireNonNull(times.speeds()).layers().stream().map(LayerSpeed::layer).toList());
      assertEquals(2, new EvaluationTimes(0.4, 0.2, 1).speedup(), 1e-12);
    }
  }

  /** A network of channels is timed without them, layer by layer. */
  @Test
  void channels_that_go_are_cut_out_to_time_what_is_left() throws Exception {
    Pruning channels =
        new Pruning(
            Method.MAGNITUDE_LAYER,
            0.5,
            false,
            false,
            new Reach(Scope.METHOD, Structure.CHANNELS_L1, false, Reach.Origin.TRAINED),
            Doubt.NONE);
    try (PruningProbe probe = small(30)) {
      Speeds speeds =
          Objects.requireNonNull(probe.time(channels, 0, () -> true).orElseThrow().speeds());
      assertEquals(
          probe.measure(channels, 0, () -> true).orElseThrow().cost().theoreticalSpeedup(),
          speeds.all().theoretical());
      assertEquals(Form.COMPACT, speeds.form());
      for (double fraction : new double[] {0, 1}) {
        EvaluationTimes times = probe.time(channels.at(fraction), 0, () -> true).orElseThrow();
        assertEquals(Form.SPARSE, Objects.requireNonNull(times.speeds()).form());
      }
    }
  }

  @Test
  void weights_of_another_network_are_refused() throws Exception {
    try (PruningProbe probe = small(20);
        Network other = FAST.create(new Architecture(Family.CLASSIFIER, List.of(3, 6)), 0, 1)) {
      Weights weights = Weights.of(other.parameters());
      assertFalse(probe.fits(weights));
      assertThrows(IllegalArgumentException.class, () -> probe.load(weights));
    }
  }

  /** One threshold through all layers empties one of them first, and it is known which. */
  @Test
  void the_layer_that_will_be_lost_first_is_named() throws Exception {
    Pruning half = new Pruning(Method.MAGNITUDE_GLOBAL, 0.5, false, false);
    try (PruningProbe probe = small(40)) {
      Collapse first = effect(probe, half, 0).collapse().orElseThrow();
      PruningEffect then = effect(probe, half.at(first.fraction()), 0);
      PruningEffect before = effect(probe, half.at(first.fraction() - 0.001), 0);
      for (PruningEffect.Layer layer : then.layers()) {
        assertEquals(
            layer.name().equals(first.layer()), layer.zeros() == layer.weights(), layer.name());
      }
      assertTrue(before.layers().stream().allMatch(layer -> layer.zeros() < layer.weights()));
      assertTrue(effect(probe, Pruning.byLayer(0.5), 0).collapse().isEmpty());
      assertEquals(3, then.scores().size());
    }
  }

  @Test
  void a_network_beyond_memory_is_a_sentence() {
    String message =
        Refusal.of(
            IOException.class,
            () ->
                PruningProbe.open(
                    (_, _, _) -> {
                      throw new OutOfMemoryError();
                    },
                    new Setting(new DataChoice.Named("any"), SMALL, 16),
                    set(images(1))));
    assertTrue(message.startsWith("a second classifier [3, 5] does not fit into"), message);
  }
}
