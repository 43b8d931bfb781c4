package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.heatmap.HeatMap.Form;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.finding.ContrastIndex;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Measured;
import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/** A sweep as maps of two of its axes: what an arm comes to, and where arms differ. */
public final class SweepMaps {
  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  private final Strings strings;
  private final Findings findings;
  private final Sweep sweep;
  private final Set<List<String>> marked;
  private final Map<List<String>, Cell> cells = new HashMap<>();
  private final Map<Quantity, ContrastIndex> contrasts = new EnumMap<>(Quantity.class);

  /**
   * @param marked sets of values that are pointed out
   */
  SweepMaps(Strings strings, Findings findings, Set<List<String>> marked) {
    this.strings = strings;
    this.findings = findings;
    this.sweep = findings.sweep();
    this.marked = Set.copyOf(marked);
    findings.cells().forEach(cell -> cells.put(cell.values(), cell));
  }

  /**
   * A map.
   *
   * @param through the values of the other axes
   * @param empty the sentence while there is nothing
   */
  public HeatMap of(int rows, int columns, Shade shade, List<String> through, String empty) {
    AxisWords down = new AxisWords(strings, sweep.axes().get(rows));
    AxisWords across = new AxisWords(strings, sweep.axes().get(columns));
    List<Optional<HeatMap.Cell>> all = new ArrayList<>();
    for (String row : sweep.axes().get(rows).values()) {
      for (String column : sweep.axes().get(columns).values()) {
        List<String> values = SweepPictures.at(through, rows, row, columns, column);
        all.add(Optional.ofNullable(cell(values, shade)));
      }
    }
    ShadeWords words = words(shade);
    return new HeatMap(
        words.title(),
        down.title(),
        across.title(),
        words.value(),
        strings.get("result.interval.column"),
        form(shade),
        sweep.axes().get(rows).values().stream().map(down::value).toList(),
        sweep.axes().get(columns).values().stream().map(across::value).toList(),
        all,
        strings.get("sweep.map.hatched"),
        empty);
  }

  /** What a map's colours mean, in words. */
  public ShadeWords words(Shade shade) {
    List<String> asked = Findings.asked(sweep.recipe());
    return new ShadeWords(strings, shade, asked.isEmpty() ? "" : asked.getFirst());
  }

  private static Form form(Shade shade) {
    if (shade.quantity() == Quantity.ACCURACY) {
      return shade.difference() ? Form.POINTS : Form.PERCENT;
    }
    return shade.difference() ? Form.CHANGE : Form.VALUE;
  }

  /** A field of a map; null where nothing is known. */
  HeatMap.@Nullable Cell cell(List<String> values, Shade shade) {
    Cell cell = cells.get(values);
    Measured measured = cell == null ? null : cell.arms().get(shade.arm());
    if (cell == null || measured == null) {
      return null;
    }
    return shade.difference() ? difference(cell, shade, measured) : value(cell, shade, measured);
  }

  private HeatMap.@Nullable Cell value(Cell cell, Shade shade, Measured measured) {
    Mean mean = measured.mean(shade.quantity()).orElse(null);
    if (mean == null) {
      return null;
    }
    Interval interval = Measured.interval(shade.quantity(), mean).orElse(NONE);
    return field(cell, mean.mean(), interval, mean.count(), false);
  }

  /** Under fewer than two seeds the plain difference, of which nothing can be told. */
  private HeatMap.@Nullable Cell difference(Cell cell, Shade shade, Measured first) {
    Contrast one =
        contrasts
            .computeIfAbsent(shade.quantity(), findings::index)
            .of(cell.values(), shade.arm())
            .orElse(null);
    if (one != null) {
      return field(
          cell,
          one.difference().value(),
          one.difference().interval(),
          one.difference().count(),
          one.verdict() == Verdict.NOT_TOLD);
    }
    Measured second = cell.arms().get(words(shade).against());
    if (second == null) {
      return null;
    }
    List<Double> differences = new ArrayList<>();
    Map<Long, Double> others = second.values(shade.quantity());
    first
        .values(shade.quantity())
        .forEach(
            (seed, own) -> {
              Double other = others.get(seed);
              if (other != null) {
                differences.add(own - other);
              }
            });
    return differences.isEmpty()
        ? null
        : field(cell, Mean.of(differences).mean(), NONE, differences.size(), true);
  }

  private HeatMap.Cell field(
      Cell cell, double value, Interval interval, int count, boolean hatched) {
    return new HeatMap.Cell(
        value, interval.low(), interval.high(), count, hatched, marked.contains(cell.values()));
  }
}
