package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Comparison;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.MeanDifference;
import sparsam.result.statistics.Power;
import sparsam.result.statistics.Statistics;
import sparsam.result.watch.FlatnessRow;
import sparsam.sweep.Point;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;

/**
 * All that a sweep says by now.
 *
 * @param sweep whose findings these are
 * @param cells in the sweep's order
 * @param contrasts of all arms in question with the first of them, cell by cell; where both have
 *     two seeds or more
 * @param flatness the same of {@link Quantity#FLATNESS}, each corrected for its own comparisons
 * @param best among those with the most results and none failed; empty while there is none
 * @param deviation of a pair's difference over the seeds, pooled over all {@link #tested}
 *     contrasts; not a number where there is none
 * @param importance of the axes, an arm each; empty while little is known
 */
public record Findings(
    Sweep sweep,
    List<Cell> cells,
    List<Contrast> contrasts,
    Map<Quantity, List<Contrast>> flatness,
    Optional<Best> best,
    double deviation,
    List<Importance> importance) {
  /** A difference that is worth seeing: half a point of accuracy. */
  public static final double POINT = 0.005;

  public Findings {
    cells = List.copyOf(cells);
    contrasts = List.copyOf(contrasts);
    flatness = Map.copyOf(flatness);
    importance = List.copyOf(importance);
  }

  /**
   * What trainings say together.
   *
   * @param outcomes by the tasks' ids, those that there are by now
   */
  public static Findings of(SweepPlan plan, Map<String, Outcome> outcomes) {
    List<Cell> cells = cells(plan, outcomes);
    Trainings trainings = Trainings.of(plan);
    List<Contrast> contrasts =
        Contrasts.of(plan.sweep().recipe(), cells, trainings, Quantity.ACCURACY);
    Map<Quantity, List<Contrast>> flatness = new EnumMap<>(Quantity.class);
    for (Quantity one : Quantity.FLATNESS) {
      flatness.put(one, Contrasts.of(plan.sweep().recipe(), cells, trainings, one));
    }
    return new Findings(
        plan.sweep(),
        cells,
        contrasts,
        flatness,
        best(cells, trainings),
        pooled(Contrasts.tested(contrasts)),
        AxisWeights.of(plan.sweep(), cells, plan.trainings()));
  }

  /** The contrasts by their places, for one who asks for many. */
  public ContrastIndex index() {
    return new ContrastIndex(contrasts);
  }

  /** Those of a quantity by their places. */
  public ContrastIndex index(Quantity quantity) {
    return new ContrastIndex(contrasts(quantity));
  }

  /** Those of a quantity. */
  public List<Contrast> contrasts(Quantity quantity) {
    return quantity == Quantity.ACCURACY ? contrasts : flatness.getOrDefault(quantity, List.of());
  }

  /** The arms of which there is a value, in the recipe's order. */
  public List<String> measured(Quantity quantity) {
    return cells.stream()
        .flatMap(cell -> cell.arms().keySet().stream())
        .distinct()
        .filter(arm -> cells.stream().anyMatch(cell -> isMeasured(cell.arms().get(arm), quantity)))
        .toList();
  }

  private static boolean isMeasured(@Nullable Measured measured, Quantity quantity) {
    return measured != null && !measured.values(quantity).isEmpty();
  }

  /** Each pair of trainings once, in the first cell that has it: what was tested. */
  public List<Contrast> tested() {
    return tested(Quantity.ACCURACY);
  }

  /** The same of a quantity. */
  public List<Contrast> tested(Quantity quantity) {
    return Contrasts.tested(contrasts(quantity));
  }

  /** Each deviation counts by its degrees of freedom. */
  private static double pooled(List<Contrast> tested) {
    double squares = 0;
    double degrees = 0;
    for (Contrast one : tested) {
      double own = one.difference().count() - 1.0;
      squares += own * Math.pow(one.difference().deviation(), 2);
      degrees += own;
    }
    return degrees == 0 ? Double.NaN : Math.sqrt(squares / degrees);
  }

  /**
   * How many seeds it takes to see {@link #POINT} between two arms, with a probability of 80 %;
   * empty where nothing is known of how they scatter, or no number would do.
   */
  public OptionalInt seedsNeeded() {
    return Double.isNaN(deviation) ? OptionalInt.empty() : Power.seeds(POINT, deviation);
  }

  /** How many results are still to come. */
  public int missing() {
    return cells.stream()
        .flatMap(cell -> cell.arms().values().stream())
        .mapToInt(Measured::missing)
        .sum();
  }

  /** The arms in question: those that the recipe names, else all; the first is held against. */
  public static List<String> asked(Recipe recipe) {
    return recipe.compare().isEmpty()
        ? recipe.arms().stream().map(Arm::name).toList()
        : recipe.compare();
  }

  /** What came out under each set of values of a plan. */
  static List<Cell> cells(SweepPlan plan, Map<String, Outcome> outcomes) {
    Map<List<String>, Map<String, Gathering>> byCell = new LinkedHashMap<>();
    Map<List<String>, Map<Long, Finished>> dense = new LinkedHashMap<>();
    for (Point point : plan.points()) {
      Map<String, Gathering> arms =
          byCell.computeIfAbsent(point.values(), _ -> new LinkedHashMap<>());
      Map<Long, Finished> own = dense.computeIfAbsent(point.values(), _ -> new LinkedHashMap<>());
      plan.dense(point)
          .map(task -> outcomes.get(task.id()))
          .ifPresent(
              outcome -> {
                if (outcome.result() instanceof Finished finished) {
                  own.put(point.seed(), finished);
                }
              });
      for (Map.Entry<String, Task> entry : plan.tasks(point).entrySet()) {
        arms.computeIfAbsent(entry.getKey(), _ -> new Gathering())
            .add(point.seed(), outcomes.get(entry.getValue().id()));
      }
    }
    List<Cell> cells = new ArrayList<>();
    byCell.forEach(
        (values, arms) -> {
          Map<String, Measured> measured = new LinkedHashMap<>();
          arms.forEach((arm, gathering) -> measured.put(arm, gathering.measured()));
          cells.add(new Cell(values, measured, dense.getOrDefault(values, Map.of())));
        });
    return cells;
  }

  /** One arm's results in one cell, as they are found. */
  private static final class Gathering {
    private final Map<Long, Finished> bySeed = new LinkedHashMap<>();
    private final Map<Long, FlatnessRow> flatness = new LinkedHashMap<>();
    private int failed;
    private int missing;

    void add(long seed, @Nullable Outcome outcome) {
      if (outcome == null) {
        missing++;
        return;
      }
      switch (outcome.result()) {
        case Failed _ -> failed++;
        case Finished finished -> {
          bySeed.put(seed, finished);
          outcome.flatness().ifPresent(row -> flatness.put(seed, row));
        }
      }
    }

    Measured measured() {
      return new Measured(bySeed, failed, missing, flatness);
    }
  }

  /** An arm under one set of values. */
  private record Candidate(Cell cell, String arm, Measured measured, Mean validation) {}

  private static Optional<Best> best(List<Cell> cells, Trainings trainings) {
    int most =
        cells.stream()
            .flatMap(cell -> cell.arms().values().stream())
            .filter(measured -> measured.failed() == 0)
            .mapToInt(Measured::count)
            .max()
            .orElse(0);
    Map<List<String>, Candidate> distinct = new LinkedHashMap<>();
    for (Cell cell : cells) {
      cell.arms()
          .forEach(
              (arm, measured) ->
                  measured
                      .validation()
                      .filter(_ -> measured.failed() == 0 && measured.count() == most)
                      .ifPresent(
                          mean ->
                              distinct.putIfAbsent(
                                  trainings.of(cell, arm),
                                  new Candidate(cell, arm, measured, mean))));
    }
    List<Candidate> all = List.copyOf(distinct.values());
    return all.stream()
        .max(Comparator.comparingDouble(one -> one.validation().mean()))
        .map(best -> best(best, all));
  }

  private static Best best(Candidate best, List<Candidate> all) {
    List<Double> p = new ArrayList<>();
    for (Candidate other : all) {
      if (!other.equals(best)) {
        p.add(
            Contrasts.difference(best.measured(), other.measured(), Quantity.ACCURACY)
                .map(MeanDifference::p)
                .orElse(1.0));
      }
    }
    double[] holm = Statistics.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
    int alike = 0;
    for (double one : holm) {
      alike += one < Comparison.LEVEL ? 0 : 1;
    }
    return new Best(
        best.cell(), best.arm(), best.measured().test().orElseThrow(), alike, holm.length);
  }
}
