package sparsam.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.recipe.Plan;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;

/** Which points a sweep has, what they train, and what a file of one may say. */
class SweepTest {
  private static Sweep quick(String... axes) throws RecipeException {
    return SweepReader.with(SweepReader.of(Presets.load("quick")), List.of(axes), 0, 0);
  }

  private static List<String> values(String axis) throws RecipeException {
    return quick(axis).axes().getFirst().values();
  }

  @Test
  void ranges_have_both_ends_and_few_digits() throws RecipeException {
    assertEquals(
        List.of("0.01", "0.02187", "0.04782", "0.1046", "0.2287", "0.5"),
        values("rho=log:0.01:0.5:6"));
    assertEquals(List.of("0", "0.25", "0.5", "0.75", "1"), values("fraction=linear:0:1:5"));
    assertEquals(List.of("16", "32", "64", "128"), values("batchSize=log:16:128:4"));
    assertEquals(List.of("[16,32]", "[32,64]"), values("widths=[16,32],[32,64]"));
  }

  @ParameterizedTest
  @CsvSource({
    "fraction, prune.fraction",
    "rho, arms[*].optimizer.rho",
    "rho of SAM, arms[1].optimizer.rho",
    "lr of SGD, arms[0].optimizer.lr",
    "epochs, arms[*].epochs",
    "epochs of SGD, arms[0].epochs",
    "labelNoise, data.labelNoise",
    "widths, network.widths",
    "batchSize, batchSize",
    "method, prune.method",
    "optimizer.name of SAM, arms[1].optimizer.name",
    "dense.epochs, dense.epochs"
  })
  void a_word_is_found_where_it_stands(String key, String path) throws RecipeException {
    String value =
        key.startsWith("widths")
            ? "[8,16]"
            : key.startsWith("method")
                ? "random"
                : key.contains("name") ? "asam" : key.contains("rho") ? "0.2" : "1";
    Sweep sweep = quick(key + "=" + value);
    assertEquals(path, sweep.axes().getFirst().path());
    Recipe changed = RecipeReader.override(sweep.recipe(), List.of(path + "=" + value));
    assertEquals(changed, sweep.points().getFirst().recipe());
  }

  @Test
  void points_are_all_values_under_each_seed_and_share_what_is_the_same() throws RecipeException {
    Sweep sweep =
        SweepReader.with(
            quick("fraction=0.5,0.8", "rho of SAM=0.05,0.1,0.2"), List.of("seed=4,9"), 0, 0);
    SweepPlan plan = new SweepPlan(sweep);
    assertEquals(12, plan.points().size());
    assertEquals(List.of("0.5", "0.1"), plan.points().get(1).values());
    assertEquals(
        List.of(4L, 9L), List.of(plan.points().get(5).seed(), plan.points().get(6).seed()));
    // A dense network a seed, SGD by fraction and seed, SAM for every point.
    assertEquals(2 + 4 + 12, plan.tasks().size());
    assertEquals(List.of("SGD", "SAM"), plan.trainings());
    Set<String> seen = new HashSet<>();
    for (Task task : plan.tasks()) {
      task.dense().ifPresent(dense -> assertTrue(seen.contains(dense), "before its dense network"));
      seen.add(task.id());
      Recipe recipe = task.recipe();
      assertEquals(task.training().equals(Plan.DENSE) ? 0 : 1, recipe.arms().size());
    }
    assertEquals(
        plan.tasks(plan.points().get(0)).get("SGD"), plan.tasks(plan.points().get(2)).get("SGD"));
    List<String> longer =
        new SweepPlan(sweep.withSeeds(List.of(4L, 9L, 7L))).tasks().stream().map(Task::id).toList();
    assertTrue(longer.containsAll(seen), "more seeds find what is there");
  }

  @Test
  void parts_hold_every_training_once_and_their_dense_networks() throws RecipeException {
    SweepPlan plan =
        new SweepPlan(SweepReader.with(quick("fraction=0.5,0.8,0.9"), List.of(), 0, 3));
    for (int parts = 1; parts <= 8; parts++) {
      Set<Task> arms = new HashSet<>();
      for (int part = 1; part <= parts; part++) {
        List<Task> tasks = plan.shard(part, parts);
        for (Task task : tasks) {
          assertTrue(task.training().equals(Plan.DENSE) || arms.add(task), "twice");
          task.dense().ifPresent(id -> assertTrue(tasks.contains(plan.task(id))));
        }
      }
      assertEquals(18, arms.size());
    }
  }

  /** Expected values: SciPy, {@code qmc.Sobol(2, scramble=False).random(8)}. */
  @Test
  void sobols_points_are_what_scipy_says() {
    double[][] expected = {
      {0, 0}, {0.5, 0.5}, {0.75, 0.25}, {0.25, 0.75},
      {0.375, 0.375}, {0.875, 0.875}, {0.625, 0.125}, {0.125, 0.625}
    };
    for (int axis = 0; axis < 2; axis++) {
      Sobol sobol = new Sobol(axis);
      for (int i = 0; i < 8; i++) {
        assertEquals(expected[i][axis], sobol.at(i, 0), 0);
      }
    }
  }

