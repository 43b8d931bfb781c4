package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Run;
import sparsam.store.file.Csv;
import sparsam.system.WholeFile;

class RunFolderTest {
  @TempDir Path temp;

  private String refusal(Path path) {
    String message = Refusal.of(IOException.class, () -> RunFolder.create(path, TinyRun.recipe()));
    assertTrue(message.contains(path.toString()), message);
    return message.replace(path.toString(), "X");
  }

  @Test
  void a_new_folder_holds_its_recipe() throws Exception {
    Path path = temp.resolve("a/b/run");
    try (RunFolder folder = RunFolder.create(path, TinyRun.recipe())) {
      assertEquals(path, folder.path());
    }
    assertEquals(TinyRun.recipe(), RecipeReader.read(path.resolve("recipe.sparsam")));
    try (RunFolder folder = RunFolder.resume(path)) {
      assertEquals(TinyRun.recipe(), folder.recipe());
      String message = Refusal.of(IOException.class, () -> folder.weights("dense"));
      assertEquals(path + " holds no weights of dense yet", message);
    }
  }

  @Test
  void a_run_from_before_the_recipe_had_its_ending_is_read_everywhere() throws Exception {
    Path runs = temp.resolve("runs");
    Path old = runs.resolve("old");
    try (RunFolder folder = RunFolder.create(old, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    Files.move(old.resolve("recipe.sparsam"), old.resolve("recipe.json"));

    RunSummary listed = new History(runs, Clock.systemUTC()).list().getFirst();
    assertEquals(TinyRun.recipe(), assertInstanceOf(RunSummary.Whole.class, listed).recipe());
    assertEquals(Run.State.FINISHED, PastRun.open(old).run().state());
    assertEquals(TinyRun.recipe(), DenseNetwork.of(old).recipe());
    assertEquals("X holds a run already; resume it, or choose another folder", refusal(old));
    RunFolder.resume(old, TinyRun.recipe()).close();
    assertFalse(Files.exists(old.resolve("recipe.sparsam")));
  }

  @Test
  void a_folder_stands_for_its_run_and_so_do_its_recipe_and_its_results() throws Exception {
    Path run = temp.resolve("run");
    try (RunFolder folder = RunFolder.create(run, TinyRun.recipe())) {
      Path recipe = run.resolve("recipe.sparsam");
      assertEquals(Optional.empty(), RunFiles.around(recipe), "nothing has run yet");
      TinyRun.run(folder);
      assertEquals(Optional.of(run), RunFiles.around(recipe));
    }
    assertEquals(Optional.of(run), RunFiles.around(run.resolve("run.json")));
    assertEquals(Optional.of(run), RunFiles.around(run));
    Path mine = Files.copy(run.resolve("recipe.sparsam"), run.resolve("mine.sparsam"));
    assertEquals(Optional.empty(), RunFiles.around(mine));
    Path alone = Files.copy(mine, temp.resolve("recipe.sparsam"));
    assertEquals(Optional.empty(), RunFiles.around(alone));
    assertEquals(Optional.empty(), RunFiles.around(temp.resolve("missing").resolve("run.json")));

    Files.move(run.resolve("recipe.sparsam"), run.resolve("recipe.json"));
    assertEquals(Optional.of(run), RunFiles.around(run.resolve("recipe.json")));
  }

  @Test
  void an_empty_folder_may_exist_and_one_of_a_run_killed_at_its_first_breath() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    Files.move(temp.resolve("recipe.sparsam"), temp.resolve("recipe.sparsam.tmp"));
    RunFolder.create(temp, TinyRun.recipe()).close();
  }

  @Test
  void a_folder_in_which_nothing_has_run_is_free() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    RunFolder.create(temp, TinyRun.recipe()).close();
    Files.writeString(temp.resolve("steps").resolve("dense.csv"), "");
    assertEquals("X holds a run already; resume it, or choose another folder", refusal(temp));
    Files.delete(temp.resolve("steps").resolve("dense.csv"));
    Files.delete(temp.resolve("steps"));
    // A recipe that a person put there is no leaving of ours.
    assertEquals("X holds a run already; resume it, or choose another folder", refusal(temp));
  }

