package sparsam.ui.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param names of the runs, a column each
 * @param settings a line each
 * @param results a line for each dense network, pruned network or arm of any of them
 */
public record Contrast(List<String> names, List<Line> settings, List<Line> results) {
  /**
   * @param values one for each run
   * @param best the indices of the best accuracy; empty where it is no line of results
   */
  public record Line(String what, List<String> values, Set<Integer> best) {}

  /** Of runs that can be read; others are left out. */
  static Contrast of(List<RunRow> rows, Strings strings) {
    List<Whole> runs = rows.stream().flatMap(row -> row.whole().stream()).toList();
    return new Contrast(
        runs.stream().map(run -> Cell.plain(run.name())).toList(),
        runs.isEmpty() ? List.of() : settings(runs),
        results(runs, strings));
  }

  private static List<Line> settings(List<Whole> runs) {
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
    List<Line> lines = new ArrayList<>();
    base.forEach(
        (path, left) ->
            lines.add(
                new Line(
                    path,
                    others.stream().map(other -> other.getOrDefault(path, left)).toList(),
                    Set.of())));
    return lines;
  }

  private static List<Line> results(List<Whole> runs, Strings strings) {
    RowMaker maker = new RowMaker(strings);
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> run.results().forEach(result -> names.add(result.name())));
    List<Line> lines = new ArrayList<>();
    for (String name : names) {
      List<String> values = new ArrayList<>();
      List<Double> accuracies = new ArrayList<>();
      for (Whole run : runs) {
        Result result =
            run.results().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
        values.add(result == null ? "–" : maker.result(result));
        accuracies.add(result instanceof Finished finished ? finished.testAccuracy() : -1.0);
      }
      lines.add(new Line(name, List.copyOf(values), best(accuracies)));
    }
    return lines;
  }

  /** Where one alone has a result there is no best. */
  private static Set<Integer> best(List<Double> accuracies) {
    if (accuracies.stream().filter(one -> one >= 0).count() < 2) {
      return Set.of();
    }
    double most = accuracies.stream().mapToDouble(Objects::requireNonNull).max().orElse(0);
    return Stream.iterate(0, i -> i < accuracies.size(), i -> i + 1)
        .filter(i -> accuracies.get(i) == most)
        .collect(Collectors.toUnmodifiableSet());
  }
}
