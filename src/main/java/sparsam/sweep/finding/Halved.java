package sparsam.sweep.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sparsam.recipe.RecipeException;
import sparsam.result.Result.Finished;
import sparsam.sweep.Halving;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;

/**
 * How far a sweep that is halved has come. It follows from what its trainings came to and nothing
 * else, so that one that is gone on with stops the same sets of values.
 *
 * @param plan of the rung that is to be trained, or was last
 * @param rung which it is, from 1
 * @param rungs how many there are; 1 where nothing is halved
 * @param stopped what was stopped by now, rung by rung, the lowest score first
 */
public record Halved(SweepPlan plan, int rung, int rungs, List<Stopped> stopped) {
  public Halved {
    stopped = List.copyOf(stopped);
  }

  /** A set of values in question. */
  private record Candidate(List<String> values, OptionalDouble score, int place) {
    /** The highest first; what has failed last; of equals the first of the sweep. */
    static final Comparator<Candidate> ORDER =
        Comparator.comparingDouble((Candidate one) -> -one.score().orElse(Double.NEGATIVE_INFINITY))
            .thenComparingInt(Candidate::place);
  }

  /**
   * Follows the rungs up to the first that is not complete.
   *
   * @param outcomes what trainings came to, by their ids, as far as they have ended
   * @throws RecipeException with one sentence where the recipe does not allow a value of an axis
   */
  public static Halved of(Sweep sweep, Function<List<Task>, Map<String, Outcome>> outcomes)
      throws RecipeException {
    Optional<Halving> halving = sweep.halved();
    if (halving.isEmpty()) {
      return new Halved(new SweepPlan(sweep), 1, 1, List.of());
    }
    int rungs = halving.get().rungs();
    List<Stopped> stopped = new ArrayList<>();
    List<List<String>> cells = sweep.cells();
    for (int rung = 1; ; rung++) {
      SweepPlan plan = SweepPlan.rung(sweep, rung, cells);
      Map<String, Outcome> ended = rung == rungs ? Map.of() : outcomes.apply(plan.tasks());
      if (rung == rungs || ended.size() < plan.tasks().size()) {
        return new Halved(plan, rung, rungs, stopped);
      }
      cells = next(halving.get(), plan, ended, rung, stopped);
    }
  }

  /** The sets of values that go on, in the sweep's order; adds the others to what is stopped. */
  private static List<List<String>> next(
      Halving halving,
      SweepPlan plan,
      Map<String, Outcome> ended,
      int rung,
      List<Stopped> stopped) {
    List<Cell> cells = Findings.cells(plan, ended);
    List<Candidate> all = new ArrayList<>();
    for (Cell cell : cells) {
      all.add(new Candidate(cell.values(), score(cell), all.size()));
    }
    all.sort(Candidate.ORDER);
    int kept = halving.kept(all.size());
    double least = all.get(kept - 1).score().orElse(Double.NaN);
    for (Candidate one : all.subList(kept, all.size()).reversed()) {
      stopped.add(new Stopped(one.values(), rung, one.score(), least));
    }
    Set<List<String>> on =
        all.subList(0, kept).stream().map(Candidate::values).collect(Collectors.toSet());
    return cells.stream().map(Cell::values).filter(on::contains).toList();
  }

  /** Arms count alike: one that no axis reaches adds the same everywhere. */
  private static OptionalDouble score(Cell cell) {
    boolean whole = cell.arms().values().stream().allMatch(one -> one.failed() == 0);
    return whole
        ? cell.arms().values().stream()
            .flatMap(one -> one.bySeed().values().stream())
            .mapToDouble(Finished::validationAccuracy)
            .average()
        : OptionalDouble.empty();
  }

  /** Whether no rung comes after this one. */
  public boolean isLast() {
    return rung == rungs;
  }
}
