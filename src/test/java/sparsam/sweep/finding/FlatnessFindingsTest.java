package sparsam.sweep.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.lines.LineChart;
import sparsam.recipe.Presets;
import sparsam.report.Figure;
import sparsam.report.sweep.Shade;
import sparsam.report.sweep.SweepColumns;
import sparsam.report.sweep.SweepColumns.Column;
import sparsam.report.sweep.SweepFigures;
import sparsam.report.sweep.SweepPictures;
import sparsam.report.sweep.SweepWords;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.MeanDifference;
import sparsam.result.statistics.Statistics;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.work.Outcome;
import sparsam.text.Strings;
import sparsam.ui.sweep.picture.MapModel;

/** What a sweep says of how flat minima are, where its recipe has looked. */
class FlatnessFindingsTest {
  private static final Shade DIFFERENCE = new Shade(Quantity.LARGEST, true, "SAM");

  private final Strings strings = new Strings();
  private final SweepPlan plan;

  FlatnessFindingsTest() throws Exception {
    plan =
        new SweepPlan(
            SweepReader.with(
                SweepReader.of(Presets.load("quick")),
                List.of("fraction=0.5,0.9", "rho of SAM=0.05,0.2"),
                0,
                5));
  }

  /** SAM is flatter at the larger radius alone; one seed of it diverged. */
  private static Optional<Double> largest(MadeUp.Place place) {
    double luck = place.seed() * 7 % 5;
    boolean sam = place.arm().equals("SAM");
    if (sam && place.rho() == 0.2 && place.fraction() == 0.9 && luck == 4) {
      return Optional.of(Double.NaN);
    }
    double own = sam ? (place.seed() * 3 % 4 - 1.5) / 2 : 0;
    return Optional.of(30 + luck + own - (place.rho() == 0.2 ? 10 : 0));
  }

  private Map<String, Outcome> seen() {
    return MadeUp.outcomes(plan, _ -> 1800, FlatnessFindingsTest::largest);
  }

  @Test
  void differences_are_pairs_over_the_seeds_corrected_for_those_of_their_measure() {
    Findings findings = Findings.of(plan, seen());
    List<Contrast> contrasts = findings.contrasts(Quantity.LARGEST);
    assertEquals(4, contrasts.size());
    double[] p = new double[4];
    for (int i = 0; i < 4; i++) {
      Cell cell = contrasts.get(i).cell();
      MeanDifference expected =
          MeanDifference.of(values(cell, "SAM"), values(cell, "SGD"), 0).orElseThrow();
      assertEquals(expected, contrasts.get(i).difference());
      p[i] = expected.p();
    }
    double[] holm = Statistics.holm(p);
    SweepPictures pictures = new SweepPictures(strings, findings);
    List<String> through = List.of("0.5", "0.05");
    HeatMap map = pictures.maps().of(0, 1, DIFFERENCE, through, "");
    HeatMap means =
        pictures.maps().of(0, 1, new Shade(Quantity.LARGEST, false, "SAM"), through, "");
    for (int i = 0; i < 4; i++) {
      HeatMap.Cell field = map.cell(i / 2, i % 2).orElseThrow();
      assertEquals(holm[i], contrasts.get(i).holm());
      assertEquals(contrasts.get(i).difference().value(), field.value());
      assertEquals(contrasts.get(i).difference().interval().low(), field.low());
      assertEquals(i % 2 == 0, field.hatched(), "the small radius is not told apart");
      Mean mean = Mean.of(values(contrasts.get(i).cell(), "SAM").values());
      HeatMap.Cell own = means.cell(i / 2, i % 2).orElseThrow();
      assertEquals(mean.mean(), own.value());
      assertEquals(mean.interval().orElseThrow().high(), own.high());
      assertEquals(i == 3 ? 4 : 5, own.count(), "what is no number is left out");
    }
    double rise = findings.contrasts(Quantity.RISE).get(1).difference().value();
    assertEquals(contrasts.get(1).difference().value() / 100, rise, 1e-12);
    assertEquals(
        Findings.of(plan, plain()).contrasts().stream().map(Contrast::difference).toList(),
        findings.contrasts().stream().map(Contrast::difference).toList());
  }

