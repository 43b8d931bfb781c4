package sparsam.ui.lab.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.EvaluationTimes;
import sparsam.experiment.PruningProbe.Setting;
import sparsam.nn.Architecture.Family;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Series.Stroke;
import sparsam.prune.Pruning;
import sparsam.prune.Pruning.Method;
import sparsam.result.Weights;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;

class PruneModelTest {
  private static final Pruning HALF = Pruning.byLayer(0.5);
  private static final Setting BLOBS =
      new Setting(new DataChoice.Named("blobs"), Family.CLASSIFIER.standard(), 16);

  private final ProbeService service =
      new ProbeService(
          name -> {
            if (name.name().equals("absent")) {
              throw new DataException("absent is not here: fetch it.");
            }
            return LinearNetwork.blobs();
          },
          (_, seed, _) -> new LinearNetwork(seed),
          () -> true,
          () -> {},
          Duration.ZERO);
  private final PruneModel model = new PruneModel(new Strings(), service);

  @AfterEach
  void close() {
    service.close();
  }

  /** A model whose answers come from the test: nothing is asked of the service. */
  private final ProbeService silent =
      new ProbeService(
          _ -> {
            throw new DataException("not asked");
          },
          (_, seed, _) -> new LinearNetwork(seed),
          () -> true,
          () -> {},
          Duration.ZERO);

  private final PruneModel told = new PruneModel(new Strings(), silent);

  @AfterEach
  void closeSilent() {
    silent.close();
  }

  private void tell(Pruning pruning, int correct, int points, @Nullable EvaluationTimes times) {
    told.probe(Answered.SETTING);
    told.show(Answered.WEIGHTS, true);
    told.preview(pruning, 0);
    told.take(Answered.findings(pruning, correct, points, times));
  }

  private static final EvaluationTimes SLOWER = new EvaluationTimes(0.037, 0.041, 800);

  private void pollUntilFresh() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          model.poll();
          while (model.stale().get() || chart().series().size() < 3) {
            model.poll();
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void whereTheCurvesFallBelowALevelIsReadOff() {
    Findings one = Answered.findings(HALF, 749, 25, null);
    List<Cliff.Point> later =
        one.cliff().stream()
            .map(point -> new Cliff.Point(point.fraction(), point.fraction() < 0.9 ? 0.95 : 0.1))
            .toList();
    told.probe(Answered.SETTING);
    told.show(Answered.WEIGHTS, true);
    told.preview(HALF, 0);
    told.take(
        new Findings(
            one.question(), one.effect(), one.dense(), one.cliff(), later, one.times(), ""));
    assertEquals(
        List.of(
            new Reading("smallest of each layer", "to 70.83 %"),
            new Reading("smallest of all layers", "to 87.5 %")),
        told.readings().get());
    told.level("99,5 %");
    assertEquals("99.5", told.level().get());
    assertEquals("at none", told.readings().get().getFirst().place());
    told.level("good");
    told.level("120");
    assertEquals("99.5", told.level().get());
  }

  @Test
  void whatIsNoBetterThanGuessingIsSaidToBeSo() {
    tell(HALF, 82, 25, null);
    assertTrue(told.note().get().contains("no better than guessing"), told.note().get());
    tell(HALF, 200, 25, null);
    assertEquals("", told.note().get());
  }

  private LineChart chart() {
    return (LineChart) model.cliff().get();
  }

  private LineChart toldChart() {
    return (LineChart) told.cliff().get();
  }

  @Test
  void beforeThereAreWeightsItSaysSo() {
    assertEquals("The network is being made …", model.note().get());
    assertEquals("…", model.accuracy().get());
    assertFalse(model.stale().get());
    assertTrue(model.cliff().get().isEmpty());
  }

  @Test
  void realWeightsAreAnsweredByTheThread() {
    model.probe(BLOBS);
    model.show(Weights.of(new LinearNetwork(1).parameters()), true);
    model.preview(HALF, 0);
    pollUntilFresh();
    assertTrue(model.accuracy().get().endsWith(" %"), model.accuracy().get());
    assertTrue(model.interval().get().endsWith("on 40 validation images"), model.interval().get());
    assertTrue(model.note().get().contains("guessing"), "nobody trained it");
    assertEquals(List.of(new LayerRow("fc", "60", "50.0 %", threshold())), model.layers().get());
    model.preview(Pruning.byLayer(1), 0);
    assertTrue(model.stale().get());
    assertEquals("50.0 %", model.layers().get().getFirst().zeros(), "the old answer stays");
    pollUntilFresh();
    assertEquals("100.0 %", model.layers().get().getFirst().zeros());
  }

  private String threshold() {
    float[] values =
        Weights.of(new LinearNetwork(1).parameters()).find("fc.weight").orElseThrow().values();
    float[] magnitudes = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      magnitudes[i] = Math.abs(values[i]);
    }
    java.util.Arrays.sort(magnitudes);
    return String.format(java.util.Locale.ROOT, "%.2g", magnitudes[29]);
  }

