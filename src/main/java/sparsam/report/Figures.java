package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.histogram.Histogram.Bars;
import sparsam.plot.histogram.Histogram.Fill;
import sparsam.plot.intervals.Intervals;
import sparsam.plot.picture.Picture;
import sparsam.recipe.FileNames;
import sparsam.recipe.Phase;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.report.answer.AnswerFigures;
import sparsam.report.answer.TestImages;
import sparsam.result.Distribution;
import sparsam.result.MaskChange;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.text.Strings;

/** Every picture of a run, finished or under way, that its monitor has the numbers for. */
public final class Figures {
  /** Weights that a histogram may leave beyond its ends. */
  private static final double OUTSIDE = 0.001;

  /** How far the colour of the pruned network's weights is from the arm's. */
  private static final int APART = 3;

  private final Strings strings;
  private final Recipe recipe;
  private final FileNames files;
  private final Monitor monitor;
  private final RecipeWords words;
  private final List<Figure> figures = new ArrayList<>();

  private Figures(Strings strings, Recipe recipe, Monitor monitor) {
    this.strings = strings;
    this.recipe = recipe;
    this.files = FileNames.of(recipe);
    this.monitor = monitor;
    this.words = new RecipeWords(strings, recipe);
  }

  /**
   * The comparison of the arms, accuracy and loss, the weights of every arm, the norms, the answers
   * to the test images; those without numbers are left out.
   *
   * @param images of the data set; without them none is shown
   */
  public static List<Figure> of(
      Strings strings, Recipe recipe, Monitor monitor, @Nullable TestImages images) {
    Figures made = new Figures(strings, recipe, monitor);
    made.add("comparison", made.comparison(), strings.get("report.comparison.caption"));
    Curves curves = new Curves(strings, recipe, Curves.Style.STANDARD);
    curves.follow(monitor);
    made.add("accuracy", curves.accuracy(""), strings.get("report.accuracy.caption"));
    made.add("loss", curves.loss(""), strings.get("report.loss.caption"));
    for (Curves.Quantity flat : List.of(Curves.Quantity.LARGEST, Curves.Quantity.SHARPNESS)) {
      boolean largest = flat == Curves.Quantity.LARGEST;
      made.add(
          largest ? "lambda-1" : "sharpness",
          curves.of(flat, ""),
          strings.get(
              largest ? "report.largest.caption" : "report.sharpness.caption",
              recipe.watch().examples()));
    }
    made.addWeights();
    made.addMasks();
    Norms norms = new Norms(strings, recipe, monitor);
    made.add("gradient-norm", norms.gradient(), strings.get("report.gradient.caption"));
    made.add("epsilon-norm", norms.epsilon(), strings.get("report.epsilon.caption"));
    for (Figure one : AnswerFigures.of(strings, recipe, monitor, images)) {
      made.add(one.id(), one.picture(), one.caption());
    }
    return List.copyOf(made.figures);
  }

  private void add(String id, Picture picture, String what) {
    if (!picture.isEmpty()) {
      figures.add(
          new Figure(id, picture, what + "\n" + words.caption(testImages(monitor.results()))));
    }
  }

  /** How many test images a result counts; 0 while there is none. */
  static int testImages(List<Result> results) {
    return results.stream()
        .filter(Result.Finished.class::isInstance)
        .mapToInt(result -> ((Result.Finished) result).testCount())
        .findFirst()
        .orElse(0);
  }

  /** Test accuracy of everything that has a result, with its interval. */
  private Intervals comparison() {
    List<Intervals.Row> rows = new ArrayList<>();
    for (Result result : monitor.results()) {
      if (result instanceof Result.Finished f) {
        rows.add(
            new Intervals.Row(
                name(f.name(), f.phase()),
                f.testAccuracy(),
                f.testInterval().low(),
                f.testInterval().high(),
                colour(f.name(), f.phase())));
      }
    }
    return new Intervals(
        strings.get("report.comparison.title"),
        Axis.of(Axis.Kind.PERCENT, strings.get("result.accuracy.column")),
        strings.get("result.interval.column"),
        rows,
        "");
  }

