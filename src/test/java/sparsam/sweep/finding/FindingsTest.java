package sparsam.sweep.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.lines.LineChart;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.arm.Arm;
import sparsam.report.Figure;
import sparsam.report.sweep.SweepFigures;
import sparsam.report.sweep.SweepWords;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.MeanDifference;
import sparsam.result.statistics.Statistics;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.work.Outcome;
import sparsam.text.Strings;

/** What sweeps say whose results are made up. */
class FindingsTest {
  private static SweepPlan plan(int seeds, String... axes) throws RecipeException {
    return new SweepPlan(
        SweepReader.with(SweepReader.of(Presets.load("quick")), List.of(axes), 0, seeds));
  }

  /** SAM is better the larger ρ, at 90 % pruned only; every seed has its own luck. */
  private static int correct(MadeUp.Place place) {
    int luck = (int) (place.seed() * 7 % 11);
    int base = place.fraction() == 0.9 ? 1800 : 1900;
    boolean sam = place.arm().equals("SAM");
    int gain = sam && place.fraction() == 0.9 ? (int) (400 * place.rho()) : 0;
    int own = sam ? (int) ((place.seed() * 3 + Math.round(place.rho() * 100)) % 4) : 0;
    return base + luck + gain + own;
  }

  private static Measured arm(Cell cell, String name) {
    return Objects.requireNonNull(cell.arms().get(name));
  }

  private static Findings findings(SweepPlan plan, ToIntFunction<MadeUp.Place> correct) {
    return Findings.of(plan, MadeUp.outcomes(plan, correct));
  }

