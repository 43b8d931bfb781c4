package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.heatmap.HeatMap;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/**
 * A sweep as a table of what can be laid along an axis: a row for every set of values that has a
 * result, a column for every axis, for what every arm came to, for every difference.
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
   * @param main whether it has an axis among many, where there is little room: all but flatness
   */
  public record Column(
      Axis axis, List<String> names, double[] values, boolean measured, boolean main) {
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
      SweepMaps maps = new SweepMaps(strings, findings, Set.of());
      List<Shade> shades = new ArrayList<>(Shade.of(findings));
      shades.sort(Comparator.comparing(SweepColumns::isMain));
      for (Shade shade : shades) {
        if (!shade.difference() || isTested(findings, shade)) {
          columns.add(measured(maps, shade, cells));
        }
      }
    }
    return new SweepColumns(cells, columns);
  }

  private static Column setting(AxisWords words, List<Cell> cells, int axis) {
    List<String> all = cells.stream().map(cell -> cell.values().get(axis)).toList();
    boolean numbers = all.stream().allMatch(value -> AxisWords.number(value).isPresent());
    if (numbers) {
      double[] values =
          all.stream().map(AxisWords::number).mapToDouble(OptionalDouble::getAsDouble).toArray();
      return new Column(Axis.of(words.kind(all), words.title()), List.of(), values, false, true);
    }
    List<String> names = List.copyOf(new LinkedHashSet<>(all));
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    double[] values = all.stream().mapToDouble(name -> places.getOrDefault(name, 0)).toArray();
    return new Column(
        Axis.of(Kind.LINEAR, words.title()),
        names.stream().map(words::value).toList(),
        values,
        false,
        true);
  }

  /** Differences of accuracy stand last: they are what a sweep asks for. */
  private static boolean isMain(Shade shade) {
    return shade.difference() && shade.quantity() == Quantity.ACCURACY;
  }

  private static boolean isTested(Findings findings, Shade shade) {
    return findings.contrasts(shade.quantity()).stream()
        .anyMatch(one -> one.first().equals(shade.arm()));
  }

  private static Column measured(SweepMaps maps, Shade shade, List<Cell> cells) {
    boolean share = shade.quantity() == Quantity.ACCURACY;
    ShadeWords words = maps.words(shade);
    double[] values = new double[cells.size()];
    for (int row = 0; row < values.length; row++) {
      HeatMap.Cell cell = maps.cell(cells.get(row).values(), shade);
      boolean known = cell != null && (!shade.difference() || Double.isFinite(cell.low()));
      values[row] = cell == null || !known ? Double.NaN : words.onAxis(cell.value());
    }
    return new Column(words.axis(words.name()), List.of(), values, true, share);
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
