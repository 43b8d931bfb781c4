package sparsam.ui.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.experiment.DataSource;
import sparsam.nn.Input;
import sparsam.optim.Optimizers;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.system.FolderTree;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.train.LinearNetwork;
import sparsam.ui.lab.arms.Ready;
import sparsam.ui.lab.result.ArmRow;
import sparsam.ui.lab.run.RunModel.State;
import sparsam.ui.lab.run.Session;

/** The window's state over a real experiment with a network of sixty weights; no toolkit runs. */
class LabModelTest {
  @TempDir Path folder;
  private final Gate gate = new Gate();

  @SuppressWarnings("NullAway.Init") // by open()
  private Bench bench;

  @SuppressWarnings("NullAway.Init") // by open()
  private LabModel model;

  private void open(DataSource data) throws RecipeException {
    bench = new Bench(folder.resolve("runs"), data, gate);
    model = new LabModel(new Strings(), bench.engine(), bench.screen());
  }

  @AfterEach
  void close() {
    gate.open();
    model.close();
    bench.close();
  }

  private void pollUntil(BooleanSupplier so) {
    bench.until(model::poll, so);
  }

  private boolean ended() {
    return model.runs().state().get() == State.ENDED;
  }

  private List<State> states() {
    return List.of(model.runs().state().get());
  }

  private Histogram weights() {
    return (Histogram) model.weights().picture().get();
  }