  @Test
  void contrasts_are_pairs_over_the_seeds_corrected_for_all_of_them() throws Exception {
    SweepPlan plan = plan(5, "fraction=0.5,0.9", "rho of SAM=0.05,0.1,0.2");
    Findings findings = findings(plan, FindingsTest::correct);
    assertEquals(6, findings.cells().size());
    assertEquals(6, findings.contrasts().size());
    List<Double> p = new ArrayList<>();
    for (Contrast one : findings.contrasts()) {
      Measured sam = arm(one.cell(), "SAM");
      Measured sgd = arm(one.cell(), "SGD");
      assertEquals(
          MeanDifference.of(sam.accuracies(), sgd.accuracies(), 1 / 2000.0).orElseThrow(),
          one.difference());
      assertEquals(5, one.difference().count());
      p.add(one.difference().p());
      boolean better = one.cell().values().getFirst().equals("0.9");
      assertEquals(better ? Verdict.WINS : Verdict.NOT_TOLD, one.verdict(), one.toString());
    }
    double[] holm = Statistics.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < holm.length; i++) {
      assertEquals(holm[i], findings.contrasts().get(i).holm());
    }
  }

  @Test
  void the_best_is_chosen_by_validation_and_said_with_its_interval() throws Exception {
    SweepPlan plan = plan(3, "fraction=0.5,0.9", "rho of SAM=0.05,0.1,0.2");
    Findings findings = findings(plan, FindingsTest::correct);
    Best best = findings.best().orElseThrow();
    // Made-up validation is best where the test is worst.
    assertEquals("0.9", best.cell().values().getFirst());
    assertEquals("SGD", best.arm());
    List<String> words = SweepWords.of(new Strings(), findings);
    String sentence = words.getFirst();
    assertTrue(sentence.startsWith("Highest on the validation images: SGD with fraction 0.9"));
    assertTrue(sentence.contains("95 % interval over the seeds"), sentence);
    assertTrue(words.get(1).contains("corrected for 6 comparisons (Holm)"), words.get(1));
    assertTrue(words.stream().anyMatch(one -> one.contains("with a probability of 80 %")));
    assertTrue(words.stream().anyMatch(one -> one.startsWith("What SAM comes to goes most with")));
  }

  @Test
  void trainings_that_cells_share_are_tested_once() throws Exception {
    ToIntFunction<MadeUp.Place> correct =
        place -> correct(place) + (place.arm().equals("other") ? 2 + (int) (place.seed() % 3) : 0);
    // Where neither arm in question depends on the second axis, it changes nothing.
    String shared = "rho of SAM=0.05,0.1,0.2";
    SweepPlan plan =
        new SweepPlan(
            SweepReader.with(SweepReader.of(twice()), List.of("fraction=0.5,0.9", shared), 0, 5));
    Findings findings = findings(plan, correct);
    Findings alone =
        findings(
            new SweepPlan(
                SweepReader.with(SweepReader.of(twice()), List.of("fraction=0.5,0.9"), 0, 5)),
            correct);
    assertEquals(6, findings.contrasts().size());
    assertEquals(2, findings.tested().size());
    assertEquals(alone.deviation(), findings.deviation());
    for (int i = 0; i < 6; i++) {
      assertEquals(alone.contrasts().get(i / 3).holm(), findings.contrasts().get(i).holm());
    }
    // Two of SGD, two of its copy, six of SAM; one of them is the best itself.
    assertEquals(9, findings.best().orElseThrow().others());
  }

  /** SGD, another like it, and SAM; the question is that of the first two. */
  private static Recipe twice() throws RecipeException {
    Recipe recipe = Presets.load("quick");
    Arm sgd = recipe.arms().getFirst();
    Arm other = sgd.named("other");
    List<Arm> arms = new ArrayList<>(recipe.arms());
    arms.add(other);
    return recipe.withArms(arms).withCompare(List.of("SGD", "other"));
  }

  @Test
  void what_lacks_seeds_or_has_failed_is_not_the_best() throws Exception {
    SweepPlan plan = plan(3, "fraction=0.5,0.9");
    // The worst on the test images is the best on the validation images.
    Findings findings =
        findings(
            plan,
            place ->
                place.fraction() == 0.9
                    ? place.arm().equals("SGD") && place.seed() > 1
                        ? MadeUp.MISSING
                        : place.arm().equals("SAM") && place.seed() == 1 ? MadeUp.FAILED : 500
                    : correct(place));
    Best best = findings.best().orElseThrow();
    assertEquals("0.5", best.cell().values().getFirst());
    assertEquals(3, best.test().count());
    assertEquals(1, best.others());
  }

  @Test
  void one_seed_says_that_it_says_nothing() throws Exception {
    Findings findings = findings(plan(1, "fraction=0.5,0.9"), FindingsTest::correct);
    assertTrue(findings.contrasts().isEmpty());
    String all = String.join("\n", SweepWords.of(new Strings(), findings));
    assertTrue(all.contains("under one seed; without further seeds it has no interval"), all);
    assertTrue(all.contains("Arms cannot be told apart by one seed"), all);
  }

  @Test
  void what_is_missing_or_failed_is_told_and_in_no_mean() throws Exception {
    SweepPlan plan = plan(3, "fraction=0.5,0.9");
    Findings findings =
        findings(
            plan,
            place ->
                place.seed() == 2
                    ? MadeUp.MISSING
                    : place.arm().equals("SAM") && place.seed() == 1 && place.fraction() == 0.5
                        ? MadeUp.FAILED
                        : correct(place));
    assertEquals(4, findings.missing());
    Measured sam = arm(findings.cells().getFirst(), "SAM");
    assertEquals(List.of(1, 1, 1), List.of(sam.count(), sam.failed(), sam.missing()));
    List<String> words = SweepWords.of(new Strings(), findings);
    assertTrue(words.get(0).startsWith("4 results are still to come"), words.get(0));
    assertEquals("1 result failed and is in no mean.", words.get(1));
    String csv = SweepCsv.points(plan, MadeUp.outcomes(plan, _ -> MadeUp.FAILED));
    assertTrue(csv.contains(",it diverged,"), csv);
    assertTrue(findings(plan, _ -> MadeUp.MISSING).best().isEmpty());
  }

  @Test
  void variance_goes_with_the_axis_that_moves_it() throws Exception {
    Findings findings =
        findings(plan(4, "fraction=0.5,0.9", "rho of SAM=0.05,0.1,0.2"), FindingsTest::correct);
    Importance sgd = findings.importance().getFirst();
    assertEquals("SGD", sgd.arm());
    assertEquals(0, sgd.most());
    assertTrue(sgd.shares().get(0) > 0.9, sgd.toString());
    assertEquals(0, sgd.shares().get(1), 1e-12, "ρ of SAM is nothing to SGD");
    assertEquals(1, sgd.shares().get(0) + sgd.seeds() + sgd.rest(), 1e-9);
  }

  @Test
  void pictures_show_where_it_cannot_be_told_and_cut_through_the_best() throws Exception {
    SweepPlan plan = plan(5, "fraction=0.5,0.9", "rho of SAM=0.05,0.1,0.2");
    List<Figure> figures = SweepFigures.of(new Strings(), findings(plan, FindingsTest::correct));
    assertEquals(
        List.of(
            "map-sam",
            "accuracy-sgd",
            "accuracy-sam",
            "curves-fraction",
            "compression-fraction",
            "curves-rho-of-sam"),
        figures.stream().map(Figure::id).toList());
    HeatMap map = (HeatMap) figures.getFirst().picture();
    assertEquals(List.of("50 %", "90 %"), map.rows());
    assertEquals("Fraction to prune", map.rowAxis());
    assertEquals("Radius ρ of SAM", map.columnAxis());
    for (int column = 0; column < 3; column++) {
      assertTrue(map.cell(0, column).orElseThrow().hatched());
      assertFalse(map.cell(1, column).orElseThrow().hatched());
    }
    LineChart curves = (LineChart) figures.get(3).picture();
    assertEquals(List.of("SGD", "SAM"), curves.names());
    assertEquals(2, curves.bands().size());
    assertTrue(figures.get(3).caption().contains("At Radius ρ of SAM "), figures.get(3).caption());
    assertEquals(List.of("arms", "difference-arms"), ids(plan(3)));
    assertEquals(
        List.of("curves-rho-of-sam"),
        ids(
            new SweepPlan(
                SweepReader.with(
                    SweepReader.of(Presets.load("quick")),
                    List.of("rho of SAM=sobol:log:0.01:0.5"),
                    8,
                    2))));
  }

  @Test
  void compression_leaves_out_where_nothing_is_left() throws Exception {
    SweepPlan plan = plan(3, "fraction=0.5,0.9,1");
    LineChart chart =
        SweepFigures.of(new Strings(), findings(plan, FindingsTest::correct)).stream()
            .filter(figure -> figure.id().equals("compression-fraction"))
            .map(figure -> (LineChart) figure.picture())
            .findFirst()
            .orElseThrow();
    assertEquals(2, chart.bands().getFirst().xs().length);
  }

  @Test
  void an_interval_in_words_stays_among_accuracies() {
    String words = SweepWords.mean(Mean.of(0.99, 1.0));
    assertTrue(words.endsWith("– 100.00 %)") || words.endsWith("– 100.00)"), words);
  }

  private static List<String> ids(SweepPlan plan) {
    return SweepFigures.of(new Strings(), findings(plan, FindingsTest::correct)).stream()
        .map(Figure::id)
        .toList();
  }

  @Test
  void a_table_has_a_row_for_every_result_and_every_mean() throws Exception {
    SweepPlan plan =
        new SweepPlan(
            SweepReader.with(
                SweepReader.of(Presets.load("quick")),
                List.of("fraction=linear:0:0.99:10", "rho of SAM=log:0.01:0.5:6"),
                0,
                3));
    Findings findings = findings(plan, FindingsTest::correct);
    assertEquals(60, findings.cells().size());
    Map<String, Outcome> outcomes = MadeUp.outcomes(plan, FindingsTest::correct);
    assertEquals(1 + 360, SweepCsv.points(plan, outcomes).lines().count());
    assertEquals(1 + 120, SweepCsv.cells(findings).lines().count());
  }
}
