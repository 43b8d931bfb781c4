package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sparsam.recipe.Phase;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.result.statistics.Statistics;

/** Which pair is the answer. */
class InquiryTest {
  private static final int COUNT = 2000;

  private final List<Result> results = new ArrayList<>();
  private final Map<String, int[]> answers = new LinkedHashMap<>();
  private Recipe fair;

  @BeforeEach
  void load() throws Exception {
    fair = Presets.load("fair");
  }

  /** An arm that is right on the first images, so that every pair differs by the difference. */
  private void finished(String name, int right, double validation) {
    int[] said = new int[COUNT];
    java.util.Arrays.fill(said, right, COUNT, (byte) 1);
    answers.put(name, said);
    results.add(new Result.Finished(name, Phase.ARM, right, COUNT, 0, validation, 0, 0.5, 0, 1, 1));
  }

  private void all() {
    finished("dense control", 1960, 0.990);
    finished("BatchNorm only", 1900, 0.960);
    finished("SGD, half the gradients", 1950, 0.981);
    finished("SGD", 1949, 0.980);
    finished("SAM", 1940, 0.970);
  }

  private List<Finding> of(Recipe recipe) {
    return Inquiry.of(recipe, results, Comparisons.of(answers, new int[COUNT]));
  }

  private static List<String> names(Finding finding) {
    return List.of(finding.pair().first(), finding.pair().second());
  }

  @Test
  void thePairThatTheRecipeNamesIsTheAnswerAndNeedsNoCorrection() {
    all();
    Finding finding = of(fair).getFirst();
    assertEquals(1, of(fair).size());
    assertTrue(finding.named());
    assertEquals(List.of("SGD", "SAM"), names(finding));
    assertEquals(1, finding.pair().pairs());
    assertEquals(finding.pair().p(), finding.pair().holm());
    assertEquals(Statistics.mcnemar(9, 0), finding.pair().holm());
    assertTrue(finding.pair().separable());
    assertEquals(0.01, finding.validation(), 1e-12);
    assertFalse(finding.isContradicted());
  }

  @Test
  void withoutANameTheBestOfEachKindFromTheSameStartAreItAndEveryPairCounts() {
    all();
    Finding finding = of(fair.withCompare(List.of())).getFirst();
    assertFalse(finding.named());
    assertEquals(
        List.of("SGD, half the gradients", "SAM"),
        names(finding),
        "the dense control starts elsewhere, BatchNorm only is behind");
    assertEquals(10, finding.pair().pairs());
    assertTrue(finding.pair().holm() > finding.pair().p());
  }

  @Test
  void whoIsBestIsSaidByTheValidationImagesNotByTheTest() {
    finished("SGD, half the gradients", 1990, 0.95);
    finished("SGD", 1900, 0.96);
    finished("SAM", 1950, 0.97);
    assertEquals(List.of("SGD", "SAM"), names(of(fair.withCompare(List.of())).getFirst()));
  }

  @Test
  void armsThatDifferInTheirBudgetOnlyAreNoQuestion() {
    finished("SGD, half the gradients", 1950, 0.98);
    finished("SGD", 1900, 0.97);
    Recipe open = fair.withCompare(List.of());
    assertEquals(List.of(), of(open));
    Arm sgd = fair.arms().get(3);
    Arm freed =
        new Arm("freed", sgd.start(), null, sgd.optimizer(), new Epochs(1), false, sgd.faults());
    List<Arm> arms = new ArrayList<>(fair.arms());
    arms.add(freed);
    finished("freed", 1890, 0.96);
    assertEquals(
        List.of("SGD, half the gradients", "freed"), names(of(open.withArms(arms)).getFirst()));
  }

  @Test
  void twoKindsFromDifferentStartsAreBetterThanNone() {
    finished("dense control", 1950, 0.98);
    finished("SAM", 1900, 0.97);
    assertEquals(
        List.of("dense control", "SAM"), names(of(fair.withCompare(List.of())).getFirst()));
  }

  @Test
  void ofMoreThanTwoTheBestTwoComeFirstAndAllAreCorrectedTogether() {
    all();
    List<Finding> findings = of(fair.withCompare(List.of("BatchNorm only", "SGD", "SAM")));
    assertEquals(3, findings.size());
    assertEquals(List.of("SGD", "SAM"), names(findings.getFirst()));
    for (Finding finding : findings) {
      assertTrue(finding.named());
      assertEquals(3, finding.pair().pairs());
    }
  }

  @Test
  void aQuestionWhoseArmFailedHasNoAnswer() {
    finished("SGD", 1900, 0.97);
    results.add(new Result.Failed("SAM", Phase.ARM, "why", 0, 0));
    assertEquals(List.of(), of(fair));
  }

  @Test
  void anArmThatFailedMakesTheOthersNoEasierToTellApart() {
    finished("SGD", 1949, 0.980);
    finished("SAM", 1940, 0.970);
    results.add(new Result.Failed("BatchNorm only", Phase.ARM, "why", 0, 0));
    Finding finding = of(fair.withCompare(List.of("BatchNorm only", "SGD", "SAM"))).getFirst();
    assertEquals(3, finding.pair().pairs());
    assertEquals(3 * Statistics.mcnemar(9, 0), finding.pair().holm(), 1e-12);
  }

  @Test
  void validationThatSaysTheOppositeIsSeen() {
    finished("SGD", 1900, 0.971);
    finished("SAM", 1950, 0.970);
    assertTrue(of(fair).getFirst().isContradicted());
    results.clear();
    finished("SGD", 1900, 0.970);
    finished("SAM", 1950, 0.970);
    assertFalse(of(fair).getFirst().isContradicted());
  }
}
