package sparsam.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sparsam.cli.console.Table;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.sharpness.Rise;
import sparsam.optim.Base;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;

/**
 * How flat the minima are that the arms of a sweep came to: means over its seeds with 95 %
 * intervals, and each arm beside the one of its kind that does not climb.
 */
public record FlatnessTable(Sweep sweep, List<Entry> entries) {
  /** The radius of the sharpness that is shown. */
  private static final double RADIUS = 0.2;

  /**
   * What was measured of one network.
   *
   * @param values of the sweep's axes
   * @param test accuracy; NaN where there is none
   */
  public record Entry(List<String> values, long seed, String arm, double test, Portrait portrait) {
    public Entry {
      values = List.copyOf(values);
    }
  }

  /** What is compared, and how it is called. */
  private enum Quantity {
    LARGEST("λ₁", entry -> entry.portrait().largest()),
    TRACE("trace", FlatnessTable::trace),
    RISE("rise within " + RADIUS, FlatnessTable::rise);

    private final String title;
    private final ToDoubleFunction<Entry> value;

    Quantity(String title, ToDoubleFunction<Entry> value) {
      this.title = title;
      this.value = value;
    }
  }

  public FlatnessTable {
    entries = List.copyOf(entries);
  }

  private static double trace(Entry entry) {
    return entry.portrait().trace() == null ? Double.NaN : entry.portrait().trace().value();
  }

  private static double rise(Entry entry) {
    return entry.portrait().rises(Measure.SHARPNESS).stream()
        .filter(rise -> rise.radius() == RADIUS)
        .reduce((_, later) -> later)
        .map(Rise::loss)
        .orElse(Double.NaN);
  }

  /** The table, then a sentence for each arm that climbs. */
  public String text() {
    List<String> heading = new ArrayList<>();
    sweep.axes().stream().map(Axis::key).forEach(heading::add);
    int axes = heading.size();
    heading.addAll(List.of("arm", "seeds", "test", "loss", "‖w‖"));
    for (Quantity one : Quantity.values()) {
      heading.add(one.title);
    }
    Table table =
        new Table(
            "r".repeat(axes) + "l" + "r".repeat(heading.size() - axes - 1),
            heading.toArray(String[]::new));
    StringBuilder sentences = new StringBuilder();
    Set<List<String>> cells = new LinkedHashSet<>();
    entries.forEach(entry -> cells.add(entry.values()));
    for (List<String> cell : cells) {
      for (Arm arm : sweep.recipe().arms()) {
        List<Entry> own = of(cell, arm.name());
        if (!own.isEmpty()) {
          table.row(row(cell, arm.name(), own));
          reference(arm)
              .ifPresent(other -> sentences.append(sentence(cell, arm.name(), other.name())));
        }
      }
    }
    return "%n%s%n%s".formatted(table, sentences);
  }

  private List<Entry> of(List<String> cell, String arm) {
    return entries.stream()
        .filter(entry -> entry.values().equals(cell) && entry.arm().equals(arm))
        .toList();
  }

  private static String[] row(List<String> cell, String arm, List<Entry> own) {
    List<String> row = new ArrayList<>(cell);
    row.add(arm);
    row.add(Integer.toString(own.size()));
    row.add(mean(own, entry -> 100 * entry.test()) + " %");
    row.add(mean(own, entry -> entry.portrait().facts().loss()));
    row.add(mean(own, entry -> entry.portrait().facts().weightNorm()));
    for (Quantity one : Quantity.values()) {
      row.add(mean(own, one.value));
    }
    return row.toArray(String[]::new);
  }

  private static String mean(List<Entry> own, ToDoubleFunction<Entry> value) {
    double[] values = own.stream().mapToDouble(value).filter(Double::isFinite).toArray();
    if (values.length == 0) {
      return "–";
    }
    Mean mean = Mean.of(values);
    return mean.interval()
        .map(interval -> number(mean.mean()) + " ± " + number(interval.high() - mean.mean()))
        .orElse(number(mean.mean()));
  }

  /** The first arm that starts alike, is pruned alike, and does not climb. */
  private Optional<Arm> reference(Arm arm) {
    Recipe recipe = sweep.recipe();
    return arm.optimizer() instanceof Base
        ? Optional.empty()
        : recipe.arms().stream()
            .filter(other -> other.optimizer() instanceof Base)
            .filter(other -> other.start() == arm.start())
            .filter(other -> pruning(recipe, other).equals(pruning(recipe, arm)))
            .findFirst();
  }

  private static Optional<Object> pruning(Recipe recipe, Arm arm) {
    return Optional.ofNullable(arm.prune() == null ? recipe.prune() : arm.prune());
  }

  /** How many times as large each measure is as the other arm's under the same seed. */
  private String sentence(List<String> cell, String arm, String other) {
    List<String> parts = new ArrayList<>();
    int lower = 0;
    int higher = 0;
    for (Quantity quantity : Quantity.values()) {
      List<Double> logs = new ArrayList<>();
      Map<Long, Double> others = new LinkedHashMap<>();
      of(cell, other)
          .forEach(entry -> others.put(entry.seed(), quantity.value.applyAsDouble(entry)));
      for (Entry entry : of(cell, arm)) {
        @Nullable Double beside = others.get(entry.seed());
        double own = quantity.value.applyAsDouble(entry);
        if (beside != null && own > 0 && beside > 0) {
          logs.add(Math.log(own / beside));
        }
      }
      if (!logs.isEmpty()) {
        Mean mean = Mean.of(logs);
        Optional<Interval> interval = mean.interval();
        lower += interval.filter(one -> one.high() < 0).isPresent() ? 1 : 0;
        higher += interval.filter(one -> one.low() > 0).isPresent() ? 1 : 0;
        parts.add(
            "%s × %s%s"
                .formatted(
                    quantity.title,
                    number(Math.exp(mean.mean())),
                    interval
                        .map(
                            one ->
                                " (%s–%s)"
                                    .formatted(
                                        number(Math.exp(one.low())), number(Math.exp(one.high()))))
                        .orElse("")));
      }
    }
    if (parts.isEmpty()) {
      return "";
    }
    String verdict =
        lower == parts.size()
            ? "flatter"
            : higher == parts.size()
                ? "sharper"
                : lower > 0 && higher == 0
                    ? String.format(
                        Locale.ROOT, "flatter by %d of %d measures", lower, parts.size())
                    : higher > 0 && lower == 0
                        ? String.format(
                            Locale.ROOT,
                            "not flatter, sharper by %d of %d measures",
                            higher,
                            parts.size())
                        : "not told apart";
    return "%s%s beside %s: %s. %s.%n"
        .formatted(place(cell), arm, other, verdict, String.join(", ", parts));
  }

  /** Where in the sweep, in words; empty where it has no axis. */
  private String place(List<String> cell) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < cell.size(); i++) {
      words.add(sweep.axes().get(i).key() + " " + cell.get(i));
    }
    return words.isEmpty() ? "" : String.join(", ", words) + ": ";
  }

  /** Three digits that count. */
  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(
        Locale.ROOT,
        size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f",
        value);
  }
}