  @Test
  void theInitialWeightsAreThereBeforeAnyRun() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    pollUntil(() -> !weights().isEmpty());
    assertEquals("freshly initialised", weights().bars().getFirst().name());
    assertEquals(1, weights().thresholds().size());
    assertEquals(State.IDLE, model.runs().state().get());
  }

  @Test
  void sliderAndPlanGoTogetherBeforeARun() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    pollUntil(() -> !weights().isEmpty());
    model.recipe().fraction().slide(0.25);
    assertEquals("15 pruned", weights().bars().getLast().zeros());
    ArmRow pruned = model.result().rows().get().get(1);
    assertEquals("25 % of the weights zero, not trained further", pruned.settings());
    assertTrue(pruned.changed());
    assertFalse(model.result().differs().get());
  }

  @Test
  void aRunFillsEveryPanelAndItsFolder() throws Exception {
    open(_ -> LinearNetwork.blobs());
    model.recipe().lr().type("0.3");
    model.run();
    assertEquals(State.RUNNING, model.runs().state().get());
    pollUntil(this::ended);
    assertEquals("", model.runs().error().get());
    assertEquals(
        "Finished. Saved as 2026-03-04-120000-quick-lr-0.3", model.runs().activity().get());
    assertTrue(Files.exists(folder.resolve("runs/2026-03-04-120000-quick-lr-0.3/run.json")));
    assertEquals(1, model.runs().progress().get());
    assertEquals(
        List.of(ArmRow.State.FINISHED),
        model.result().rows().get().stream().map(ArmRow::state).distinct().toList());
    assertTrue(model.result().concluded().get());
    assertEquals(
        List.of("dense", "SGD", "SAM"),
        ((LineChart) model.curves().accuracy().get()).series().stream().map(Series::name).toList());
    assertEquals("SAM, epoch 1 of 1", weights().bars().getFirst().name());

    model.run();
    pollUntil(this::ended);
    assertTrue(Files.exists(folder.resolve("runs/2026-03-04-120000-quick-lr-0.3-2/run.json")));
    model.choose("notebook");
    assertEquals("Ready", model.runs().activity().get());
    assertEquals(State.IDLE, model.runs().state().get());
  }

  @Test
  void resultsStayWhenASliderMovesAndGoWithAnotherPreset() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    model.run();
    pollUntil(this::ended);
    List<ArmRow> results = model.result().rows().get();
    model.recipe().rho().type("0.3");
    assertTrue(model.result().differs().get());
    List<ArmRow> beside = model.result().rows().get();
    assertEquals(
        results.stream().map(ArmRow::accuracy).toList(),
        beside.stream().map(ArmRow::accuracy).toList());
    assertEquals("", beside.get(2).next());
    assertEquals(
        "next run: SAM, ρ 0.3, lr 0.05\u00a0· 1 epoch\u00a0· from pruned", beside.get(3).next());
    model.recipe().rho().reset();
    assertEquals(results, model.result().rows().get());
    assertFalse(model.result().differs().get());
    model.choose("label-noise");
    assertEquals("SGD", model.result().rows().get().getFirst().name());
    assertTrue(model.curves().accuracy().get().isEmpty());
    assertTrue(weights().thresholds().isEmpty());
  }

  @Test
  void theArmsOfARunAndOfTheNextOneAreNeverInOneList() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    model.run();
    pollUntil(this::ended);
    model.arms().add(new Ready.Usual(Optimizers.ALL.named("asam").orElseThrow()));
    model.arms().move(2, -1);
    model.arms().remove(0);
    assertTrue(model.result().nextShown().get(), "what was just changed is seen");
    List<ArmRow> next = model.result().rows().get();
    assertEquals(
        List.of("dense", "pruned", "ASAM", "SAM"), next.stream().map(ArmRow::name).toList());
    assertTrue(next.stream().allMatch(row -> row.state() == ArmRow.State.PLANNED));
    assertTrue(next.stream().allMatch(row -> row.accuracy().isEmpty() && row.next().isEmpty()));
    model.result().nextShown().set(false);
    List<ArmRow> rows = model.result().rows().get().subList(2, 4);
    assertEquals(List.of("SGD", "SAM"), rows.stream().map(ArmRow::name).toList());
    assertEquals(List.of(-1, 1), rows.stream().map(ArmRow::arm).toList());
    assertTrue(rows.stream().allMatch(row -> row.state() == ArmRow.State.FINISHED));
    assertEquals("not in the next run", rows.getFirst().next());
    assertFalse(rows.getFirst().accuracy().isEmpty());
    model.arms().remove(0);
    assertTrue(model.result().nextShown().get());
    model.recipe().undo();
    model.recipe().undo();
    model.recipe().undo();
    model.recipe().undo();
    assertFalse(model.result().differs().get());
    assertFalse(model.result().nextShown().get());
  }

  @Test
  void aFileIsOpenedInPlaceOfWhatRanAndNotWhileSomethingRuns() throws Exception {
    Path file = folder.resolve("noise.sparsam");
    RecipeWriter.save(Presets.load("label-noise"), file);
    open(_ -> LinearNetwork.blobs());
    model.files().open(folder.resolve("missing.sparsam"));
    assertTrue(model.runs().error().get().endsWith("missing.sparsam does not exist"));
    model.run();
    model.files().open(file);
    assertTrue(model.runs().error().get().startsWith("A recipe can be opened once"));
    assertEquals("quick", model.recipe().name().get());
    pollUntil(this::ended);
    model.poll();
    assertEquals("", model.runs().error().get(), "what was in the way is not any more");
    model.files().open(file);
    assertEquals("noise", model.recipe().name().get());
    assertTrue(model.curves().accuracy().get().isEmpty());
    assertFalse(model.files().save(folder.resolve("no-such-folder").resolve("x.sparsam")));
    assertTrue(model.runs().error().get().contains("cannot be written"));
  }

  /** A recipe by hand names data by their path alone. */
  @Test
  void dataThatNobodyHasLookedAtAreReadBeforeTheirRecipeIsShown() throws Exception {
    Path data = Made.random(1, new Shape(1, 8, 8), 30, 0, 3).csv(folder.resolve("table"), false);
    Path file = folder.resolve("own.sparsam");
    Files.writeString(
        file,
        """
        {"name": "own", "data": {"path": "%s"}, "network": {"architecture": "classifier"},
         "seed": 1, "batchSize": 8, "prune": {"fraction": 0.5},
         "dense": {"optimizer": {"name": "sgd", "lr": 0.1}, "epochs": 1}, "arms": []}
        """
            .formatted(data.toString().replace("\\", "\\\\")));
    open(_ -> LinearNetwork.blobs());
    model.files().open(file);
    assertEquals("quick", model.recipe().name().get());
    pollUntil(() -> model.recipe().name().get().equals("own"));
    Recipe shown = model.recipe().recipe().get();
    assertEquals(new Input(1, 8, 8, 3), shown.network().input());
    assertTrue(assertInstanceOf(OwnData.class, shown.data().choice()).isKnown());

    FolderTree.delete(data);
    model.files().open(file);
    pollUntil(() -> !model.runs().error().get().isEmpty());
    assertTrue(model.runs().error().get().contains(" are not in "), model.runs().error().get());
  }

  @Test
  void whileItRunsNothingElseStartsAndTheRecipeStays() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    gate.shut();
    model.run();
    Session session = model.runs().session().orElseThrow();
    model.run();
    model.choose("fair");
    assertSame(session, model.runs().session().orElseThrow());
    assertEquals("quick", model.recipe().preset().get());
    model.recipe().fraction().slide(0.5);
    assertTrue(model.result().differs().get());
    assertEquals(0.8, prune(session.recipe()), 1e-12);
    model.runs().stop();
    assertEquals(List.of(State.STOPPING), states());
    gate.open();
    pollUntil(this::ended);
    assertEquals("Stopped. Saved as 2026-03-04-120000-quick", model.runs().activity().get());
    assertTrue(model.goingOn().possible().get());
    model.goingOn().withShown();
    assertFalse(model.goingOn().possible().get());
    assertEquals(0.8, prune(model.recipe().recipe().get()), 1e-12);
    pollUntil(this::ended);
    assertEquals("Finished. Saved as 2026-03-04-120000-quick", model.runs().activity().get());
    assertFalse(model.goingOn().possible().get());
  }

  @Test
  void aRunThatTheDiskBreaksOffCanGoOn() throws Exception {
    open(_ -> LinearNetwork.blobs());
    Path run = folder.resolve("runs/broken");
    RunFolder.create(run, model.recipe().recipe().get()).close();
    Path inTheWay = Files.writeString(run.resolve("distributions"), "");
    model.goingOn().with(PastRun.open(run));
    pollUntil(this::ended);
    String error = model.runs().error().get();
    assertTrue(error.contains(" cannot be "), error);
    assertTrue(model.goingOn().possible().get());
    Files.delete(inTheWay);
    model.goingOn().withShown();
    assertEquals("", model.runs().error().get());
    pollUntil(this::ended);
    assertEquals("Finished. Saved as broken", model.runs().activity().get());
  }

  private static double prune(Recipe recipe) {
    return recipe.prune() == null ? -1 : recipe.prune().fraction();
  }

  @Test
  void dataThatCannotBeHadIsOneSentence() throws RecipeException {
    open(
        _ -> {
          throw new DataException("the images are damaged: fetch them again.");
        });
    model.run();
    pollUntil(this::ended);
    assertEquals("the images are damaged: fetch them again.", model.runs().error().get());
    assertFalse(model.goingOn().possible().get(), "nothing is kept");
    assertTrue(model.curves().accuracy().get().empty().startsWith("Press Run"));
    model.run();
    assertEquals("", model.runs().error().get());
    pollUntil(this::ended);
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() throws RecipeException, IOException {
    Files.writeString(folder.resolve("runs"), "a file where a folder should be");
    open(_ -> LinearNetwork.blobs());
    model.run();
    pollUntil(this::ended);
    assertTrue(model.runs().error().get().contains("runs"), model.runs().error().get());
  }

  @Test
  void anErrorOfTheProgramItselfEndsTheRunAndIsSaid() throws RecipeException {
    open(
        _ -> {
          throw new IllegalStateException("a bug");
        });
    model.run();
    pollUntil(this::ended);
    assertEquals("a bug", model.runs().error().get());
  }

  @Test
  void aRefusedNumberKeepsItFromRunning() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    List<Boolean> blocked = new ArrayList<>();
    model.readiness().blocked().subscribe(now -> blocked.add(now));
    collectGarbage(); // Which once took what the buttons listened to.
    model.recipe().lr().type("much");
    assertEquals(List.of(false, true), blocked);
    model.run();
    model.advance(Stride.STEP);
    assertEquals(State.IDLE, model.runs().state().get());
  }

  private static void collectGarbage() {
    WeakReference<Object> forgotten = new WeakReference<>(new Object());
    while (forgotten.get() != null) {
      System.gc();
    }
  }

  @Test
  void onlyTheLatestWishForInitialWeightsIsFulfilled() throws RecipeException {
    open(
        _ -> {
          gate.run();
          return LinearNetwork.blobs();
        });
    pollUntil(() -> !weights().isEmpty());
    pollUntil(() -> bench.networks() == 2); // One that is initialised, and the probe's.
    gate.shut();
    model.run(); // The engine's thread is busy until it may go on.
    for (long seed = 10; seed < 20; seed++) {
      bench.engine().prepare(model.recipe().recipe().get().withSeed(seed));
    }
    model.runs().stop();
    gate.open();
    pollUntil(
        () -> bench.engine().ready().filter(ready -> ready.recipe().seed() == 19).isPresent());
    assertEquals(4, bench.networks(), "the run's network and one more");
  }

  @Test
  void closingStopsTheRunAndWaitsForIt() throws RecipeException {
    open(_ -> LinearNetwork.blobs());
    model.run();
    Session session = model.runs().session().orElseThrow();
    bench.engine().close();
    assertTrue(session.outcome().isPresent());
    assertTrue(session.control().stopped());
  }
}