  /** Killed after its first tables and before its results, which come before the first epoch. */
  @Test
  void a_run_killed_while_it_began_is_begun_again() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    Files.writeString(temp.resolve("metrics.csv"), "name\n");
    Files.writeString(temp.resolve("flatness.csv"), "name\n");
    Files.writeString(temp.resolve("run.json.1a2b.tmp"), "{");
    RunFolder.create(temp, TinyRun.recipe()).close();
    try (var files = Files.list(temp)) {
      assertEquals(
          List.of(".lock", "recipe.sparsam", "steps", "weights"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  /** Going on would train what was to be taken over, and say nothing of it. */
  @Test
  void a_run_killed_while_it_took_a_dense_network_over_is_no_run_yet() throws Exception {
    Path source = temp.resolve("source");
    try (RunFolder folder = RunFolder.create(source, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    Path run = temp.resolve("run");
    RunFolder.create(run, TinyRun.recipe(), DenseNetwork.of(source)).close();
    FileTime recipe = Files.getLastModifiedTime(run.resolve("recipe.sparsam"));
    FileTime last = Files.getLastModifiedTime(run.resolve("run.json"));
    assertTrue(recipe.compareTo(last) >= 0, "a run before all was there");
    Files.delete(run.resolve("recipe.sparsam"));
    try (RunFolder folder = RunFolder.create(run, TinyRun.recipe())) {
      assertEquals(List.of(), folder.soFar().results());
    }
  }

  @Test
  void what_was_being_written_goes_when_a_run_goes_on() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    List<String> left = List.of("run.json.1a2b.tmp", "weights/sam.safetensors.ff.tmp");
    String others = "note.json.1a2b.tmp";
    for (String name : left) {
      Files.writeString(temp.resolve(name), "half");
    }
    Files.writeString(temp.resolve(others), "written by a window now");
    RunFolder.resume(temp).close();
    for (String name : left) {
      assertFalse(Files.exists(temp.resolve(name)), name);
    }
    assertTrue(Files.exists(temp.resolve(others)));
  }

  @Test
  void a_folder_with_a_run_is_not_overwritten() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    Files.writeString(temp.resolve("run.json"), "{}");
    assertEquals("X holds a run already; resume it, or choose another folder", refusal(temp));
  }

  @Test
  void a_folder_with_other_files_is_left_alone() throws Exception {
    Files.writeString(temp.resolve("thesis.txt"), "precious");
    assertEquals(
        "X holds other files (thesis.txt) and no run; choose an empty folder or a new one",
        refusal(temp));
    String message = Refusal.of(IOException.class, () -> RunFolder.resume(temp));
    assertEquals(temp + " is no run's folder: it holds no recipe.sparsam", message);
    try (var files = Files.list(temp)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void a_file_is_no_folder() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertEquals("X is a file; choose another folder for the run", refusal(file));
    Path below = file.resolve("run");
    assertTrue(refusal(below).startsWith("the run's folder X cannot be made: "), refusal(below));
  }

  @Test
  void a_folder_that_does_not_exist_cannot_be_resumed() {
    Path missing = temp.resolve("missing");
    String message = Refusal.of(IOException.class, () -> RunFolder.resume(missing));
    assertEquals("there is no run in " + missing + ", because it does not exist", message);
    assertFalse(Files.exists(missing));
  }

  @Test
  void two_at_a_time_are_one_too_many() throws Exception {
    try (RunFolder folder = RunFolder.create(temp, TinyRun.recipe())) {
      String message = Refusal.of(IOException.class, () -> RunFolder.resume(folder.path()));
      assertEquals(
          temp + " is in use by another run; wait for it or choose another folder", message);
    }
    RunFolder.resume(temp).close();
  }

  @Test
  void a_failed_resume_gives_the_folder_back() throws Exception {
    RunFolder.create(temp, TinyRun.recipe()).close();
    String recipe = Files.readString(temp.resolve("recipe.sparsam"));
    Files.writeString(temp.resolve("recipe.sparsam"), "{}");
    Refusal.of(IOException.class, () -> RunFolder.resume(temp));
    Files.writeString(temp.resolve("recipe.sparsam"), recipe);
    RunFolder.resume(temp).close();
  }

  @Test
  void a_disk_that_refuses_a_file_ends_the_run_with_a_sentence_and_can_be_resumed()
      throws Exception {
    Path run = temp.resolve("run");
    // A folder with something in it cannot be replaced by a file: the rename fails, as on a full
    // disk.
    Path blocked = run.resolve("weights/sam.safetensors");
    try (RunFolder folder = RunFolder.create(run, TinyRun.recipe())) {
      Files.createDirectories(blocked.resolve("in the way"));
      String message = Refusal.of(IOException.class, () -> TinyRun.run(folder));
      assertTrue(message.startsWith(blocked + " cannot be written: "), message);
      assertFalse(Files.exists(run.resolve("weights/sam.safetensors.tmp")));
    }
    Files.delete(blocked.resolve("in the way"));
    Files.delete(blocked);
    try (RunFolder folder = RunFolder.resume(run)) {
      assertEquals(Run.State.FINISHED, TinyRun.run(folder).state());
    }
    Path whole = temp.resolve("whole");
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    assertEquals(TinyRun.contents(whole), TinyRun.contents(run));
  }

  @Test
  void whole_files_replace_and_append() throws Exception {
    Path file = temp.resolve("file");
    WholeFile.append(file, "a");
    WholeFile.append(file, "b");
    assertEquals("ab", Files.readString(file));
    WholeFile.write(file, "ü".getBytes(StandardCharsets.UTF_8));
    assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xBC}, Files.readAllBytes(file));
    try (var files = Files.list(temp)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void csv_values_come_back_whatever_they_hold() throws Exception {
    Path file = temp.resolve("x.csv");
    List<String> values = List.of("plain", "a, b", "\"quoted\"", "", "é\"", ",", "\"");
    Files.writeString(
        file, Csv.line("1", "2", "3", "4", "5", "6", "7") + Csv.line(values.toArray()));
    assertEquals(values, Csv.read(file).get(1));
  }

  @Test
  void the_next_runs_folder_has_its_time_and_name_and_is_never_one_that_is_there()
      throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    Recipe recipe = Presets.load("label-noise");
    Path first = RunPlace.next(temp, recipe, clock);
    assertEquals(temp.resolve("2026-03-04-050607-label-noise"), first);
    RunFolder.create(first, recipe).close();
    assertEquals(
        temp.resolve("2026-03-04-050607-label-noise-2"), RunPlace.next(temp, recipe, clock));
    Recipe nameless = RecipeReader.override(recipe, List.of("name=雪"));
    assertEquals(temp.resolve("2026-03-04-050607-run"), RunPlace.next(temp, nameless, clock));
  }
}
