package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.data.Counts;
import sparsam.data.DataSets;
import sparsam.data.Extent;
import sparsam.data.Shape;
import sparsam.experiment.Need.Room;
import sparsam.nn.Architecture;
import sparsam.nn.Footprint;
import sparsam.nn.Network;
import sparsam.nn.fast.FastNetwork;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Monitor;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.LinearNetwork;

class NeedTest {
  /** A quarter of a computer with 4 GB, which is what Java takes when nobody says otherwise. */
  private static final Room SMALL = new Room(1L << 30, 4L << 30);

  private static final Extent WHOLE =
      new Extent(new Counts(55_000, 5_000, 10_000), Shape.MNIST, List.of());
  private static final Extent INSIDE =
      new Extent(new Counts(7_200, 800, 2_000), Shape.MNIST, List.of());

  @TempDir Path folder;

  private static Recipe with(Recipe recipe, String... settings) throws Exception {
    return RecipeReader.override(recipe, List.of(settings));
  }

  @Test
  void what_comes_with_the_program_fits_into_a_small_computer() throws Exception {
    for (String preset : Presets.NAMES) {
      Recipe recipe = Presets.load(preset);
      Extent extent =
          new Extent(WHOLE.counts(), recipe.data().choice().shape().orElseThrow(), List.of());
      for (int threads : new int[] {1, 8, FastNetwork.MAX_THREADS}) {
        Optional<String> refusal = Need.refusal(recipe, new FastNetworks(threads), extent, SMALL);
        assertEquals(Optional.empty(), refusal, preset + " on " + threads);
      }
    }
  }

  @Test
  void what_does_not_fit_is_told_with_what_would() throws Exception {
    Recipe wide = with(Presets.load("quick"), "network.widths=[512,128]", "batchSize=2048");
    String sentence =
        Need.refusal(wide, new FastNetworks(2), INSIDE, new Room(1L << 30, 16L << 30))
            .orElseThrow();
    assertTrue(
        sentence.matches(
            "classifier \\[512, 128] with batches of 2,048 needs about \\d,\\d{3} MB of memory, and"
                + " this program can have 1,024 MB: give a batchSize of \\d+, or give Java more"
                + " \\(JAVA_TOOL_OPTIONS=-Xmx\\d+m\\)"),
        sentence);
    int batch = Integer.parseInt(sentence.replaceAll(".*batchSize of (\\d+).*", "$1"));
    Recipe advised = with(wide, "batchSize=" + batch);
    assertEquals(
        Optional.empty(),
        Need.refusal(advised, new FastNetworks(2), INSIDE, new Room(1L << 30, 16L << 30)));
    assertFalse(
        Need.refusal(wide, new FastNetworks(2), INSIDE, new Room(1L << 30, 1L << 30))
            .orElseThrow()
            .contains("JAVA_TOOL"),
        "a computer that has no more cannot give it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network.widths=[4096,4096] | give narrower network.widths",
        "dense.epochs=9000 | give fewer epochs or gradients, as every step is recorded",
      })
  void the_advice_is_about_what_takes_most(String row) throws Exception {
    String[] parts = row.split(" \\| ", -1);
    Recipe recipe = with(Presets.load("quick"), parts[0], "batchSize=1");
    Room room = new Room(64L << 20, 64L << 20);
    String sentence = Need.refusal(recipe, new FastNetworks(1), INSIDE, room).orElseThrow();
    assertTrue(sentence.endsWith(": " + parts[1]), sentence);
  }

  @Test
  void fewer_arms_at_once_are_advised_where_they_fit() throws Exception {
    Recipe recipe = with(Presets.load("label-noise"), "armsAtOnce=5", "batchSize=1024");
    long three = Need.of(recipe.withArmsAtOnce(3), new FastNetworks(2), INSIDE).bytes();
    Room room = new Room(three + 1, three + 1);
    String sentence = Need.refusal(recipe, new FastNetworks(2), INSIDE, room).orElseThrow();
    assertTrue(sentence.contains(" with batches of 1,024 and 5 arms at once needs"), sentence);
    assertTrue(sentence.endsWith(": give armsAtOnce of 3"), sentence);
  }