  @Test
  void sobols_points_fill_every_axis_evenly_however_they_are_shifted() {
    for (int axis = 0; axis < Sobol.MOST_AXES; axis++) {
      Sobol sobol = new Sobol(axis);
      for (int shift : new int[] {0, 12345, -77777}) {
        Set<Integer> cells = new HashSet<>();
        IntStream.range(0, 256).forEach(i -> cells.add((int) (sobol.at(i, shift) * 256)));
        assertEquals(256, cells.size(), "axis " + axis);
      }
    }
  }

  @Test
  void drawn_points_lie_between_the_ends_and_are_the_same_again() throws RecipeException {
    Sweep sweep =
        SweepReader.with(
            SweepReader.of(Presets.load("quick")),
            List.of(
                "rho of SAM=sobol:log:0.01:0.5", "lr=random:linear:0.01:0.1", "fraction=0.5,0.9"),
            64,
            0);
    List<List<String>> cells = sweep.cells();
    assertEquals(64, cells.size());
    assertEquals(cells, SweepReader.parse("again", SweepWriter.write(sweep)).cells());
    long below = 0;
    for (List<String> cell : cells) {
      double rho = Double.parseDouble(cell.get(0));
      double lr = Double.parseDouble(cell.get(1));
      assertTrue(rho >= 0.01 && rho <= 0.5 && lr >= 0.01 && lr <= 0.1, cell.toString());
      below += rho < Math.sqrt(0.01 * 0.5) ? 1 : 0;
    }
    assertEquals(32, below, "half of them in either half of the scale");
  }

  @Test
  void what_is_written_is_read_as_the_same() throws RecipeException {
    for (String name : SweepPresets.NAMES) {
      Sweep sweep = SweepPresets.load(name);
      assertEquals(sweep, SweepReader.parse(name, SweepWriter.write(sweep)));
      assertFalse(sweep.points().isEmpty());
    }
    Sweep sweep =
        SweepReader.with(
            quick("widths=[8,16],[16,32]", "method=random,magnitude-global", "seed=3,1"),
            List.of("lr=log:0.01:0.1:3"),
            0,
            0);
    assertEquals(sweep, SweepReader.parse("again", SweepWriter.write(sweep)));
    assertEquals(List.of(3L, 1L), sweep.seeds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"recipe\": \"quick\"}",
        "{\"recipe\": \"quik\", \"axes\": []}",
        "{\"recipe\": {}, \"axes\": []}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\"}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"values\": []}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"values\": [0.5, 0.5]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"values\": [null]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"values\": [{}]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraktion\", \"values\": [1]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"rho of Sam\", \"values\": [1]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"rho of SGD\", \"values\": [1]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"a b c\", \"values\": [1]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 1, \"to\": 0,"
            + " \"count\": 3}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 0, \"to\": 1,"
            + " \"count\": 1}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 0, \"to\": 1,"
            + " \"count\": 3, \"scale\": \"log\"}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 0, \"to\": 1,"
            + " \"count\": 1e9}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 0, \"to\": 1,"
            + " \"draw\": \"dice\"}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"fraction\", \"from\": 0, \"to\": 1,"
            + " \"draw\": \"sobol\"}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"seed\", \"values\": [0.5]}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"seed\", \"values\": [1]}], \"seeds\": 3}",
        "{\"recipe\": \"quick\", \"axes\": [], \"seeds\": 0}",
        "{\"recipe\": \"quick\", \"axes\": [], \"seeds\": [1, 1]}",
        "{\"recipe\": \"quick\", \"axes\": [], \"points\": 5}",
        "{\"recipe\": \"quick\", \"axes\": [], \"set\": [\"nothing\"]}",
        "{\"recipe\": \"quick\", \"axes\": [], \"steps\": 5}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"lr\", \"from\": 0, \"to\": 1, \"count\":"
            + " 1000}, {\"key\": \"fraction\", \"from\": 0, \"to\": 1, \"count\": 1000}]}",
        "{\"recipe\": \"quick\", \"axes\": [{\"key\": \"lr\", \"values\": [1]}, {\"key\":"
            + " \"arms[*].optimizer.lr\", \"values\": [1]}]}"
      })
  void what_is_no_sweep_is_refused_in_one_sentence(String json) {
    if (json.equals("{\"recipe\": \"quick\"}")) {
      assertTrue(refusal(json).contains("axes is missing"), refusal(json));
    }
    assertTrue(refusal(json).startsWith("mine"), refusal(json));
  }

  private static String refusal(String json) {
    return Refusal.of(RecipeException.class, () -> SweepReader.parse("mine", json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fraction",
        "=1",
        "fraction=",
        "fraction=1,,2",
        "rho=log:1:2",
        "rho=log:1:2:5.9",
        "rho=log:0:2:3",
        "rho=2:1:3",
        "rho=log:a:2:3",
        "seed=0.5",
        "seed=random:linear:1:2",
        "nothing=1",
        "rho=sobol:log:1:2:3",
        "rho of=1"
      })
  void what_is_no_axis_is_refused_in_one_sentence(String axis) {
    Refusal.of(RecipeException.class, () -> quick(axis).points());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fraction=1.5", "rho of SAM=-1", "epochs=0", "nowhere.at.all=1", "x[=1"})
  void a_value_that_the_recipe_does_not_allow_is_refused_before_anything_runs(String axis) {
    Refusal.of(RecipeException.class, () -> new SweepPlan(quick(axis)));
  }
}
