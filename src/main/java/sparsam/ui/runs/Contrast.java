package sparsam.ui.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import sparsam.recipe.Difference;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.store.RunSummary.Whole;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RowMaker;
import sparsam.ui.runs.row.RunRow;
import sparsam.ui.runs.row.RunRow.Cell;

/**
 * Several runs side by side: the settings in which they differ and nothing else, and what came out.
 *
 * @param names of the runs
 * @param settings one for each setting in which any two differ
 * @param results one for each dense network, pruned network or arm of any of them
 */
public record Contrast(List<String> names, List<Trait> settings, List<Trait> results) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");

  /**
   * What the runs are told apart by.
   *
   * @param values one for each run
   * @param best the index of the best accuracy, where its 95 % interval lies above all others;
   *     empty where it is no result
   */
  public record Trait(String what, List<Cell> values, OptionalInt best) {
    /** Smaller numbers first, then words, which have none. */
    static final Comparator<Cell> ORDER =
        Comparator.comparingDouble(Cell::number).thenComparing(Cell::text);
  }

  /** Of runs that can be read; others are left out. */
  static Contrast of(List<RunRow> rows, Strings strings) {
    List<Whole> runs = rows.stream().flatMap(row -> row.whole().stream()).toList();
    return new Contrast(
        runs.stream().map(run -> Cell.plain(run.name())).toList(),
        runs.isEmpty() ? List.of() : settings(runs),
        results(runs, strings));
  }

  private static List<Trait> settings(List<Whole> runs) {
    Map<String, String> base = new LinkedHashMap<>();
    List<Map<String, String>> others = new ArrayList<>();
    for (Whole run : runs) {
      Map<String, String> other = new LinkedHashMap<>();
      for (Difference one : Difference.all(runs.getFirst().recipe(), run.recipe())) {
        base.put(one.path(), one.left());
        other.put(one.path(), one.right());
      }
      others.add(other);
    }
    if (runs.stream().allMatch(run -> run.name().equals(run.recipe().name()))) {
      base.remove("name"); // It stands above already.
    }
    List<Trait> traits = new ArrayList<>();
    base.forEach(
        (path, left) ->
            traits.add(
                new Trait(
                    path,
                    others.stream().map(other -> setting(other.getOrDefault(path, left))).toList(),
                    OptionalInt.empty())));
    return traits;
  }

  private static Cell setting(String text) {
    return new Cell(text, NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN);
  }

  private static List<Trait> results(List<Whole> runs, Strings strings) {
    RowMaker maker = new RowMaker(strings);
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> run.results().forEach(result -> names.add(result.name())));
    List<Trait> traits = new ArrayList<>();
    for (String name : names) {
      List<Cell> values = new ArrayList<>();
      Map<Integer, Finished> finished = new LinkedHashMap<>();
      for (Whole run : runs) {
        Result result =
            run.results().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
        if (result instanceof Finished end) {
          finished.put(values.size(), end);
          values.add(new Cell(maker.result(end), end.testAccuracy()));
        } else {
          values.add(new Cell(result == null ? "–" : maker.result(result), Double.NaN));
        }
      }
      traits.add(new Trait(name, List.copyOf(values), best(finished)));
    }
    return traits;
  }

  /** None where one alone has a result, or where the best cannot be told from the second. */
  private static OptionalInt best(Map<Integer, Finished> results) {
    List<Map.Entry<Integer, Finished>> falling =
        results.entrySet().stream()
            .sorted(Comparator.comparingDouble(entry -> -entry.getValue().testAccuracy()))
            .toList();
    if (falling.size() < 2) {
      return OptionalInt.empty();
    }
    double bound = falling.getFirst().getValue().testInterval().low();
    boolean told =
        falling.stream().skip(1).allMatch(entry -> entry.getValue().testInterval().high() < bound);
    return told ? OptionalInt.of(falling.getFirst().getKey()) : OptionalInt.empty();
  }
}
