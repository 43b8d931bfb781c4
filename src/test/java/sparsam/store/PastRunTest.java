package sparsam.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.InMemory;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.train.Control;

class PastRunTest {
  private static final Dials LOWER =
      new Dials(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.01));

  @TempDir(factory = InMemory.class)
  static Path shared;

  private static Path whole;
  private static Monitor live;
  private static Run lived;

  @TempDir(factory = InMemory.class)
  Path temp;

  /** A run in which a number is changed by hand. */
  @BeforeAll
  static void runOnce() throws Exception {
    whole = shared.resolve("whole");
    live = new Monitor();
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      lived =
          TinyRun.run(
              folder,
              live,
              control,
              () -> {
                if (passes.incrementAndGet() == 10) {
                  control.adjust("dense", LOWER::apply);
                }
              });
    }
  }

  private static void assertSame(Track expected, Track found) {
    assertEquals(expected.name(), found.name());
    assertEquals(expected.phase(), found.phase());
    assertEquals(expected.plannedSteps(), found.plannedSteps(), expected.name());
    assertEquals(expected.stepsPerEpoch(), found.stepsPerEpoch(), expected.name());
    assertEquals(expected.epochs(), found.epochs());
    for (int column = 0; column < expected.steps().columns().size(); column++) {
      assertArrayEquals(
          expected.steps().column(column, 0), found.steps().column(column, 0), expected.name());
    }
  }

  @Test
  void a_finished_run_is_seen_as_it_was_when_it_ended() throws Exception {
    PastRun past = PastRun.open(whole);
    assertEquals(lived, past.run());
    assertEquals(TinyRun.recipe(), past.recipe());
    Monitor monitor = past.monitor();
    assertEquals(live.tracks().size(), monitor.tracks().size());
    for (int i = 0; i < live.tracks().size(); i++) {
      assertSame(live.tracks().get(i), monitor.tracks().get(i));
    }
    assertEquals(live.results(), monitor.results());
    assertEquals(live.comparisons(), monitor.comparisons());
    assertEquals(1, monitor.adjustments().size());
    assertEquals(live.adjustments(), monitor.adjustments());
    assertEquals(live.moment(), monitor.moment());
    assertEquals(live.activity(), monitor.activity());
    assertEquals(1, monitor.fraction());
    assertEquals(
        live.snapshots().stream().map(one -> one.name() + one.epoch()).toList(),
        monitor.snapshots().stream().map(one -> one.name() + one.epoch()).toList());
    assertArrayEquals(live.answers().labels(), monitor.answers().labels());
    assertEquals(
        List.copyOf(live.answers().byName().keySet()),
        List.copyOf(monitor.answers().byName().keySet()));
    for (String name : live.answers().byName().keySet()) {
      assertArrayEquals(
          live.answers().of(name).orElseThrow(), monitor.answers().of(name).orElseThrow(), name);
    }
    for (String name : List.of("dense", "pruned", "pruned (γ too, k − 1)")) {
      assertSame(live.weights(name).orElseThrow(), monitor.weights(name).orElseThrow());
      assertSame(live.weights(name).orElseThrow(), past.weights(name));
    }
    assertTrue(past.weights("SAM").prunable().size() > 0);
    assertFalse(Files.exists(past.folder().resolve("weights/explodes.safetensors")));
    String message = Refusal.of(IOException.class, () -> past.weights("explodes"));
    assertEquals(whole + " holds no weights of explodes yet", message);
  }

  private static void assertSame(Weights expected, Weights found) {
    assertEquals(expected.tensors().size(), found.tensors().size());
    for (int i = 0; i < expected.tensors().size(); i++) {
      Weights.Tensor one = expected.tensors().get(i);
      Weights.Tensor other = found.find(one.name()).orElseThrow();
      assertEquals(one.kind(), other.kind());
      assertEquals(one.shape(), other.shape());
      assertArrayEquals(one.values(), other.values());
    }
  }

  @Test
  void a_stopped_run_is_seen_up_to_its_last_finished_epoch() throws Exception {
    Path folder = temp.resolve("stopped");
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    Monitor stopped = new Monitor();
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      TinyRun.run(
          open,
          stopped,
          control,
          () -> {
            if (passes.incrementAndGet() == 20) {
              control.stop();
            }
          });
      // The folder is locked here, and read nevertheless.
      assertEquals(State.STOPPED, PastRun.open(folder).run().state());
    }
    PastRun past = PastRun.open(folder);
    assertSame(stopped.tracks().getFirst(), past.monitor().tracks().getFirst());
    assertEquals(2, past.monitor().track("dense").orElseThrow().epochs().size());
    assertEquals("stopped", past.monitor().activity());
    assertEquals(
        3.0 * 16 / (3 * 24 + 3 * 28 + 6 * 16 + 3 * 16 + 6 * 8 + 3 * 8 + 16 + 6 * 8),
        past.monitor().fraction(),
        1e-12);
    assertEquals(0, past.monitor().answers().labels().length);
  }

  @Test
  void a_run_that_goes_on_is_whole_at_every_moment() throws Exception {
    Path folder = temp.resolve("going");
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      assertEquals(List.of(), PastRun.open(folder).monitor().results());
      CompletableFuture<Run> running =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return TinyRun.run(open, new Monitor(), new Control(), () -> {});
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      double fraction = 0;
      do {
        PastRun past = PastRun.open(folder);
        assertTrue(past.monitor().fraction() >= fraction);
        fraction = past.monitor().fraction();
      } while (!running.isDone());
      assertEquals(running.get(), PastRun.open(folder).run());
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void steps_an_epoch_are_those_of_an_epoch_that_no_budget_cut_short() throws Exception {
    Recipe cut =
        RecipeReader.override(
            TinyRun.recipe(),
            List.of(
                "dense=null",
                "prune=null",
                "arms=[{\"name\": \"few\", \"start\": \"initial\", \"gradients\": 5,"
                    + " \"optimizer\": {\"name\": \"sgd\", \"lr\": 0.1}},"
                    + " {\"name\": \"more\", \"start\": \"initial\", \"gradients\": 20,"
                    + " \"optimizer\": {\"name\": \"sgd\", \"lr\": 0.1}}]"));
    try (RunFolder open = RunFolder.create(temp.resolve("cut"), cut)) {
      TinyRun.run(open);
    }
    Monitor past = PastRun.open(temp.resolve("cut")).monitor();
    assertEquals(8, past.track("few").orElseThrow().stepsPerEpoch());
    assertEquals(1, past.track("few").orElseThrow().plannedEpochs());
    assertEquals(3, past.track("more").orElseThrow().plannedEpochs());
  }

  @Test
  void a_run_that_never_began_has_the_steps_of_its_data_set() throws Exception {
    RunFolder.create(temp.resolve("new"), TinyRun.recipe()).close();
    PastRun past = PastRun.open(temp.resolve("new"));
    assertEquals(State.RUNNING, past.run().state());
    assertEquals(450, past.monitor().track("SAM").orElseThrow().stepsPerEpoch());
    assertEquals(0, past.monitor().fraction());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipe.sparsam | \"tiny\" | \"\" | name",
        "recipe.sparsam | { | [ | no JSON",
        "run.json | { | [{ | damaged",
        "run.json | finished | perfect | damaged: it does not say how far the run came",
        "run.json | \"phase\": \"arm\" | \"phase\": \"leg\" | no phase that is known",
        "run.json | \"name\": \"dense\" | \"name\": \"a\\\\u202eb\" | a result has no name",
        "run.json | \"testCorrect\" | \"testWrong\" | no count of test images that are right",
        "metrics.csv | dense,2, | dense,4, | epoch 2 of dense is missing",
        "metrics.csv | SAM,2, | SAN,2, | lacks epochs of SAM",
        "metrics.csv | SAM,1, | SAN,1, | epoch 1 of SAM is missing",
        "metrics.csv | validationLoss | validation,Loss | line 2 has 10 values",
        "steps/sam.csv | 2,16, | 2,16\\n, | line 17 has 2 values",
        "steps/sam.csv | 2,16, | 2,16,x | is no number",
        "predictions.csv | image | Image,image | damaged",
        "predictions.csv | SAM | SAN | lacks the answers of SAM",
        "predictions.csv | \\n7, | \\n7,1 | is no class from 0 to 9",
        "adjustments.csv | dense | densest | has no training",
        "adjustments.csv | 0.01 | -0.01 | lr is -0.01; allowed is a number from 0 to 1000",
        "run.json | \"system\": \"system\" | \"system\": \"\\\\u001b[2J\" | cannot be shown",
        "metrics.csv | dense,2, | \\033[2J,2, | line 3 has characters that cannot be shown",
        "weights/dense.safetensors | fc.weight | fc.weighs | ",
      })
  void a_damaged_file_is_named_in_one_sentence(
      String file, String old, String other, String expected) throws Exception {
    Path damaged = temp.resolve("damaged");
    TinyRun.copy(whole, damaged);
    Path path = damaged.resolve(file);
    if (expected == null) {
      byte[] bytes = Files.readAllBytes(path);
      Files.write(path, Arrays.copyOf(bytes, bytes.length - 7));
    } else {
      String text = Files.readString(path);
      String broken =
          text.replaceFirst(
              Pattern.quote(old.translateEscapes()),
              Matcher.quoteReplacement(other.translateEscapes()));
      assertFalse(text.equals(broken), "nothing was damaged");
      Files.writeString(path, broken);
    }
    String message = Refusal.of(IOException.class, () -> PastRun.open(damaged));
    assertTrue(message.contains(path.toString()), message);
    assertTrue(expected == null || message.contains(expected), message);
  }

  /** A name that a file made up, with a mark that turns what follows. */
  @Test
  void a_name_in_a_sentence_has_no_marks_of_direction() throws Exception {
    Path damaged = temp.resolve("marked");
    TinyRun.copy(whole, damaged);
    Path path = damaged.resolve("run.json");
    String text = Files.readString(path);
    Files.writeString(path, text.replace("\"name\": \"dense\"", "\"name\": \"a\u200fb\""));
    String message = Refusal.of(IOException.class, () -> PastRun.open(damaged));
    assertTrue(message.endsWith(" lacks the answers of a\uFFFDb"), message);
  }

  @Test
  void adjustments_of_other_columns_are_damaged() throws Exception {
    Path damaged = temp.resolve("columns");
    TinyRun.copy(whole, damaged);
    Path file = Files.writeString(damaged.resolve("adjustments.csv"), "name\ndense\n");
    String message = Refusal.of(IOException.class, () -> PastRun.open(damaged));
    assertEquals(file + " is damaged: its header has not 4 names", message);
  }

  /** The number alone decides how much is allocated. */
  @Test
  void bins_that_no_memory_holds_are_not_believed() throws Exception {
    Path damaged = temp.resolve("bins");
    TinyRun.copy(whole, damaged);
    Path file = damaged.resolve("distributions").resolve("dense.csv");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst("(?m)^(0,[^,]*,[^,]*),[0-9]+,", "$1," + Integer.MAX_VALUE + ","));
    String message = Refusal.of(IOException.class, () -> PastRun.open(damaged));
    assertEquals(file + " is damaged: a line of epoch 0 is no distribution", message);
  }

  @Test
  void files_that_are_no_text_are_named_as_such() throws Exception {
    for (String file : List.of("run.json", "metrics.csv", "predictions.csv")) {
      Path damaged = temp.resolve("no-text-" + file);
      TinyRun.copy(whole, damaged);
      Files.write(damaged.resolve(file), new byte[] {'{', (byte) 0xC3, (byte) 0x28});
      assertEquals(
          damaged.resolve(file) + " cannot be read: it is no text in UTF-8",
          Refusal.of(IOException.class, () -> PastRun.open(damaged)));
    }
  }

  @Test
  void a_folder_without_a_run_is_refused() {
    assertEquals(
        temp + " is no run's folder: it holds no recipe.sparsam",
        Refusal.of(IOException.class, () -> PastRun.open(temp)));
  }
}
