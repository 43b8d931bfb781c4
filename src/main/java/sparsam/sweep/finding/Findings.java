package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Arm;
import sparsam.result.Comparison;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.MeanDifference;
import sparsam.result.statistics.Power;
import sparsam.result.statistics.Statistics;
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
 * @param best among those with the most results and none failed; empty while there is none
 * @param deviation of a pair's difference over the seeds, pooled over all {@link #tested}
 *     contrasts; not a number where there is none
 * @param importance of the axes, an arm each; empty while little is known
 */
public record Findings(
    Sweep sweep,
    List<Cell> cells,
    List<Contrast> contrasts,
    Optional<Best> best,
    double deviation,
    List<Importance> importance) {
  /** A difference that is worth seeing: half a point of accuracy. */
  public static final double POINT = 0.005;

  public Findings {
    cells = List.copyOf(cells);
    contrasts = List.copyOf(contrasts);
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
    List<Contrast> contrasts = contrasts(plan.sweep().recipe(), cells, trainings);
    return new Findings(
        plan.sweep(),
        cells,
        contrasts,
        best(cells, trainings),
        pooled(tested(contrasts)),
        AxisWeights.of(plan.sweep(), cells, plan.trainings()));
  }

  /** The contrasts by their places, for one who asks for many. */
  public ContrastIndex index() {
    return new ContrastIndex(contrasts);
  }

  /** Each pair of trainings once, in the first cell that has it: what was tested. */
  public List<Contrast> tested() {
    return tested(contrasts);
  }

  private static List<Contrast> tested(List<Contrast> contrasts) {
    Map<List<List<String>>, Contrast> byTrainings = new LinkedHashMap<>();
    contrasts.forEach(one -> byTrainings.putIfAbsent(one.trainings(), one));
    return List.copyOf(byTrainings.values());
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

  /** The ids of what an arm's results come from under a set of values, one a seed. */
  private record Trainings(Map<List<String>, Map<String, List<String>>> byCell) {
    static Trainings of(SweepPlan plan) {
      Map<List<String>, Map<String, List<String>>> all = new LinkedHashMap<>();
      for (Point point : plan.points()) {
        Map<String, List<String>> arms =
            all.computeIfAbsent(point.values(), _ -> new LinkedHashMap<>());
        plan.tasks(point)
            .forEach(
                (arm, task) -> arms.computeIfAbsent(arm, _ -> new ArrayList<>()).add(task.id()));
      }
      return new Trainings(all);
    }

    List<String> of(Cell cell, String arm) {
      return byCell.getOrDefault(cell.values(), Map.of()).getOrDefault(arm, List.of());
    }
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
    for (Point point : plan.points()) {
      Map<String, Gathering> arms =
          byCell.computeIfAbsent(point.values(), _ -> new LinkedHashMap<>());
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
          cells.add(new Cell(values, measured));
        });
    return cells;
  }

  /** One arm's results in one cell, as they are found. */
  private static final class Gathering {
    private final Map<Long, Finished> bySeed = new LinkedHashMap<>();
    private int failed;
    private int missing;

    void add(long seed, @Nullable Outcome outcome) {
      switch (outcome == null ? null : outcome.result()) {
        case null -> missing++;
        case Failed _ -> failed++;
        case Finished finished -> bySeed.put(seed, finished);
      }
    }

    Measured measured() {
      return new Measured(bySeed, failed, missing);
    }
  }

  private static List<Contrast> contrasts(Recipe recipe, List<Cell> cells, Trainings trainings) {
    List<String> asked = asked(recipe);
    List<Contrast> raw = new ArrayList<>();
    for (Cell cell : cells) {
      for (int i = 1; i < asked.size(); i++) {
        Measured second = cell.arms().get(asked.getFirst());
        Measured first = cell.arms().get(asked.get(i));
        if (first != null && second != null) {
          Optional<MeanDifference> difference = difference(first, second);
          if (difference.isPresent()) {
            List<List<String>> both =
                List.of(trainings.of(cell, asked.get(i)), trainings.of(cell, asked.getFirst()));
            raw.add(new Contrast(cell, asked.get(i), asked.getFirst(), both, difference.get(), 1));
          }
        }
      }
    }
    List<Contrast> tested = tested(raw);
    double[] p =
        Statistics.holm(tested.stream().mapToDouble(one -> one.difference().p()).toArray());
    Map<List<List<String>>, Double> holm = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      holm.put(tested.get(i).trainings(), p[i]);
    }
    return raw.stream()
        .map(
            one ->
                new Contrast(
                    one.cell(),
                    one.first(),
                    one.second(),
                    one.trainings(),
                    one.difference(),
                    holm.getOrDefault(one.trainings(), 1.0)))
        .toList();
  }

  private static Optional<MeanDifference> difference(Measured first, Measured second) {
    return MeanDifference.of(first.accuracies(), second.accuracies(), first.grain());
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
        p.add(difference(best.measured(), other.measured()).map(MeanDifference::p).orElse(1.0));
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