  @Test
  void curves_show_what_the_map_shows() {
    Findings findings = Findings.of(plan, seen());
    MapModel model = new MapModel(strings);
    model.show(findings, Set.of());
    model.along().set(new MapModel.Along(1, false));
    model.through().set(List.of("0.9", "0.05"));
    model.measure().set(new Shade(Quantity.LARGEST, false, "SAM"));
    LineChart means = (LineChart) model.curves().get();
    assertEquals("λ₁ over: Radius ρ of SAM", means.title());
    assertEquals(List.of("SGD", "SAM"), means.names());
    for (int i = 0; i < 2; i++) {
      Cell cell = findings.cells().get(2 + i);
      Mean sam = Mean.of(values(cell, "SAM").values());
      assertEquals(sam.mean(), means.series().get(1).points().ys()[i]);
      assertEquals(sam.interval().orElseThrow().high(), means.bands().get(1).highs()[i]);
    }
    model.measure().set(DIFFERENCE);
    LineChart differences = (LineChart) model.curves().get();
    assertEquals("λ₁ less SGD’s", differences.y().label());
    assertEquals(0, differences.series().getFirst().points().ys()[1], "SGD is held against itself");
    Contrast last = findings.contrasts(Quantity.LARGEST).getLast();
    assertEquals(last.difference().value(), differences.series().get(1).points().ys()[1]);
    assertEquals(
        last.difference().interval().low(), differences.bands().getFirst().lows()[1], 1e-12);
    model.measure().set(new Shade(Quantity.ACCURACY, true, "SAM"));
    assertEquals(
        "Test accuracy less SGD’s (points)", ((LineChart) model.curves().get()).y().caption());
    assertEquals(
        List.of("lambda1-curves-fraction", "rise-curves-fraction"),
        SweepFigures.of(strings, findings).stream()
            .map(Figure::id)
            .filter(id -> id.endsWith("-curves-fraction"))
            .toList());
  }

  @Test
  void sentences_and_json_say_where_minima_are_flatter() throws Exception {
    Findings findings = Findings.of(plan, seen());
    List<String> words = SweepWords.of(strings, findings);
    assertTrue(
        words.stream()
            .anyMatch(
                one ->
                    one.startsWith("λ₁ of SAM against that of SGD")
                        && one.contains("lower, which is flatter, in 2 (at most by −")
                        && one.endsWith("higher in 0, not to be told apart in 2.")),
        words.toString());
    assertTrue(words.stream().anyMatch(one -> one.startsWith("Sharpness of SAM against")));
    assertFalse(SweepWords.of(strings, Findings.of(plan, plain())).toString().contains("λ₁"));
    JsonNode json =
        new JsonMapper()
            .readTree(
                SweepJson.write(
                    findings, Halved.of(plan.sweep(), tasks -> MadeUp.outcomes(plan, _ -> 1800))));
    JsonNode sam = json.at("/cells/3/arms/SAM/lambda1");
    Contrast last = findings.contrasts(Quantity.LARGEST).getLast();
    assertEquals(4, sam.path("seeds").asInt());
    assertEquals(
        Mean.of(values(last.cell(), "SAM").values()).mean(), sam.path("mean").asDouble(), 1e-12);
    assertEquals(last.holm(), sam.at("/contrast/holm").asDouble(), 1e-12);
    assertEquals("flatter", sam.at("/contrast/verdict").asText());
    assertEquals("not told", json.at("/cells/0/arms/SAM/rise/contrast/verdict").asText());
    assertTrue(json.at("/cells/0/arms/SGD/lambda1/contrast").isMissingNode());
  }

  private static Map<Long, Double> values(Cell cell, String arm) {
    return Objects.requireNonNull(cell.arms().get(arm)).values(Quantity.LARGEST);
  }

  private Map<String, Outcome> plain() {
    return MadeUp.outcomes(plan, _ -> 1800);
  }

  @Test
  void it_is_offered_where_it_was_measured_and_nowhere_else() {
    MapModel model = new MapModel(strings);
    model.show(Findings.of(plan, plain()), Set.of());
    assertTrue(
        model.measures().get().stream().allMatch(one -> one.quantity() == Quantity.ACCURACY));
    Shade before = Objects.requireNonNull(model.measure().get());
    Findings findings = Findings.of(plan, seen());
    model.show(findings, Set.of());
    assertEquals(before, model.measure().get(), "what is shown stays");
    assertTrue(model.measures().get().contains(DIFFERENCE));
    assertEquals("λ₁: SAM − SGD", model.title(DIFFERENCE));
    model.measure().set(DIFFERENCE);
    assertEquals(HeatMap.Form.CHANGE, ((HeatMap) model.map().get()).form());

    List<String> titles = titles(findings);
    assertTrue(titles.containsAll(List.of("λ₁ of SAM", "Sharpness: SAM − SGD")), titles.toString());
    assertFalse(titles(Findings.of(plan, plain())).toString().contains("λ₁"));
    assertTrue(SweepCsv.points(plan, seen()).startsWith("point,fraction,rho of SAM,seed,arm,"));
    assertTrue(SweepCsv.points(plan, seen()).lines().findFirst().orElseThrow().endsWith("rise"));
    assertTrue(SweepCsv.cells(findings).contains("lambda1,lambda1Low,lambda1High"));
    assertFalse(SweepCsv.cells(Findings.of(plan, plain())).contains("lambda1"));
    assertFalse(SweepCsv.points(plan, plain()).contains("lambda1"));
  }

  private List<String> titles(Findings findings) {
    List<String> titles = new ArrayList<>();
    SweepColumns.of(strings, findings).columns().stream().map(Column::title).forEach(titles::add);
    return titles;
  }
}
