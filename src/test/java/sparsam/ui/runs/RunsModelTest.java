package sparsam.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.store.History;
import sparsam.store.ManyRuns;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.store.RunSummary.Condition;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RunColumn;
import sparsam.ui.runs.row.RunRow;
import sparsam.ui.runs.row.RunRow.Cell;

class RunsModelTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir(factory = InMemory.class)
  static Path shared;

  @TempDir(factory = InMemory.class)
  Path runs;

  private Path whole;
  private Path begun;
  private Path broken;
  private RunsModel model;
  private final List<String> complaints = new ArrayList<>();
  private final List<PastRun> opened = new ArrayList<>();
  private final List<Recipe> taken = new ArrayList<>();
  private final List<PastRun> goneOn = new ArrayList<>();
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
    model.lab().connect(desk);
    model.refresh();
  }

  private final Desk desk =
      new Desk() {
        @Override
        public void open(PastRun run) {
          opened.add(run);
        }

        @Override
        public void take(Recipe recipe) {
          taken.add(recipe);
        }

        @Override
        public void overlay(List<PastRun> runs) {
          behind = runs;
        }

        @Override
        public void goOn(PastRun run) {
          goneOn.add(run);
        }

        @Override
        public void complain(String sentence) {
          complaints.add(sentence);
        }
      };

  private List<String> names() {
    return model.rows().get().stream().map(row -> row.text(RunColumn.NAME)).toList();
  }

  private RunRow row(Path folder) {
    return model.rows().get().stream()
        .filter(one -> one.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  private String text(Path folder, RunColumn column) {
    return row(folder).text(column);
  }

  @Test
  void aRowTellsWhatARunIsAndADamagedOneWhatIsWrong() {
    assertEquals(List.of("fair", "tiny", "2026-01-01-000000-broken"), names());
    assertEquals("3 runs", model.finder().count().get());
    assertEquals("4 Mar 2026, 05:06", text(whole, RunColumn.DATE));
    assertEquals("finished", text(whole, RunColumn.STATE));
    assertEquals("3", text(whole, RunColumn.SEED));
    assertEquals("50 %", text(whole, RunColumn.FRACTION));
    assertEquals("magnitude-layer", text(whole, RunColumn.METHOD));
    assertEquals("SGD vs SAM vs BatchNorm only vs …", text(whole, RunColumn.QUESTION));
    assertEquals("mnist-10k with 10 % wrong labels", text(whole, RunColumn.DATA));
    assertTrue(
        text(whole, RunColumn.ACCURACY).matches("[0-9.]+ % \\([0-9.]+–[0-9.]+\\)"),
        text(whole, RunColumn.ACCURACY));
    assertEquals("broken off: dense", text(begun, RunColumn.STATE));
    assertEquals(Condition.DAMAGED, row(broken).condition());
    assertTrue(text(broken, RunColumn.STATE).contains("recipe.sparsam"));
    assertEquals("", model.finder().empty().get());
  }

  @Test
  void theyAreFoundByWordsStarsTagsAndNumbers() {
    model.search().set("TIN");
    assertEquals(List.of("tiny"), names());
    assertEquals("1 of 3", model.finder().count().get());
    model.search().set("nothing like it");
    assertTrue(model.finder().empty().get().startsWith("No run has all of this"));
    model.search().set("");
    model.deeds().star(List.of(begun), true);
    assertTrue(row(begun).starred());
    model.starredOnly().set(true);
    assertEquals(List.of("fair"), names());
    model.starredOnly().set(false);
    model.deeds().tag(List.of(row(whole), row(begun)), "Thesis");
    model.search().set("tag:the");
    assertEquals(List.of("fair", "tiny"), names());
    model.deeds().untag(List.of(row(begun)), "Thesis");
    assertEquals(List.of("tiny"), names());
    assertEquals(List.of("Thesis"), model.finder().tags());
    for (String so :
        List.of("accuracy>0.01", "accuracy>1%", "fraction<0.6 fraction>40%", "seed<4")) {
      model.search().set(so + " tiny");
      assertEquals(List.of("tiny"), names(), so);
    }
    model.search().set("accuracy<0.01");
    assertEquals(List.of(), names());
    model.search().set("accuracy>");
    assertEquals(List.of(), names());
  }

  @Test
  void namesAndNotesSurvive() {
    model.deeds().rename(whole, "for the report");
    model.deeds().note(whole, "λ = 0.001\u202e\nsecond");
    assertEquals("for the report", text(whole, RunColumn.NAME));
    RunsModel again =
        new RunsModel(new Strings(), new History(runs, NOW), Runnable::run, Runnable::run);
    again.refresh();
    assertEquals("λ = 0.001 second", again.rows().get().get(1).text(RunColumn.NOTE));
    model.deeds().rename(whole, "x".repeat(1000));
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("allowed are"), complaints.getFirst());
  }

  @Test
  void deletedRunsAreBroughtBackOneDeedAfterTheOther() {
    model.delete(List.of(row(whole)));
    model.delete(List.of(row(begun), row(broken)));
    assertEquals(List.of(), names());
    assertEquals("2 runs are deleted.", model.deeds().undo().get());
    assertFalse(Files.exists(whole));
    model.deeds().restore();
    assertEquals("“tiny” is deleted.", model.deeds().undo().get());
    assertEquals(2, names().size());
    model.deeds().restore();
    assertEquals("", model.deeds().undo().get());
    assertEquals(3, names().size());
    assertTrue(Files.exists(whole.resolve("run.json")));
    model.delete(List.of(row(whole)));
    RunsModel next =
        new RunsModel(new Strings(), new History(runs, NOW), Runnable::run, Runnable::run);
    next.tidy();
    next.trash(left -> next.restore(left.getFirst()));
    assertEquals(3, next.rows().get().size());
  }

  @Test
  void oneIsOpenedItsRecipeTakenGoneOnWithAndItsCurvesLaidBehind() throws Exception {
    model.lab().open(whole);
    assertEquals(whole, opened.getFirst().folder());
    model.lab().take(row(whole));
    assertEquals(List.of(TinyRun.recipe()), taken);
    model.lab().overlay(List.of(row(whole), row(begun)));
    assertEquals(List.of(whole, begun), behind.stream().map(PastRun::folder).toList());
    assertEquals(List.of(whole, begun), model.lab().marked().get());
    model.lab().overlay(List.of(row(whole)));
    assertEquals(List.of(begun), behind.stream().map(PastRun::folder).toList());
    model.lab().goOn(row(begun));
    assertEquals(begun, goneOn.getFirst().folder());
    model.lab().goOn(row(whole));
    assertEquals("It is finished: there is nothing to go on with.", complaints.getFirst());
    model.lab().open(broken);
    assertEquals(2, complaints.size());
  }

  @Test
  void foldersThatComeAndGoAndChangeAreNoticed() throws Exception {
    model.look();
    assertEquals(3, names().size());
    Path other = runs.resolve("2026-05-01-101500-other");
    TinyRun.copy(shared.resolve("whole"), other);
    Files.setLastModifiedTime(runs, FileTime.fromMillis(5_000));
    model.look();
    assertEquals(List.of("tiny", "fair", "tiny", "2026-01-01-000000-broken"), names());
    model.selected().set(List.of(other, begun));
    assertEquals(2, model.chosen().get().size());
    Files.delete(broken.resolve("recipe.sparsam"));
    RunRow untouched = row(whole);
    model.look();
    assertEquals(3, names().size());
    assertSame(untouched, row(whole));
    try (RunFolder _ = RunFolder.resume(begun)) {
      model.look();
      assertEquals("running here: dense", text(begun, RunColumn.STATE));
    }
    new History(runs, NOW).delete(other);
    Files.setLastModifiedTime(runs, FileTime.fromMillis(9_000));
    model.look();
    assertEquals(List.of(begun), model.chosen().get().stream().map(RunRow::folder).toList());
  }

  @Test
  void anotherFolderIsLookedIntoAndTheWayBackIsKnown(@TempDir Path elsewhere) throws Exception {
    List<Path> there = ManyRuns.make(elsewhere, 2);
    Files.createDirectory(elsewhere.resolve("notes"));
    model.lookInto(there.getFirst()); // A run stands for the folder that it lies in.
    assertEquals(elsewhere, model.place().get());
    assertEquals(List.of("warm-up", "Chapter 1"), names());
    model.deeds().star(List.of(there.getFirst()), false);
    assertFalse(row(there.getFirst()).starred());
    model.delete(List.of(row(there.get(1))));
    model.lookInto(runs);
    assertEquals(3, names().size());
    model.deeds().restore();
    assertTrue(Files.exists(there.get(1)));
    assertEquals(3, names().size());
    assertTrue(model.places().all().containsAll(List.of(runs, elsewhere)));
  }

  @Test
  void severalAreComparedByWhatDiffersAndWhatCameOut() throws Exception {
    List<Path> made = ManyRuns.make(runs, 3);
    Path two = made.get(1);
    model.refresh();
    Path one = row(two).folder().resolveSibling("2026-01-05-083000-fair-comparison");
    Contrast contrast = Contrast.of(List.of(row(one), row(two), row(broken)), new Strings());
    assertEquals(List.of("Chapter 1", "warm-up"), contrast.names());
    assertEquals(
        List.of("name", "data set", "seed", "pruning · fraction"),
        contrast.settings().stream().map(Contrast.Trait::what).toList());
    assertEquals(
        List.of("0", "1"), contrast.settings().get(2).values().stream().map(Cell::text).toList());
    assertEquals(
        List.of(0.0, 1.0), contrast.settings().get(2).values().stream().map(Cell::number).toList());
    List<String> untitled =
        Contrast.of(List.of(row(two), row(made.get(2))), new Strings()).settings().stream()
            .map(Contrast.Trait::what)
            .toList();
    assertFalse(untitled.contains("name"), "it stands above: " + untitled);
    assertTrue(untitled.contains("seed"), untitled.toString());
    List<Cell> words =
        List.of(
            new Cell("b", Double.NaN),
            new Cell("10", 10),
            new Cell("9", 9),
            new Cell("a", Double.NaN));
    assertEquals(
        List.of("9", "10", "a", "b"),
        words.stream().sorted(Contrast.Trait.ORDER).map(Cell::text).toList());
    assertEquals(
        List.of("dense", "pruned", "SGD", "SAM"),
        contrast.results().stream().map(Contrast.Trait::what).toList());
    Contrast twice = Contrast.of(List.of(row(one), row(one)), new Strings());
    assertTrue(twice.settings().isEmpty());
    assertTrue(twice.results().stream().allMatch(trait -> trait.best().isEmpty()), "equals");
    assertEquals(
        List.of(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1)),
        contrast.results().stream().map(Contrast.Trait::best).toList(),
        "95.3–96.1 and 94.8–95.6 cannot be told apart");
  }

  @Test
  void whatIsExportedIsNoFormulaAndNumbersAreWhole(@TempDir Path out) throws Exception {
    model.deeds().rename(whole, "=1+1");
    model.deeds().note(whole, "say \"hello\",\nagain");
    Path file = out.resolve("runs.csv");
    model.export(model.rows().get(), file);
    String text = Files.readString(file);
    assertTrue(text.startsWith("\uFEFFname,folder,state,bestArm,testAccuracy"), text);
    assertTrue(text.contains("\r\n'=1+1,"), text);
    assertTrue(text.contains(",\"say \"\"hello\"\",\nagain\"\r\n"), text);
    double accuracy = row(whole).cell(RunColumn.ACCURACY).number();
    assertTrue(text.contains("," + accuracy + ","), text);
    assertTrue(model.told().get().startsWith("3 runs are saved in "), model.told().get());
  }

  @Test
  void columnsAreSortedByNumberAndWhatSaysNothingComesLast() {
    for (boolean ascending : new boolean[] {true, false}) {
      List<RunRow> rows = new ArrayList<>(model.rows().get());
      rows.sort(RunRow.by(RunColumn.SEED, ascending));
      assertEquals(broken, rows.getLast().folder());
      assertEquals(ascending ? begun : whole, rows.getFirst().folder());
      rows.sort(RunRow.by(RunColumn.ACCURACY, ascending));
      assertEquals(whole, rows.getFirst().folder());
      rows.sort(RunRow.by(RunColumn.NAME, ascending));
      assertEquals(ascending ? broken : whole, rows.getFirst().folder());
    }
  }

  @Test
  void thousandsAreListedAndOnlyWhatChangedIsReadAgain(@TempDir Path many) throws Exception {
    List<Path> folders = ManyRuns.make(many, 1000);
    model.lookInto(many);
    assertEquals("1,000 runs", model.finder().count().get());
    RunRow first = row(folders.getFirst());
    model.refresh();
    assertSame(first, row(folders.getFirst()));
    for (String word : List.of("t", "th", "thesis", "thesis chapter", "")) {
      model.search().set(word);
    }
    assertEquals(1000, names().size());
  }
}
