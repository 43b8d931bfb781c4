package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.Shape;
import sparsam.data.source.Made;
import sparsam.experiment.TinyRun;
import sparsam.nn.Input;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;
import sparsam.ui.lab.Bench;
import sparsam.ui.lab.Gate;
import sparsam.ui.lab.run.RunModel.State;

/** The window's state over real runs of a network with sixty weights; no toolkit runs. */
class ShellModelTest {
  @TempDir Path folder;
  private final Gate gate = new Gate();

  @SuppressWarnings("NullAway.Init") // by open()
  private Bench bench;

  @SuppressWarnings("NullAway.Init") // by open()
  private ShellModel model;

  @BeforeEach
  void open() throws RecipeException {
    bench = new Bench(folder.resolve("runs"), _ -> LinearNetwork.blobs(), gate);
    model = new ShellModel(new Strings(), bench.engine(), bench.screen());
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
    return model.lab().runs().state().get() == State.ENDED;
  }

  @Test
  void aRunsFolderItsRecipeAndItsResultsShowThatRunWhereverItLies() throws Exception {
    model.run();
    pollUntil(this::ended);
    Path elsewhere = folder.resolve("from a colleague");
    TinyRun.copy(folder.resolve("runs/2026-03-04-120000-quick"), elsewhere);
    for (String name : List.of("", "recipe.sparsam", "run.json")) {
      model.lab().choose("label-noise");
      assertNull(model.lab().shown().get().folder());
      model.lab().runs().complain("something older");
      model.open(elsewhere.resolve(name).toString());
      pollUntil(() -> model.lab().shown().get().folder() != null);
      assertEquals(elsewhere, model.lab().shown().get().folder());
      assertEquals("“from a colleague” is shown", model.lab().runs().activity().get());
      assertEquals("", model.lab().runs().error().get());
      assertEquals("label-noise", model.lab().recipe().name().get());
    }
    model.openFile(elsewhere.resolve("recipe.sparsam"));
    assertEquals("recipe", model.lab().recipe().name().get());
    assertNull(model.lab().shown().get().folder());
  }

  @Test
  void dataBecomeTheRecipesAndSayWhatTheyAre() throws Exception {
    Made made = Made.random(1, new Shape(3, 16, 12), 40, 20, 4);
    Path images = made.folder(folder.resolve("my images"), "png");
    Path archive = made.npz(folder.resolve("mine.npz"), false, true);
    for (Path data : List.of(images, archive)) {
      model.lab().choose("quick");
      String before = model.lab().recipe().recipe().get().data().set();
      model.open(data);
      pollUntil(model.lab().openData().usable()::get);
      assertEquals(before, model.lab().recipe().recipe().get().data().set(), "only looked at");
      String found = model.lab().openData().sentence().get();
      model.lab().openData().use();
      Recipe recipe = model.lab().recipe().recipe().get();
      assertEquals(data.getFileName().toString(), recipe.data().set());
      assertEquals(new Input(3, 16, 12, 4), recipe.network().input());
      assertEquals(
          data.getFileName()
              + ": 60 images of 3×16×12 in 4 classes; 36 train, 4 validate, 20 test.",
          found);
      model.lab().recipe().undo();
      assertEquals(before, model.lab().recipe().recipe().get().data().set());
    }
    Path broken = Files.writeString(folder.resolve("broken.npz"), "PK no archive");
    model.open(broken);
    pollUntil(() -> model.lab().openData().sentence().get().startsWith(broken + " is a damaged"));
  }

