package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.Jvm;
import sparsam.data.DataOrigin;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Environment;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.store.History.Deleted;
import sparsam.store.RunSummary.Condition;
import sparsam.store.RunSummary.Damaged;
import sparsam.store.RunSummary.Reached;
import sparsam.store.RunSummary.Whole;
import sparsam.store.file.RunNote;
import sparsam.system.WholeFile;

class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir(factory = InMemory.class)
  static Path shared;

  @TempDir(factory = InMemory.class)
  Path runs;

  private History history;
  private Path older;
  private Path newer;

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  @BeforeAll
  static void runOnce() throws Exception {
    try (RunFolder folder = RunFolder.create(shared.resolve("whole"), TinyRun.recipe())) {
      TinyRun.run(folder);
    }
  }

  /** A finished run with a stamp in its name, and a new one without. */
  @BeforeEach
  void fill() throws Exception {
    older = runs.resolve("2026-03-04-050607-tiny");
    newer = runs.resolve("mine");
    TinyRun.copy(shared.resolve("whole"), older);
    RunFolder.create(newer, Presets.load("fair")).close();
    Files.setLastModifiedTime(newer.resolve("recipe.sparsam"), FileTime.from(NOW));
    history = new History(runs, at(NOW));
  }

  private Whole whole(Path folder) throws IOException {
    return assertInstanceOf(Whole.class, summary(folder));
  }

  private RunSummary summary(Path folder) throws IOException {
    return history.list().stream()
        .filter(one -> one.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> folders() throws IOException {
    return history.list().stream().map(RunSummary::folder).toList();
  }

  @Test
  void runs_are_listed_newest_first_with_what_came_out() throws Exception {
    assertEquals(List.of(newer, older), folders());
    Whole finished = whole(older);
    assertEquals("tiny", finished.name());
    assertEquals(LocalDateTime.parse("2026-03-04T05:06:07"), finished.time());
    assertEquals(State.FINISHED, finished.state());
    assertEquals(TinyRun.recipe(), finished.recipe());
    assertEquals(RunNote.NONE, finished.note());
    int best =
        finished.results().stream()
            .filter(result -> result.phase() == Phase.ARM)
            .mapToInt(r -> r instanceof Result.Finished f ? f.testCorrect() : 0)
            .max()
            .orElseThrow();
    assertTrue(best > 20);
    assertEquals(best, finished.best().orElseThrow().testCorrect());
    assertEquals(Phase.ARM, finished.best().orElseThrow().phase());
    Whole begun = whole(newer);
    assertEquals(LocalDateTime.parse("2026-05-01T12:00:00"), begun.time());
    assertEquals(State.RUNNING, begun.state());
    assertTrue(begun.best().isEmpty());
  }

  @Test
  void a_recipe_without_arms_is_as_good_as_its_dense_network() throws Exception {
    Path dense = runs.resolve("dense");
    Recipe recipe = RecipeReader.override(TinyRun.recipe(), List.of("arms=[]", "prune=null"));
    try (RunFolder folder = RunFolder.create(dense, recipe)) {
      TinyRun.run(folder);
    }
    assertEquals("dense", whole(dense).best().orElseThrow().name());
  }

  @Test
  void folders_that_are_no_runs_say_so_and_the_others_are_listed() throws Exception {
    Files.createDirectory(runs.resolve("empty"));
    Files.writeString(runs.resolve("file.txt"), "no run");
    Files.createDirectory(runs.resolve(".hidden"));
    Files.createDirectory(runs.resolve("lost"));
    Files.writeString(runs.resolve("lost").resolve("run.json"), "{}");
    Files.writeString(newer.resolve("run.json"), "{\"state\": ");
    Damaged torn = assertInstanceOf(Damaged.class, summary(newer));
    assertTrue(torn.sentence().startsWith(newer.resolve("run.json") + " is damaged: "));
    Damaged lost = assertInstanceOf(Damaged.class, summary(runs.resolve("lost")));
    assertEquals(
        runs.resolve("lost") + " is no run's folder: it holds no recipe.sparsam", lost.sentence());
    assertEquals("lost", lost.name());
    assertEquals(3, history.list().size());
    assertTrue(new History(runs.resolve("nowhere"), at(NOW)).list().isEmpty());
  }

  /** A list repeats what folders are called, though nobody named them here. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_folders_are_called_steers_no_terminal() throws Exception {
    Path steering = Files.createDirectory(runs.resolve("run\u001b[2J\u202e"));
    Files.writeString(steering.resolve("run.json"), "{}");
    Damaged lost = assertInstanceOf(Damaged.class, summary(steering));
    assertEquals("run\uFFFD[2J\uFFFD", lost.name());
    assertEquals(
        runs.resolve("run\uFFFD[2J\uFFFD") + " is no run's folder: it holds no recipe.sparsam",
        lost.sentence());
  }

  @Test
  void what_has_not_changed_is_not_read_again() throws Exception {
    RunSummary before = summary(older);
    RunSummary other = summary(newer);
    history.star(older, true);
    assertTrue(whole(older).note().starred());
    assertFalse(before.equals(summary(older)));
    assertSame(other, summary(newer));
    Recipe stopped = TinyRun.recipe();
    WholeFile.write(
        newer.resolve("run.json"),
        RunJson.write(
            new Run(
                stopped,
                Environment.UNKNOWN,
                State.STOPPED,
                List.of(),
                List.of(),
                null,
                DataOrigin.UNKNOWN)));
    assertEquals(State.STOPPED, whole(newer).state());
  }

  @Test
  void what_a_person_writes_on_a_run_is_kept_and_so_is_what_another_version_wrote()
      throws Exception {
    Files.writeString(older.resolve("note.json"), "{\"colour\": \"red\", \"note\": \"old\"}");
    assertEquals("old", whole(older).note().text());
    history.rename(older, " the good one ");
    history.note(older, "ρ is too small\nask Ada");
    history.star(older, true);
    RunNote expected = new RunNote("the good one", "ρ is too small\nask Ada", true, List.of());
    assertEquals(expected, whole(older).note());
    assertEquals("the good one", whole(older).name());
    assertTrue(Files.readString(older.resolve("note.json")).contains("\"colour\": \"red\""));
    history = new History(runs, at(NOW));
    assertEquals(expected, whole(older).note());
    history.rename(older, "");
    assertEquals("tiny", whole(older).name());
  }

  @Test
  void notes_that_are_no_notes_are_refused_and_nothing_is_overwritten() throws Exception {
    Refusal.of(IllegalArgumentException.class, () -> history.rename(older, "x".repeat(61)));
    Refusal.of(IllegalArgumentException.class, () -> history.rename(older, "two\nlines"));
    Refusal.of(IllegalArgumentException.class, () -> history.note(older, "x".repeat(4001)));
    assertFalse(Files.exists(older.resolve("note.json")));
    String outside = Refusal.of(IOException.class, () -> history.star(shared, true));
    assertTrue(outside.startsWith("there is no run "), outside);
    Files.writeString(older.resolve("note.json"), "precious");
    Refusal.of(IOException.class, () -> history.star(older, true));
    assertEquals("precious", Files.readString(older.resolve("note.json")));
    assertInstanceOf(Damaged.class, summary(older));
  }

  @Test
  void words_are_looked_for_in_names_notes_and_arms() throws Exception {
    history.rename(older, "Evening run");
    history.note(older, "for the thesis");
    for (String words : List.of("Evening run", "for the thesis", "tiny", "SAM")) {
      assertTrue(summary(older).searched().contains(words), words);
    }
  }

  @Test
  void what_is_deleted_comes_back_as_it_was() throws Exception {
    history.star(older, true);
    var before = TinyRun.contents(older);
    Deleted deleted = history.delete(older);
    assertEquals(List.of(newer), folders());
    assertFalse(Files.exists(older));
    history.restore(deleted);
    assertEquals(List.of(newer, older), folders());
    assertEquals(before, TinyRun.contents(older));
    assertTrue(whole(older).note().starred());
  }

  @Test
  void two_of_one_name_lie_in_the_trash_side_by_side() throws Exception {
    Deleted first = history.delete(older);
    TinyRun.copy(newer, older);
    Deleted second = history.delete(older);
    history.restore(second);
    assertEquals("fair", whole(older).name());
    String taken = Refusal.of(IOException.class, () -> history.restore(first));
    assertEquals(older + " cannot be brought back: a file is in the way", taken);
    history.delete(older);
    history.restore(first);
    assertEquals("tiny", whole(older).name());
  }

  @Test
  void a_run_under_way_is_not_deleted() throws Exception {
    try (RunFolder _ = RunFolder.resume(older)) {
      String message = Refusal.of(IOException.class, () -> history.delete(older));
      assertTrue(message.startsWith(older + " is in use by another run"), message);
    }
    assertTrue(Files.exists(older));
    history.delete(older);
  }

  @Test
  void asking_who_has_a_run_leaves_it_locked() throws Exception {
    assertEquals(Condition.FINISHED, whole(older).condition());
    assertEquals(Condition.BROKEN_OFF, whole(newer).condition());
    Process other;
    try (RunFolder _ = RunFolder.resume(newer)) {
      assertEquals(Condition.RUNNING_HERE, whole(newer).condition());
      Refusal.of(IOException.class, () -> history.delete(newer));
      Refusal.of(IOException.class, () -> RunFolder.resume(newer));
      // Another process still finds it locked.
      other = locker(newer);
      assertEquals("taken", answer(other));
      assertEquals(1, other.waitFor());
    }
    assertEquals(Condition.BROKEN_OFF, whole(newer).condition());
    other = locker(newer);
    assertEquals("locked", answer(other));
    assertEquals(Condition.RUNNING_ELSEWHERE, whole(newer).condition());
    Refusal.of(IOException.class, () -> history.delete(newer));
    other.getOutputStream().close();
    assertEquals(0, other.waitFor());
    assertEquals(Condition.BROKEN_OFF, whole(newer).condition());
  }

  private static Process locker(Path folder) throws IOException {
    return Jvm.of(Locker.class, List.of(), folder.resolve(".lock").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String answer(Process process) throws IOException {
    return process.inputReader().readLine();
  }

  @Test
  void a_run_that_is_not_finished_says_where_it_is() throws Exception {
    Path broken = ManyRuns.make(runs, 4).get(3);
    Whole stopped = whole(broken);
    assertEquals(Condition.STOPPED, stopped.condition());
    assertEquals(new Reached("SGD", 2, 4), stopped.reached().orElseThrow());
    Files.writeString(
        broken.resolve("metrics.csv"),
        Files.readString(broken.resolve("metrics.csv")) + "SGD,3,24,24,0,0,0,0,0,0\n");
    assertEquals(3, whole(broken).reached().orElseThrow().epoch());
    assertTrue(whole(older).reached().isEmpty());
  }

  @Test
  void tags_are_kept_and_those_that_are_none_refused() throws Exception {
    history.star(older, true);
    history.tag(older, List.of("thesis", "figure 3", "thesis"));
    assertEquals(List.of("thesis", "figure 3"), whole(older).note().tags());
    assertTrue(whole(older).note().starred());
    history.tag(older, List.of());
    assertFalse(Files.readString(older.resolve("note.json")).contains("tags"));
    for (String bad : List.of("", "a,b", "two\nlines", "x".repeat(31))) {
      Refusal.of(IllegalArgumentException.class, () -> history.tag(older, List.of(bad)));
    }
  }

  @Test
  void what_lies_in_the_trash_is_known_after_a_start_too() throws Exception {
    history.delete(older);
    TinyRun.copy(newer, older);
    history = new History(runs, at(NOW));
    Deleted left = history.trash().getFirst();
    assertEquals(runs.resolve(older.getFileName() + "-2"), left.from());
    history.restore(left);
    assertEquals("tiny", whole(left.from()).name());
    assertTrue(history.trash().isEmpty());
  }

  @Test
  void the_trash_is_emptied_of_what_has_lain_there_for_thirty_days() throws Exception {
    Deleted old = history.delete(older);
    new History(runs, at(NOW.plus(Duration.ofDays(20)))).delete(newer);
    new History(runs, at(NOW.plus(Duration.ofDays(29)))).empty();
    assertTrue(Files.exists(old.to()));
    new History(runs, at(NOW.plus(Duration.ofDays(31)))).empty();
    assertFalse(Files.exists(old.to()));
    assertTrue(Files.exists(runs.resolve(".trash").resolve("mine")));
    new History(runs.resolve("nowhere"), at(NOW)).empty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void emptying_the_trash_follows_no_link() throws Exception {
    Path precious = Files.writeString(shared.resolve("precious.txt"), "precious");
    Files.createSymbolicLink(older.resolve("link"), shared);
    Deleted old = history.delete(older);
    new History(runs, at(NOW.plus(Duration.ofDays(31)))).empty();
    assertFalse(Files.exists(old.to()));
    assertTrue(Files.exists(precious));
  }

  /** Each writes what it knows nothing of, the other's, as it finds it. */
  @Test
  void two_windows_write_on_one_run_and_nothing_is_lost() throws Exception {
    History other = new History(runs, at(NOW));
    try (ExecutorService windows = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 40; i++) {
        boolean starred = i % 2 == 0;
        String note = "note " + i;
        List<Callable<Void>> both =
            List.of(
                () -> {
                  history.star(older, starred);
                  return null;
                },
                () -> {
                  other.note(older, note);
                  return null;
                });
        for (Future<Void> done : windows.invokeAll(both)) {
          done.get();
        }
        assertEquals(starred, RunNote.read(older).starred(), note);
        assertEquals(note, RunNote.read(older).text());
      }
    }
  }
}
