package sparsam.sweep.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.report.sweep.HalvingWords;
import sparsam.sweep.Halving;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.SweepWriter;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;
import sparsam.text.Strings;

/** Successive halving: which sets of values go on, and what is said of those that do not. */
class HalvedTest {
  private static Sweep sweep(String halve, String axis) throws RecipeException {
    Recipe recipe = RecipeReader.override(Presets.load("quick"), List.of("arms[*].epochs=9"));
    return SweepReader.halved(SweepReader.with(SweepReader.of(recipe), List.of(axis), 0, 2), halve);
  }

  /** Trains nothing: every rung comes out as made up. */
  private static Halved follow(Sweep sweep, Map<String, Outcome> known, int rungs)
      throws RecipeException {
    Halved now = Halved.of(sweep, tasks -> of(known, tasks));
    while (!now.isLast() && now.rung() < rungs) {
      known.putAll(MadeUp.outcomes(now.plan(), HalvedTest::correct));
      now = Halved.of(sweep, tasks -> of(known, tasks));
    }
    return now;
  }

  private static Map<String, Outcome> of(Map<String, Outcome> known, List<Task> tasks) {
    Map<String, Outcome> ended = new HashMap<>(known);
    ended.keySet().retainAll(new HashSet<>(tasks.stream().map(Task::id).toList()));
    return ended;
  }

  /** The validation accuracy that is made up falls with the test's: a large ρ is a good one. */
  private static int correct(MadeUp.Place place) {
    return 1900 - (int) (100 * place.rho());
  }

  private static Set<String> values(SweepPlan plan) {
    Set<String> values = new HashSet<>();
    plan.points().forEach(point -> values.add(point.values().getFirst()));
    return values;
  }

  @Test
  void the_best_third_goes_on_with_three_times_the_budget() throws Exception {
    Sweep sweep = sweep("3:3", "rho of SAM=linear:0.1:0.9:9");
    Map<String, Outcome> known = new HashMap<>();
    Halved first = follow(sweep, known, 1);
    assertEquals(9, values(first.plan()).size());
    assertEquals(Set.of("Epochs[epochs=1]"), budgets(first));
    Halved second = follow(sweep, known, 2);
    assertEquals(Set.of("0.7", "0.8", "0.9"), values(second.plan()));
    assertEquals(Set.of("Epochs[epochs=3]"), budgets(second));
    Halved last = follow(sweep, known, 3);
    assertEquals(Set.of("0.9"), values(last.plan()));
    assertTrue(last.isLast());
    List<String> stopped = new ArrayList<>();
    last.stopped().forEach(one -> stopped.add(one.values().getFirst()));
    assertEquals(
        List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8"), stopped, "worst first");
    assertEquals(6, last.stopped().stream().filter(one -> one.rung() == 1).count());

    Set<String> whole = new HashSet<>();
    SweepPlan all = new SweepPlan(SweepReader.with(plain(sweep), List.of("rho of SAM=0.9"), 0, 2));
    all.tasks().forEach(task -> whole.add(task.id()));
    last.plan().tasks().forEach(task -> assertTrue(whole.contains(task.id()), task.id()));
    Halved again = Halved.of(sweep, tasks -> of(known, tasks));
    assertEquals(last.stopped(), again.stopped(), "gone on with, it is the same");
    assertEquals(last.plan().tasks(), again.plan().tasks());
  }

  private static Sweep plain(Sweep sweep) {
    return new Sweep(sweep.recipe(), sweep.axes(), sweep.draws(), sweep.seeds());
  }

  private static Set<String> budgets(Halved halved) {
    Set<String> budgets = new HashSet<>();
    halved.plan().tasks().stream()
        .flatMap(task -> task.recipe().arms().stream())
        .forEach(arm -> budgets.add(arm.budget().toString()));
    return budgets;
  }

  @Test
  void what_failed_never_goes_on_before_what_has_a_result() throws Exception {
    Sweep sweep = sweep("2:2", "rho of SAM=0.1,0.9");
    Map<String, Outcome> known = new HashMap<>();
    Halved first = follow(sweep, known, 1);
    ToIntFunction<MadeUp.Place> fails =
        place -> place.rho() == 0.9 && place.seed() == 1 ? MadeUp.FAILED : correct(place);
    known.putAll(MadeUp.outcomes(first.plan(), fails));
    Halved last = Halved.of(sweep, tasks -> of(known, tasks));
    assertEquals(Set.of("0.1"), values(last.plan()));
    assertTrue(last.stopped().getFirst().score().isEmpty());
    List<String> words = HalvingWords.of(new Strings(), last);
    assertTrue(
        words.getFirst().startsWith("Successive halving: 1 of 2 sets of values"), "" + words);
    assertEquals(
        "Stopped: rho of SAM 0.9, after 1/2 of the budget, because a training there failed.",
        words.get(1));
    assertEquals(List.of(), HalvingWords.of(new Strings(), Halved.of(plain(sweep), _ -> known)));
  }

  @Test
  void a_rung_waits_for_all_of_its_trainings() throws Exception {
    Sweep sweep = sweep("2:2", "rho of SAM=0.1,0.2,0.3");
    Map<String, Outcome> known = new HashMap<>();
    Halved first = follow(sweep, known, 1);
    known.putAll(MadeUp.outcomes(first.plan(), HalvedTest::correct));
    known.remove(first.plan().tasks().getLast().id());
    Halved still = Halved.of(sweep, tasks -> of(known, tasks));
    assertEquals(1, still.rung());
    assertFalse(still.isLast());
    List<String> words = HalvingWords.of(new Strings(), still);
    assertTrue(words.getFirst().startsWith("Rung 1 of 2: 3 sets of values are left"), "" + words);
  }

  @Test
  void a_file_keeps_it_and_nonsense_is_refused() throws Exception {
    Sweep sweep = sweep("4:2", "rho of SAM=0.1,0.2");
    assertEquals(sweep, SweepReader.parse("file", SweepWriter.write(sweep)));
    assertEquals(new Halving(4, 2), sweep.halved().orElseThrow());
    for (String text : List.of("3", "1:3", "3:1", "11:2", "x:y")) {
      assertThrows(RecipeException.class, () -> SweepReader.halved(plain(sweep), text), text);
    }
    Sweep none = SweepReader.of(Presets.load("quick"));
    assertThrows(RecipeException.class, () -> SweepReader.halved(none, "3:3"));
    assertEquals(List.of(1, 2, 4), Stream.of(1, 5, 10).map(new Halving(3, 2)::kept).toList());
  }
}
