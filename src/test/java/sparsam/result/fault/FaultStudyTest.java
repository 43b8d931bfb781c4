package sparsam.result.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.optim.Fault;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Result;
import sparsam.result.fault.FaultStudy.Effect;
import sparsam.result.fault.FaultStudy.Pair;

/** What a run shows of the notebook's faults. */
class FaultStudyTest {
  private final List<Result> results = new ArrayList<>();
  private Recipe notebook;

  @BeforeEach
  void load() throws Exception {
    notebook = Presets.load("notebook");
    finished("pruned", Phase.PRUNED, 1900, 0.5);
    finished("pruned (γ too, k − 1)", Phase.PRUNED, 1850, 0.499);
    finished("notebook SGD", Phase.ARM, 1890, 0.499);
    finished("notebook SAM", Phase.ARM, 1950, 0);
    finished("BatchNorm only", Phase.ARM, 1910, 0.5);
    finished("SGD", Phase.ARM, 1940, 0.5);
    finished("SAM", Phase.ARM, 1930, 0.5);
  }

  private void finished(String name, Phase phase, int right, double sparsity) {
    results.add(
        new Result.Finished(name, phase, right, 2000, 0, right / 2000.0, 0, sparsity, 0, 1, 1));
  }

  private static String words(Effect effect) {
    StringBuilder words = new StringBuilder(effect.flaws().toString());
    for (Pair pair : effect.pairs()) {
      words.append(" | ").append(pair.faulty().name()).append(" - ").append(pair.sound().name());
      words
          .append(' ')
          .append(Math.round(1e4 * pair.change()))
          .append(' ')
          .append(pair.flaws().size());
    }
    return words.toString();
  }

  private List<String> effects(Recipe recipe) {
    return FaultStudy.of(recipe, results).effects().stream().map(FaultStudyTest::words).toList();
  }

  @Test
  void eachFaultIsMeasuredBetweenThePairsThatDifferByTheFewest() {
    assertEquals(
        List.of(
            "[FOREIGN_PARAMETERS] | BatchNorm only - SGD -150 1",
            "[RECOMPUTED_EPSILON, MASK_NOT_KEPT] | notebook SAM - SAM 100 4",
            "[SCALES_PRUNED, ONE_WEIGHT_LESS] | pruned (γ too, k − 1) - pruned -250 2"
                + " | notebook SGD - BatchNorm only -100 2"),
        effects(notebook));
  }

  @Test
  void whatTheNotebookComparedStandsBesideTheSameWithoutFaults() {
    FaultStudy study = FaultStudy.of(notebook, results);
    FaultStudy.Conclusion conclusion = study.conclusion().orElseThrow();
    assertEquals("notebook SGD", conclusion.one().faulty().name());
    assertEquals("SGD", conclusion.one().sound().name());
    assertEquals("notebook SAM", conclusion.other().faulty().name());
    assertEquals("SAM", conclusion.other().sound().name());
    assertEquals(1, study.regrown().size(), "SGD moved nothing, so nothing grew back");
    assertEquals("notebook SAM", study.regrown().getFirst().arm().name());
    assertEquals(0.499, study.regrown().getFirst().before());
  }

  @Test
  void anArmThatDiffersByOneFaultShowsItAlone() {
    Arm sam = notebook.arms().getLast();
    List<Arm> arms = new ArrayList<>(notebook.arms());
    arms.add(
        new Arm(
            "drifts",
            sam.start(),
            null,
            sam.optimizer(),
            sam.budget(),
            true,
            Set.of(Fault.RECOMPUTED_EPSILON)));
    finished("drifts", Phase.ARM, 1900, 0.5);
    List<String> effects = effects(notebook.withArms(arms));
    assertTrue(effects.contains("[RECOMPUTED_EPSILON] | drifts - SAM -150 1"), effects::toString);
    assertTrue(
        effects.contains("[MASK_NOT_KEPT] | notebook SAM - drifts 250 3"), effects::toString);
  }

  @Test
  void aFaultThatNoPairShowsIsNotGuessed() {
    results.removeIf(result -> !result.name().equals("notebook SAM"));
    assertEquals(
        List.of("[RECOMPUTED_EPSILON, MASK_NOT_KEPT, SCALES_PRUNED, ONE_WEIGHT_LESS]"),
        effects(notebook));
  }

  @Test
  void aRunWithoutFaultsHasNoStory() throws Exception {
    assertTrue(FaultStudy.of(Presets.load("fair"), results).effects().isEmpty());
  }
}
