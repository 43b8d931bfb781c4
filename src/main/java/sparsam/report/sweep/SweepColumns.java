package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.result.statistics.Mean;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.ContrastIndex;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.text.Strings;

/**
 * A sweep as a table of what can be laid along an axis: a row for every set of values that has a
 * result, a column for every axis, for every arm's accuracy, for every difference.
 *
 * @param cells a row each
 */
public record SweepColumns(List<Cell> cells, List<Column> columns) {
  /**
   * One of them.
   *
   * @param names of its values where they are no numbers; else empty
   * @param values one a row, or the places of their names; not a number where there is none
   * @param measured whether it came out, and was not set
   */
  public record Column(Axis axis, List<String> names, double[] values, boolean measured) {
    public String title() {
      return axis.label();
    }
  }

  public SweepColumns {
    cells = List.copyOf(cells);
    columns = List.copyOf(columns);
  }

  /** All that is known by now. */
  public static SweepColumns of(Strings strings, Findings findings) {
    List<Cell> cells =
        findings.cells().stream()
            .filter(cell -> cell.arms().values().stream().anyMatch(arm -> arm.count() > 0))
            .toList();
    List<Column> columns = new ArrayList<>();
    if (!cells.isEmpty()) {
      Sweep sweep = findings.sweep();
      for (int i = 0; i < sweep.axes().size(); i++) {
        columns.add(setting(new AxisWords(strings, sweep.axes().get(i)), cells, i));
      }
      for (String arm : cells.getFirst().arms().keySet()) {
        double[] means = new double[cells.size()];
        for (int row = 0; row < means.length; row++) {
          Measured measured = cells.get(row).arms().get(arm);
          means[row] =
              measured == null ? Double.NaN : measured.test().map(Mean::mean).orElse(Double.NaN);
        }
        Axis axis = Axis.of(Kind.PERCENT, strings.get("sweep.measure.accuracy", arm));
        columns.add(new Column(axis, List.of(), means, true));
      }
      columns.addAll(differences(strings, findings, cells));
    }
    return new SweepColumns(cells, columns);
  }

  private static Column setting(AxisWords words, List<Cell> cells, int axis) {
    List<String> all = cells.stream().map(cell -> cell.values().get(axis)).toList();
    boolean numbers = all.stream().allMatch(value -> AxisWords.number(value).isPresent());
    if (numbers) {
      double[] values =
          all.stream().map(AxisWords::number).mapToDouble(OptionalDouble::getAsDouble).toArray();
      return new Column(Axis.of(words.kind(all), words.title()), List.of(), values, false);
    }
    List<String> names = List.copyOf(new LinkedHashSet<>(all));
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    double[] values = all.stream().mapToDouble(name -> places.getOrDefault(name, 0)).toArray();
    return new Column(
        Axis.of(Kind.LINEAR, words.title()),
        names.stream().map(words::value).toList(),
        values,
        false);
  }

  private static List<Column> differences(Strings strings, Findings findings, List<Cell> cells) {
    ContrastIndex contrasts = findings.index();
    List<String> asked = Findings.asked(findings.sweep().recipe());
    List<Column> columns = new ArrayList<>();
    for (String arm : asked.subList(Math.min(1, asked.size()), asked.size())) {
      double[] points = new double[cells.size()];
      boolean any = false;
      for (int row = 0; row < points.length; row++) {
        Contrast one = contrasts.of(cells.get(row).values(), arm).orElse(null);
        points[row] = one == null ? Double.NaN : 100 * one.difference().value();
        any |= one != null;
      }
      if (any) {
        Axis axis =
            Axis.of(Kind.LINEAR, strings.get("sweep.map.difference", arm, asked.getFirst()));
        columns.add(
            new Column(axis.withUnit(strings.get("sweep.points.unit")), List.of(), points, true));
      }
    }
    return columns;
  }

  /** A row in words: its values, then what each arm came to. */
  public static String say(Sweep sweep, Cell cell) {
    String arms =
        cell.arms().entrySet().stream()
            .filter(arm -> arm.getValue().test().isPresent())
            .map(arm -> arm.getKey() + " " + SweepWords.mean(arm.getValue().test().orElseThrow()))
            .collect(Collectors.joining("; "));
    String values = SweepWords.values(sweep, cell.values());
    return values.isEmpty() ? arms : values + ": " + arms;
  }
}