  private String name(String name, Phase phase) {
    return phase == Phase.DENSE ? strings.get("arm.dense") : name;
  }

  private int colour(String name, Phase phase) {
    if (phase == Phase.ARM) {
      for (int i = 0; i < recipe.arms().size(); i++) {
        if (recipe.arms().get(i).name().equals(name)) {
          return Palette.colour(i);
        }
      }
    }
    return Palette.DENSE;
  }

  /** What the weights were before, just after pruning and at the end, an arm a picture. */
  private void addWeights() {
    List<Distribution> shown = new ArrayList<>();
    for (Snapshot one : monitor.snapshots()) {
      shown.addAll(one.layers());
    }
    double limit = Spread.limit(shown, OUTSIDE);
    for (Arm arm : recipe.arms()) {
      last(arm.name())
          .ifPresent(
              end ->
                  add(
                      "weights-" + files.of(arm.name()),
                      weights(arm, end, limit),
                      strings.get("report.weights.caption")));
    }
  }

  /** What became of the masks of arms whose weights went while they trained. */
  private void addMasks() {
    for (Arm arm : recipe.arms()) {
      List<MaskChange> own =
          monitor.masks().stream().filter(one -> one.name().equals(arm.name())).toList();
      if (!own.isEmpty()) {
        double fraction = new Plan(recipe).pruning(arm).fraction();
        long steps = monitor.track(arm.name()).map(Track::plannedSteps).orElse(1L);
        add(
            "mask-" + files.of(arm.name()),
            new MaskLife(strings).of(arm.name(), arm.when(), fraction, steps, own),
            strings.get("mask.caption"));
      }
    }
  }

  private Histogram weights(Arm arm, Snapshot end, double limit) {
    List<Bars> bars = new ArrayList<>();
    before(arm)
        .ifPresent(
            one ->
                bars.add(
                    bars(
                        strings.get(arm.start() == Start.INITIAL ? "weights.initial" : "arm.dense"),
                        one,
                        limit,
                        Palette.DENSE,
                        Fill.PALE,
                        "")));
    Bins bins = Spread.bins(end.layers(), limit);
    String zeros = bins.zeros() == 0 ? "" : strings.get("weights.zeros", bins.zeros());
    int place = recipe.arms().indexOf(arm);
    bars.add(bars(arm.name(), end, limit, Palette.colour(place), Fill.SOLID, zeros));
    if (arm.start() == Start.PRUNED) {
      last(Starts.of(recipe, arm))
          .ifPresent(
              pruned -> {
                int gone = Spread.bins(pruned.layers(), limit).zeros();
                String said = gone == bins.zeros() ? "" : strings.get("weights.zeros", gone);
                bars.add(
                    bars(
                        pruned.name(),
                        pruned,
                        limit,
                        Palette.colour(place + APART),
                        Fill.PALE,
                        said));
              });
    }
    return new Histogram(
        strings.get("report.weights.title", arm.name()),
        strings.get("weights.x"),
        strings.get("weights.y"),
        Histogram.Counts.LINEAR,
        bars,
        List.of(),
        "");
  }

  /** What an arm started from, before any pruning. */
  private Optional<Snapshot> before(Arm arm) {
    return arm.start() == Start.INITIAL
        ? monitor.snapshots().stream().filter(one -> one.name().equals(arm.name())).findFirst()
        : last("dense");
  }

  private Bars bars(
      String name, Snapshot snapshot, double limit, int colour, Fill fill, String zeros) {
    return new Bars(name, Spread.bins(snapshot.layers(), limit), colour, fill, zeros);
  }

  /** The last snapshot of a training or of a pruned network. */
  private Optional<Snapshot> last(String name) {
    return monitor.snapshots().stream()
        .filter(one -> one.name().equals(name))
        .reduce((_, later) -> later);
  }
}
