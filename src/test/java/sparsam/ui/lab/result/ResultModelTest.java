package sparsam.ui.lab.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import sparsam.data.DataOrigin;
import sparsam.experiment.ScriptedRun;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;
import sparsam.recipe.Dials;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.result.Comparison;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.text.Strings;
import sparsam.ui.lab.result.ArmRow.State;

class ResultModelTest {
  private final ResultModel model = new ResultModel(new Strings());
  private final Monitor monitor = new Monitor();

  private ScriptedRun plan(String preset) throws RecipeException {
    Recipe recipe = Presets.load(preset);
    model.plan(recipe, recipe, List.of());
    return new ScriptedRun(recipe, monitor);
  }

  private ArmRow row(String name) {
    return model.rows().get().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names() {
    return model.rows().get().stream().map(ArmRow::name).toList();
  }

  @Test
  void aPlanNamesEveryArmAndWhatItDoes() throws RecipeException {
    plan("notebook");
    assertEquals(
        List.of(
            "dense",
            "pruned",
            "pruned (γ too, k − 1)",
            "notebook SGD",
            "notebook SAM",
            "BatchNorm only",
            "SGD",
            "SAM"),
        names());
    assertEquals("SGD, lr 0.05\u00a0· 10 epochs", row("dense").settings());
    assertEquals("50 % of the weights zero, not trained further", row("pruned").settings());
    assertEquals("SAM, ρ 0.05, lr 0.05\u00a0· 3 epochs\u00a0· from pruned", row("SAM").settings());
    assertEquals(
        "SGD, lr 0.05\u00a0· 3 epochs\u00a0· from pruned (γ too, k − 1)\u00a0· mask not kept\u00a0·"
            + " fault: another network's parameters",
        row("notebook SGD").settings());
    assertTrue(model.rows().get().stream().allMatch(row -> row.state() == State.PLANNED));
    assertTrue(model.headline().get().startsWith("Press Run"));
  }

  @Test
  void imagesThatAreNotThePublishedOnesAreToldUntilAnotherPlan() throws RecipeException {
    plan("quick");
    model.images("mnist", new DataOrigin("c".repeat(64), true, null));
    assertEquals("", model.images().get());
    model.images("mnist", DataOrigin.UNKNOWN); // Of a run whose images are not there yet.
    assertEquals("", model.images().get());
    model.images("mnist", new DataOrigin("c".repeat(64), false, "/mine"));
    assertEquals(
        "mnist in /mine is not the published set of this name: its fingerprint is cccccccccccc…",
        model.images().get());
    plan("quick");
    assertEquals("", model.images().get());
  }

  @Test
  void aRunThatDoesNotSayWhichImagesItUsedIsTold() throws RecipeException {
    Recipe recipe = Presets.load("quick");
    Environment here = new Environment("1", "fast", 1, "25", "a system");
    for (Environment environment : List.of(here, Environment.UNKNOWN)) {
      model.images(
          new Run(
              recipe,
              environment,
              Run.State.STOPPED,
              List.of(),
              List.of(),
              null,
              DataOrigin.UNKNOWN));
      assertEquals(
          environment.equals(here) ? "This run does not say which images it used." : "",
          model.images().get(),
          "one that never began used none");
    }
  }

  @Test
  void whatWasSetByHandIsMarked() throws RecipeException {
    Recipe preset = Presets.load("quick");
    Dials dials = new Dials(OptionalDouble.of(0.9), OptionalDouble.of(0.2), OptionalDouble.empty());
    model.plan(dials.apply(preset), preset, List.of());
    assertFalse(row("dense").changed());
    assertFalse(row("SGD").changed());
    assertTrue(row("pruned").changed());
    assertTrue(row("SAM").changed());
    assertEquals("SAM, ρ 0.2, lr 0.05\u00a0· 1 epoch\u00a0· from pruned", row("SAM").settings());
  }

  @Test
  void resultsAppearAsTheyCome() throws RecipeException {
    ScriptedRun run = plan("quick");
    run.steps("dense", 3, 1, 1);
    model.poll(monitor, true);
    assertEquals(State.RUNNING, row("dense").state());
    assertEquals("epoch 1 of 2", row("dense").progress());
    assertEquals("", row("dense").accuracy());
    run.finished("dense", Phase.DENSE, 1892, 0.94, 0, 226);
    run.finished("pruned", Phase.PRUNED, 1556, 0.78, 0.8, 0);
    model.poll(monitor, true);
    ArmRow dense = row("dense");
    assertEquals(State.FINISHED, dense.state());
    assertEquals("94.60 %", dense.accuracy());
    assertEquals("93.5–95.5", dense.interval());
    assertEquals("0.0 % zeros", dense.zeros());
    assertEquals("226 gradients", dense.gradients());
    assertEquals("3.2 s", dense.seconds());
    assertEquals("80.0 % zeros", row("pruned").zeros());
    assertEquals("", row("pruned").gradients());
    assertEquals("Results appear as the arms finish.", model.headline().get());
  }

  @Test
  void theAnswerToTheRecipesQuestionComesFirst() throws RecipeException {
    ScriptedRun run = plan("fair");
    run.finished("SGD", Phase.ARM, 1950, 0.97, 0.5, 678);
    run.finished("SAM", Phase.ARM, 1930, 0.97, 0.5, 678);
    run.finished("BatchNorm only", Phase.ARM, 1900, 0.95, 0.5, 0);
    Comparison asked = new Comparison("SGD", "SAM", 30, 10, 2000, 0.03, 0.09, 3);
    run.compared(new Comparison("SGD", "BatchNorm only", 60, 10, 2000, 0, 0, 3), asked);
    model.poll(monitor, true);
    assertFalse(model.concluded().get());
    model.poll(monitor, false);
    assertEquals(
        "Of these two networks (seed 1), SGD is better than SAM by 1.00 points (95\u00a0% interval"
            + " 0.40 to 1.68; p = 0.030, not corrected because the recipe names this one"
            + " comparison).",
        model.headline().get());
    assertTrue(model.concluded().get());
    assertEquals(2, model.pairs().get().pairs());
  }

  @Test
  void validationThatSaysTheOppositeIsSaid() throws RecipeException {
    ScriptedRun run = plan("fair");
    run.finished("SGD", Phase.ARM, 1950, 0.971, 0.5, 678);
    run.finished("SAM", Phase.ARM, 1945, 0.9735, 0.5, 678);
    run.compared(new Comparison("SGD", "SAM", 30, 25, 2000, 0.59, 0.59, 1));
    model.poll(monitor, false);
    String words = model.headline().get();
    assertTrue(
        words.startsWith("These two networks (seed 1), SGD and SAM, are not separable"), words);
    assertTrue(
        words.endsWith(" Validation says the opposite: there SAM is better by 0.25 points."),
        words);
    Recipe recipe = Presets.load("fair");
    model.next(recipe, recipe);
    assertEquals("", model.seed().get());
    model.next(recipe.withSeed(7), recipe);
    assertEquals(
        "The next run has seed 7: press Run and see whether it says the same.", model.seed().get());
  }

  @Test
  void whoeverIsNotSparseIsNamedBesideTheVerdict() throws RecipeException {
    Recipe recipe = Presets.load("notebook").withCompare(List.of("notebook SAM", "SGD"));
    model.plan(recipe, recipe, List.of());
    ScriptedRun run = new ScriptedRun(recipe, monitor);
    run.finished("notebook SAM", Phase.ARM, 1950, 0.97, 0, 678);
    run.finished("SGD", Phase.ARM, 1930, 0.97, 0.5, 339);
    run.finished("SAM", Phase.ARM, 1900, 0.97, 0.499, 678);
    run.compared(
        new Comparison("notebook SAM", "SGD", 30, 10, 2000, 0.002, 0.004, 3),
        new Comparison("SGD", "SAM", 30, 10, 2000, 0.002, 0.004, 3));
    model.poll(monitor, false);
    assertTrue(
        model
            .headline()
            .get()
            .endsWith(" Mind the zeros: notebook SAM has 0.0\u00a0%, SGD 50.0\u00a0%."),
        model.headline().get());
  }

  @Test
  void theNotebooksResultEndsWithWhatItsFaultsChanged() throws RecipeException {
    ScriptedRun run = plan("notebook");
    run.finished("BatchNorm only", Phase.ARM, 1910, 0.955, 0.5, 0);
    run.finished("SGD", Phase.ARM, 1940, 0.97, 0.5, 339);
    run.finished("notebook SGD", Phase.ARM, 1890, 0.97, 0.5, 339);
    run.compared(new Comparison("BatchNorm only", "SGD", 10, 40, 2000, 0.1, 0.1, 1));
    model.poll(monitor, true);
    assertEquals("", model.faults().get());
    model.poll(monitor, false);
    List<String> lines = model.faults().get().lines().toList();
    assertEquals(
        "Fault 1 (the optimiser holds another network’s parameters, so that only BatchNorm’s"
            + " statistics move): −1.50 points (BatchNorm only 95.50\u00a0%, SGD 97.00\u00a0%).",
        lines.getFirst());
    plan("fair");
    assertEquals("", model.faults().get());
  }

  @Test
  void anArmThatFailedSaysWhy() throws RecipeException {
    ScriptedRun run = plan("quick");
    run.failed("SAM", "the loss was not finite at step 12 (lr 1, ρ 5)");
    model.poll(monitor, false);
    assertEquals(State.FAILED, row("SAM").state());
    assertEquals("the loss was not finite at step 12 (lr 1, ρ 5)", row("SAM").failure());
    assertEquals("The run ended before two arms could be compared.", model.headline().get());
  }

  @Test
  void longTimesAreSaidInMinutes() throws RecipeException {
    plan("fair").finished("SAM", Phase.ARM, 1930, 0.97, 0.5, 10_000);
    model.poll(monitor, true);
    assertEquals("2 min 20 s", row("SAM").seconds());
    assertEquals("10,000 gradients", row("SAM").gradients());
  }

  @Test
  void aStoppedArmIsNotSaidToRun() throws RecipeException {
    ScriptedRun run = plan("quick");
    run.steps("dense", 3, 1, 1);
    model.poll(monitor, true);
    model.poll(monitor, false);
    assertEquals(State.PLANNED, row("dense").state());
  }

  @Test
  void whatWasChangedWhileItTrainedStandsInItsRow() throws RecipeException {
    ScriptedRun run = plan("quick");
    Sam set = new Sam(Sgd.of(0.05), 0.2);
    run.adjusted("SAM", 240, set);
    model.poll(monitor, true);
    assertEquals("ρ → 0.2 from step 241 on", row("SAM").note());
    assertEquals("", row("SGD").note());
    assertEquals("", row("dense").note());
    run.adjusted("SAM", 250, set);
    run.adjusted("SAM", 299, new Sam(Sgd.of(0.1), 0.3));
    run.adjusted("dense", 0, Sgd.of(0.01));
    run.finished("SAM", Phase.ARM, 1930, 0.97, 0.5, 678);
    model.poll(monitor, false);
    assertEquals(
        "changed 2 times by hand, last: ρ → 0.3, lr → 0.1 from step 300 on", row("SAM").note());
    assertEquals("lr → 0.01 from step 1 on", row("dense").note());
    Recipe recipe = Presets.load("quick");
    model.plan(recipe, recipe, List.of());
    assertEquals("", row("SAM").note());
  }

  @Test
  void whatTheNextRunWillDoIsSaidAtEachArmAlsoWhereItsNameStatesTheNumber() throws Exception {
    Recipe recipe = Presets.load("label-noise");
    Recipe next =
        new Dials(OptionalDouble.empty(), OptionalDouble.of(0.1), OptionalDouble.empty())
            .apply(recipe);
    ResultModel own = new ResultModel(new Strings());
    own.plan(recipe, recipe, List.of());
    own.next(next, recipe);
    List<ArmRow> rows = own.rows().get();
    assertEquals(
        List.of("SGD", "SGD, 2× steps", "SAM ρ 0.05", "SAM ρ 0.2", "SAM ρ 0.5"),
        rows.stream().map(ArmRow::name).toList());
    assertEquals("", rows.getFirst().next());
    assertTrue(rows.get(3).next().startsWith("next run: SAM, ρ 0.4, lr 0.05"), rows.get(3).next());
    own.next(next.withArms(next.arms().subList(0, 4)), recipe);
    assertEquals(
        List.of(0, 1, -1, -1, -1),
        own.rows().get().stream().map(ArmRow::arm).toList(),
        "of another number of arms only names tell");
    own.plan(recipe.withArmsAtOnce(2), recipe, List.of());
    assertEquals(
        "Press Run to train these arms, 2 at the same time, and to compare them.",
        own.headline().get());
  }
}
