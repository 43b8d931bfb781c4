package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.result.MaskChange;
import sparsam.result.Monitor;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** Arms whose weights go while they train. */
class SparsifierTest {
  private static final String SGD =
      "\"optimizer\": {\"name\": \"sgd\", \"lr\": 0.3, \"momentum\": 0.9}";

  /** Eight steps an epoch. */
  private static final String RECIPE =
      """
      {
        "name": "when", "data": {"set": "mnist-10k"}, "network": {"architecture": "classifier"},
        "seed": 3, "batchSize": 16, "dense": {"optimizer": {"name": "sgd", "lr": 0.3}, "epochs": 2},
        "prune": {"fraction": 0.6},
        "arms": [
          {"name": "gradual", "start": "dense", "epochs": 3, SGD,
           "when": {"name": "gradual", "every": 3}},
          {"name": "movement", "start": "initial", "epochs": 3,
           "prune": {"fraction": 0.5, "method": "movement"},
           "optimizer": {"name": "sam", "lr": 0.3, "rho": 0.05},
           "when": {"name": "gradual", "ramp": "linear", "begin": 0.2, "every": 5}},
          {"name": "rounds", "start": "dense", "epochs": 3, SGD, "when": {"name": "iterative"},
           "schedule": {"name": "cosine"}},
          {"name": "ticket", "start": "initial", "epochs": 4, SGD, "schedule": {"name": "cosine"},
           "when": {"name": "iterative", "rounds": 2, "rewind": "weights", "to": 3}},
          {"name": "rate", "start": "initial", "epochs": 3, "schedule": {"name": "cosine"},
           "optimizer": {"name": "sgd", "base": "adamw", "lr": 0.01},
           "when": {"name": "iterative", "rounds": 2, "rewind": "rate"}},
          {"name": "anew", "start": "initial", "epochs": 3, SGD,
           "prune": {"fraction": 0.5, "weights": "drawn-anew", "shuffled": true},
           "when": {"name": "iterative", "rounds": 1, "rewind": "weights"}},
          {"name": "set", "start": "pruned", "epochs": 3, SGD, "when": {"name": "set", "every": 4}},
          {"name": "rigl", "start": "pruned", "epochs": 3,
           "optimizer": {"name": "sam", "lr": 0.3, "rho": 0.05, "momentum": 0.9},
           "prune": {"fraction": 0.8, "method": "random", "network": "initial"},
           "when": {"name": "rigl", "every": 4}}
        ]
      }
      """
          .replace("SGD", SGD)
          .replace("\"name\": \"sgd\", \"base\": \"adamw\"", "\"name\": \"adamw\"");

  @TempDir(factory = InMemory.class)
  static Path shared;

  private static final List<Path> KILLED = new ArrayList<>();
  private static Map<String, String> expected;
  private static Run run;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    Path whole = shared.resolve("whole");
    int[] passes = {0};
    try (RunFolder folder = RunFolder.create(whole, recipe())) {
      run =
          TinyRun.run(
              folder,
              new Monitor(),
              new Control(),
              () -> {
                if (passes[0]++ % 31 == 30) {
                  KILLED.add(shared.resolve("killed-" + KILLED.size()));
                  TinyRun.copy(whole, KILLED.getLast());
                }
              });
    }
    expected = TinyRun.contents(whole);
  }

  private static Recipe recipe() throws Exception {
    return RecipeReader.parse("when", RECIPE);
  }

  private static List<MaskChange> changes(String arm) throws Exception {
    return PastRun.open(shared.resolve("whole")).monitor().masks().stream()
        .filter(change -> change.name().equals(arm))
        .toList();
  }

  @Test
  void killed_anywhere_it_resumes_to_the_same_bytes() throws Exception {
    assertTrue(KILLED.size() > 5, KILLED.size() + " places");
    for (Path killed : KILLED) {
      try (RunFolder folder = RunFolder.resume(killed, recipe())) {
        TinyRun.run(folder);
      }
      assertEquals(expected, TinyRun.contents(killed), killed.toString());
    }
  }

  /** Every arm ends with the zeros that were asked for, to the last one. */
  @Test
  void what_is_to_go_has_gone_in_the_end() {
    double[] fractions = {0.6, 0.5, 0.6, 0.6, 0.6, 0.5, 0.6, 0.8};
    for (int i = 0; i < fractions.length; i++) {
      Finished arm = (Finished) run.results().get(run.results().size() - fractions.length + i);
      assertEquals(fractions[i], arm.sparsity(), 0.01, arm.name());
    }
  }

  @Test
  void what_is_gone_stays_gone_unless_the_method_gives_back() throws Exception {
    for (String arm : List.of("gradual", "movement", "rounds", "ticket", "rate", "anew")) {
      List<MaskChange> changes = changes(arm);
      assertFalse(changes.isEmpty(), arm);
      Map<String, Integer> before = new HashMap<>();
      for (MaskChange change : changes) {
        assertEquals(0, change.back(), arm);
        int was = before.getOrDefault(change.tensor(), 0);
        assertEquals(change.gone(), change.pruned() - was, arm);
        before.put(change.tensor(), change.pruned());
      }
    }
    for (String arm : List.of("set", "rigl")) {
      List<MaskChange> changes = changes(arm);
      assertFalse(changes.isEmpty(), arm);
      for (MaskChange change : changes) {
        assertEquals(change.gone(), change.back(), arm);
      }
    }
  }

  /** 24 steps in parts, and 32 that go back to step 3 twice. */
  @Test
  void weights_go_after_the_steps_that_were_said() throws Exception {
    assertEquals(
        List.of(3L, 6L, 9L, 12L, 15L), steps("gradual"), "in the sixth none is left to go");
    assertEquals(List.of(10L, 15L), steps("movement"));
    assertEquals(List.of(4L, 8L, 12L, 16L, 20L), steps("rounds"));
    assertEquals(List.of(12L, 21L), steps("ticket"));
    assertEquals(List.of(12L), steps("anew"));
    assertEquals(List.of(4L, 8L, 12L), steps("rigl"));
  }

  private static List<Long> steps(String arm) throws Exception {
    return changes(arm).stream().map(MaskChange::step).distinct().toList();
  }

  /** An epoch whose network has still weights to lose is no result. */
  @Test
  void the_best_epoch_is_one_after_the_last_weights_went() {
    Finished gradual =
        (Finished)
            run.results().stream()
                .filter(result -> result.name().equals("gradual"))
                .findFirst()
                .orElseThrow();
    assertEquals(3, Objects.requireNonNull(gradual.best()).epoch());
  }
}
