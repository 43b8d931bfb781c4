package sparsam.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Difference;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.store.History;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.text.Strings;

class RunsModelTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path shared;

  @TempDir Path runs;
  private Path whole;
  private Path begun;
  private Path broken;
  private RunsModel model;
  private final List<String> complaints = new ArrayList<>();
  private final List<PastRun> opened = new ArrayList<>();
  private final List<Recipe> taken = new ArrayList<>();
  private List<PastRun> behind = List.of();

  @BeforeAll
  static void runOnce() throws Exception {
    try (RunFolder folder = RunFolder.create(shared.resolve("whole"), TinyRun.recipe())) {
      TinyRun.run(folder);
    }
  }

  @BeforeEach
  void fill() throws Exception {
    whole = runs.resolve("2026-03-04-050607-tiny");
    begun = runs.resolve("2026-04-01-101500-fair");
    broken = runs.resolve("2026-01-01-000000-broken");
    TinyRun.copy(shared.resolve("whole"), whole);
    RunFolder.create(begun, Presets.load("fair")).close();
    Files.createDirectories(broken);
    Files.writeString(broken.resolve("recipe.sparsam"), "{");
    model = new RunsModel(new Strings(), new History(runs, NOW), Runnable::run, Runnable::run);
    model.connect(complaints::add, opened::add, taken::add, all -> behind = all);
    model.refresh();
  }

  private List<String> names() {
    return model.cards().get().stream().map(RunCard::name).toList();
  }

  private RunCard card(Path folder) {
    return model.cards().get().stream()
        .filter(one -> one.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void runsAreCardsNewestFirstAndADamagedOneSaysWhatIsWrong() {
    assertEquals(List.of("fair", "tiny", "2026-01-01-000000-broken"), names());
    assertEquals("4 Mar 2026, 05:06", card(whole).when());
    assertTrue(card(whole).outcome().startsWith("finished · best: "), card(whole).outcome());
    assertEquals("broken off, or under way", card(begun).outcome());
    assertTrue(card(broken).damaged());
    assertTrue(card(broken).outcome().contains("recipe.sparsam"), card(broken).outcome());
    assertEquals("", model.empty().get());
  }

  @Test
  void theyAreFoundByWordsAndStars() {
    model.search().set("TIN");
    assertEquals(List.of("tiny"), names());
    model.search().set("nothing like it");
    assertTrue(model.empty().get().startsWith("No run has all of these words"));
    model.search().set("");
    model.star(begun, true);
    assertTrue(card(begun).starred());
    model.starredOnly().set(true);
    assertEquals(List.of("fair"), names());
  }

  @Test
  void namesAndNotesSurvive() {
    model.rename(whole, "for the report");
    model.note(whole, "λ = 0.001");
    assertEquals("for the report", card(whole).name());
    RunsModel again =
        new RunsModel(new Strings(), new History(runs, NOW), Runnable::run, Runnable::run);
    again.refresh();
    assertEquals("λ = 0.001", again.cards().get().get(1).note());
    model.rename(whole, "x".repeat(1000));
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("allowed are"), complaints.getFirst());
  }

  @Test
  void aDeletedRunIsBroughtBack() {
    model.delete(whole);
    assertEquals(2, model.cards().get().size());
    assertEquals("“tiny” is deleted.", model.undo().get());
    assertFalse(Files.exists(whole));
    model.restore();
    assertEquals(3, model.cards().get().size());
    assertEquals("", model.undo().get());
    assertTrue(Files.exists(whole.resolve("run.json")));
  }

  @Test
  void oneIsOpenedItsRecipeTakenAndItsCurvesLaidBehind() throws Exception {
    model.open(whole);
    assertEquals(whole, opened.getFirst().folder());
    model.duplicate(whole);
    assertEquals(List.of(TinyRun.recipe()), taken);
    model.overlay(whole);
    assertEquals(whole, behind.getFirst().folder());
    assertTrue(card(whole).overlaid());
    model.overlay(whole);
    assertTrue(behind.isEmpty());
    assertFalse(card(whole).overlaid());
    model.open(broken);
    assertEquals(1, complaints.size());
  }

  @Test
  void onlyWhatDiffersFromTheRecipeShownIsListed() throws Exception {
    Recipe tiny = TinyRun.recipe();
    model.selected().set(whole);
    model.shown(begun, tiny);
    assertTrue(card(begun).shown());
    assertEquals(List.of(), model.differences().get());
    Recipe other =
        new Recipe(
            tiny.name(),
            tiny.description(),
            tiny.data(),
            tiny.network(),
            99,
            tiny.batchSize(),
            tiny.shuffle(),
            tiny.dense(),
            tiny.prune(),
            tiny.arms());
    model.shown(null, other);
    assertEquals(List.of(new Difference("seed", "99", "3")), model.differences().get());
    model.selected().set(null);
    assertEquals(List.of(), model.differences().get());
  }
}