  @Test
  void whatIsNoRunOrCannotBeOpenedIsOneSentence() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("photos"));
    model.open(empty);
    pollUntil(() -> !model.lab().runs().error().get().isEmpty());
    assertEquals(
        empty + " is no run's folder: it holds no recipe.sparsam",
        model.lab().runs().error().get());
    model.open("\0");
    assertTrue(model.lab().runs().error().get().contains("is no path on this computer"));
    model.open(folder.resolve("NET.SAFETENSORS"));
    pollUntil(() -> !model.lab().dense().note().get().sentence().isEmpty());
    assertEquals(
        folder.resolve("NET.SAFETENSORS") + " does not exist",
        model.lab().dense().note().get().sentence());
    gate.shut();
    model.run();
    model.open(empty);
    assertEquals(
        "A run is under way: stop it before you open another.", model.lab().runs().error().get());
  }

  /** A look that comes back when all is closed asks for the next one. */
  @Test
  void aLookAtTheRunsAfterTheEndIsNone() throws Exception {
    model.run();
    pollUntil(this::ended);
    model.workspace().set(ShellModel.RUNS);
    pollUntil(() -> model.runs().rows().get().size() == 1);
    model.close();
    assertDoesNotThrow(() -> model.runs().look());
  }

  @Test
  void whatChangesWhatTheLabShowsLeadsThere() throws Exception {
    model.run();
    pollUntil(this::ended);
    Path run = folder.resolve("runs/2026-03-04-120000-quick");
    List<Runnable> ways =
        List.of(
            () -> model.preset("label-noise"),
            model::openSettings,
            () -> model.openFile(run.resolve("recipe.sparsam")),
            () -> model.open(folder.resolve("net.safetensors")),
            model::beginTour,
            model::rewind);
    for (Runnable way : ways) {
      model.workspace().set(ShellModel.RUNS);
      way.run();
      assertEquals(ShellModel.LAB, model.workspace().get());
    }
    model.workspace().set(ShellModel.RUNS);
    model.runs().lab().open(run);
    pollUntil(() -> model.workspace().get().equals(ShellModel.LAB));
    assertEquals(run, model.lab().shown().get().folder());

    model.workspace().set(ShellModel.RUNS);
    pollUntil(() -> model.runs().rows().get().size() == 1);
    List<String> alone = curves();
    assertFalse(alone.isEmpty());
    model.runs().lab().overlay(model.runs().rows().get());
    pollUntil(() -> model.workspace().get().equals(ShellModel.LAB));
    assertEquals(alone, curves(), "a run does not lie over itself");
    model.preset("fair");
    assertEquals(alone.size(), curves().size(), "over a plan it does");
    model.workspace().set(ShellModel.RUNS);
    model.runs().lab().overlay(model.runs().rows().get());
    assertEquals(ShellModel.RUNS, model.workspace().get(), "nothing to see there of one taken off");
  }

  private List<String> curves() {
    return model.lab().curves().accuracy().get() instanceof LineChart chart
        ? chart.series().stream().map(Series::name).toList()
        : List.of();
  }

  @Test
  void theTourGoesWhenTheLabIsLeft() {
    model.beginTour();
    model.workspace().set(ShellModel.RUNS);
    assertFalse(model.tour().active().get());
  }

  @Test
  void runsAreListedOnceSomebodyLooksAndThenAsTheyEnd() throws Exception {
    model.run();
    pollUntil(this::ended);
    assertEquals(List.of(), model.runs().rows().get());
    model.workspace().set(ShellModel.RUNS);
    pollUntil(() -> model.runs().rows().get().size() == 1);
    model.run();
    pollUntil(() -> model.runs().rows().get().size() == 2);
  }

  @Test
  void aStoppedRunGoesOnInItsFolder() throws Exception {
    gate.shut();
    model.run();
    model.lab().runs().stop();
    gate.open();
    pollUntil(this::ended);
    Path run = folder.resolve("runs/2026-03-04-120000-quick");
    assertEquals(Run.State.STOPPED, PastRun.open(run).run().state());
    model.lab().recipe().rho().type("0.3");
    model.resume(PastRun.open(run));
    assertEquals(ShellModel.LAB, model.workspace().get());
    assertTrue(model.lab().recipe().rho().set().isEmpty(), "its own recipe is the one that runs");
    pollUntil(this::ended);
    assertEquals("", model.lab().runs().error().get());
    assertEquals(Run.State.FINISHED, PastRun.open(run).run().state());
    assertEquals(run, model.lab().shown().get().folder());
  }
}