  @Test
  void networks_that_scores_take_in_double_precision_are_reckoned() throws Exception {
    Recipe magnitude = with(Presets.load("quick"), "prune.method=magnitude-layer");
    FastNetworks networks = new FastNetworks(2);
    assertEquals(0, Need.of(magnitude, networks, INSIDE).scoring());
    long flow = Need.of(with(magnitude, "prune.method=synflow"), networks, INSIDE).scoring();
    long curved = Need.of(with(magnitude, "prune.method=grasp"), networks, INSIDE).scoring();
    assertTrue(flow > 8L * 24_250 && curved > 10 * flow, flow + " " + curved);
    Recipe wide = with(magnitude, "prune.method=grasp", "network.widths=[4000,4000]");
    assertTrue(Need.of(wide, networks, INSIDE).scoring() > 8 * 4000L * 4000 * 16);
  }

  @Test
  void weights_that_make_no_file_are_told_before() throws Exception {
    Recipe recipe =
        with(
            Presets.load("quick"),
            "network.widths=[4096,4096]",
            "dense.optimizer.momentum=0.9",
            "batchSize=1");
    Room endless = new Room(Long.MAX_VALUE, Long.MAX_VALUE);
    assertEquals(
        "classifier [4096, 4096] makes files of weights of 2,064 MB each for dense; up to 2.0 GB"
            + " can be written: give narrower network.widths",
        Need.refusal(recipe, new FastNetworks(1), INSIDE, endless).orElseThrow());
  }

  @Test
  void more_of_anything_never_needs_less() throws Exception {
    Random random = new Random(3);
    Recipe quick = Presets.load("quick");
    for (int round = 0; round < 100; round++) {
      int batch = 1 + random.nextInt(1 << random.nextInt(10));
      int wide = 1 + random.nextInt(200);
      FastNetworks networks = new FastNetworks(1 + random.nextInt(8));
      String widths = "network.widths=[%d,%d]";
      Recipe one = with(quick, widths.formatted(wide, wide), "batchSize=" + batch);
      Need need = Need.of(one, networks, INSIDE);
      Need larger = Need.of(one.withBatchSize(batch + 1), networks, INSIDE);
      assertTrue(larger.network() > need.network() && larger.images() > need.images());
      Need wider = Need.of(with(one, widths.formatted(2 * wide, wide)), networks, INSIDE);
      assertTrue(wider.kept() > need.kept() && wider.step() > need.step());
      assertTrue(Need.of(one, networks, WHOLE).bytes() > need.bytes());
      Recipe longer = with(one, "dense.epochs=5000");
      assertTrue(Need.of(longer, networks, INSIDE).records() > need.records());
      Recipe racing = with(one, "armsAtOnce=2");
      Need race = Need.of(racing, networks, INSIDE);
      Need alone = Need.of(one, networks.with(1), INSIDE);
      assertEquals(2 * alone.network(), race.network());
      assertEquals(2 * alone.step(), race.step());
      assertEquals(race.bytes(), Need.of(with(one, "armsAtOnce=16"), networks, INSIDE).bytes());
      Recipe another = with(one, "arms[1].prune={\"fraction\":0.123}");
      assertTrue(Need.of(another, networks, INSIDE).kept() > need.kept());
    }
  }

  /** Neither images nor a folder nor a network, where they are not going to be used. */
  @Test
  void nothing_is_begun_that_does_not_fit() throws Exception {
    Recipe recipe = TinyRun.recipe();
    Path run = folder.resolve("run");
    NetworkFactory networks =
        new NetworkFactory() {
          @Override
          public Network create(Architecture architecture, long seed, int batchSize) {
            throw new AssertionError("it was made");
          }

          @Override
          public Footprint footprint(Architecture architecture, int batchSize) {
            return new Footprint(1, 1, 1, 1, 1L << 50, 1);
          }
        };
    DataSource known = new FolderSource(new DataSets(folder), null);
    for (DataSource data : List.of(known, (DataSource) _ -> LinearNetwork.blobs())) {
      String sentence =
          Refusal.of(
              IOException.class,
              () ->
                  new Experiment(
                          recipe,
                          _ -> RunFolder.create(run, recipe),
                          data,
                          networks,
                          TinyRun.ENVIRONMENT,
                          new Monitor(),
                          new Control())
                      .run());
      assertTrue(sentence.contains(" needs about "), sentence);
      assertFalse(Files.exists(run));
    }
  }
}