  @Test
  void aSetThatIsNotThereIsOneSentence() {
    model.probe(new Setting(new DataChoice.Named("absent"), BLOBS.network(), 16));
    model.show(Weights.of(new LinearNetwork(1).parameters()), true);
    model.preview(HALF, 0);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          while (model.problem().get().isEmpty()) {
            model.poll();
          }
        });
    assertEquals("absent is not here: fetch it.", model.problem().get());
    assertEquals("", model.note().get());
    assertEquals("…", model.accuracy().get());
    assertFalse(model.curved().get());
    model.probe(BLOBS);
    assertTrue(model.curved().get());
    assertEquals("", model.problem().get());
    pollUntilFresh();
  }

  @Test
  void theNumberStandsWithItsIntervalBesideTheDenseOne() {
    tell(HALF, 749, 25, SLOWER);
    assertEquals("accuracy just after pruning", told.caption().get());
    assertEquals("93.6 %", told.accuracy().get());
    assertEquals("91.7–95.1 % on 800 validation images", told.interval().get());
    assertEquals("dense 95.3 %", told.dense().get());
    assertEquals(
        List.of("conv1", "conv2", "fc", "all"),
        told.layers().get().stream().map(LayerRow::name).toList());
    assertEquals(new LayerRow("conv2", "131,072", "50.0 %", "0.021"), told.layers().get().get(1));
    assertEquals(new LayerRow("all", "194,816", "50.0 %", ""), told.layers().get().getLast());
  }

  @Test
  void theSavingIsSaidInTheoryAndAsMeasured() {
    tell(HALF, 749, 25, null);
    assertEquals(
        "In theory 2.0× as fast, counted in multiply-adds. Measured here when the slider"
            + " rests and nothing trains.",
        told.speed().get());
    told.take(Answered.findings(HALF, 749, 25, SLOWER));
    assertTrue(
        told.speed().get().contains("Measured here: 0.9× (41 ms instead of 37 ms for 800 images)"),
        told.speed().get());
    assertTrue(told.speed().get().contains("costs more than it saves"), told.speed().get());
    Pruning most = Pruning.byLayer(0.99);
    tell(most, 90, 25, new EvaluationTimes(0.037, 0.001, 800));
    assertTrue(told.speed().get().startsWith("In theory 100×"), told.speed().get());
    assertTrue(told.speed().get().contains("Measured here: 37×"), told.speed().get());
    assertTrue(told.speed().get().endsWith("skipping the zeros pays."), told.speed().get());
    tell(Pruning.byLayer(1), 80, 25, null);
    assertEquals("No weight is left to multiply with.", told.speed().get());
  }

  @Test
  void theCurveIsMarkedAtThePresentFraction() {
    tell(HALF, 749, 25, SLOWER);
    assertEquals(List.of(new LineChart.Mark(0.5, "50 %")), toldChart().marks());
    assertEquals(25, toldChart().series().get(1).points().count());
    assertEquals(0.5, toldChart().series().getLast().points().xs()[0]);
    told.preview(Pruning.byLayer(0.6), 0);
    assertEquals(List.of(new LineChart.Mark(0.6, "60 %")), toldChart().marks());
    assertEquals(3, toldChart().series().size(), "no point where nothing is known yet");
    assertEquals(Stroke.SOLID, toldChart().series().getLast().stroke());
    told.preview(new Pruning(Method.RANDOM, 0.6, false, false), 0);
    assertEquals(Stroke.GHOST, toldChart().series().getLast().stroke(), "another method's curve");
  }

  @Test
  void pointingAtTheCurveChoosesAWholePercent() {
    List<Double> chosen = new ArrayList<>();
    told.onFraction(chosen::add);
    tell(HALF, 749, 25, SLOWER);
    told.point(0.734);
    told.point(-0.2);
    told.point(1.3);
    told.point(0.501);
    told.step(1);
    told.step(-10);
    assertEquals(List.of(0.73, 0.0, 1.0, 0.51, 0.4), chosen);
    told.preview(null, 0);
    told.point(0.2);
    told.step(1);
    assertEquals(5, chosen.size());
  }

  @Test
  void aChosenMethodIsPassedOnOnce() {
    List<Method> chosen = new ArrayList<>();
    told.onMethod(chosen::add);
    tell(HALF, 749, 25, SLOWER);
    told.choose(Method.MAGNITUDE_LAYER);
    told.choose(Method.RANDOM);
    assertEquals(List.of(Method.RANDOM), chosen);
    assertEquals(Method.MAGNITUDE_LAYER, told.method().get(), "the recipe decides");
  }

  @Test
  void whatIsSpecialIsSaidInWords() {
    tell(HALF, 80, 25, SLOWER);
    told.show(Answered.WEIGHTS, false);
    assertTrue(
        told.note().get().startsWith("Pruned here are the weights that training begins with"));
    told.show(Answered.WEIGHTS, true);
    told.preview(Pruning.notebook(0.5), 0);
    assertEquals(
        "As in the notebook, BatchNorm's scales γ go as well. As in the notebook, one weight fewer"
            + " goes than was asked for.",
        told.note().get());
    told.take(Answered.findings(Pruning.notebook(0.5), 700, 25, null));
    assertEquals("bn γ", told.layers().get().get(2).name());
    told.preview(null, 0);
    told.take(Answered.findings(null, 762, 0, null));
    assertEquals("This recipe prunes nothing.", told.note().get());
    assertEquals("accuracy, nothing pruned", told.caption().get());
    assertEquals("", told.dense().get());
    assertEquals("", told.speed().get());
    assertFalse(told.prunes().get());
    told.take(Findings.none(Answered.question(null), ""));
    assertTrue(told.note().get().startsWith("The weights shown are another network's"));
  }
}
