package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.heatmap.HeatMap.Form;
import sparsam.plot.intervals.Intervals;
import sparsam.plot.lines.Band;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Slug;
import sparsam.report.Figure;
import sparsam.report.Palette;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Best;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Contrast;
import sparsam.sweep.finding.Contrast.Verdict;
import sparsam.sweep.finding.ContrastIndex;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Importance;
import sparsam.sweep.finding.Measured;
import sparsam.text.Strings;

/**
 * The pictures of a sweep. Maps of the two axes that matter most: where arms differ, and how
 * accurate each is. Curves with bands over every axis. What has further axes is cut through the
 * best point.
 */
public final class SweepFigures {
  /** More values are no map any more. */
  private static final int MOST = 24;

  private final Strings strings;
  private final Findings findings;
  private final Sweep sweep;
  private final Map<List<String>, Cell> cells = new HashMap<>();
  private final ContrastIndex contrasts;
  private final List<Figure> figures = new ArrayList<>();

  private SweepFigures(Strings strings, Findings findings) {
    this.strings = strings;
    this.findings = findings;
    this.sweep = findings.sweep();
    findings.cells().forEach(cell -> cells.put(cell.values(), cell));
    this.contrasts = findings.index();
  }

  /** All pictures for which there are numbers. */
  public static List<Figure> of(Strings strings, Findings findings) {
    SweepFigures made = new SweepFigures(strings, findings);
    Cell through = findings.best().map(Best::cell).orElse(null);
    if (through != null) {
      List<Integer> grid = made.grid();
      if (grid.size() >= 2) {
        made.maps(grid.get(0), grid.get(1), through);
      }
      for (int axis = 0; axis < made.sweep.axes().size(); axis++) {
        made.curves(axis, through);
      }
      if (made.sweep.axes().isEmpty()) {
        made.arms(through);
      }
    }
    return List.copyOf(made.figures);
  }

  private void add(String id, Picture picture, String what) {
    if (!picture.isEmpty()) {
      figures.add(
          new Figure(
              id,
              picture,
              what + "\n" + strings.get("sweep.picture.of", sweep.recipe().name(), seeds())));
    }
  }

  private int seeds() {
    return sweep.seeds().size();
  }

  /** The places of the axes that can be laid out in a map, what matters most first. */
  private List<Integer> grid() {
    return IntStream.range(0, sweep.axes().size())
        .boxed()
        .filter(
            i -> {
              int values = sweep.axes().get(i).values().size();
              return sweep.draws() == 0 && values >= 2 && values <= MOST;
            })
        .sorted(Comparator.comparingDouble(i -> -weight(i)))
        .limit(2)
        .sorted()
        .toList();
  }

  private double weight(int axis) {
    return findings.importance().stream().mapToDouble(one -> share(one, axis)).max().orElse(0);
  }

  private static double share(Importance one, int axis) {
    return one.shares().get(axis);
  }

  private void maps(int rows, int columns, Cell through) {
    List<String> asked = Findings.asked(sweep.recipe());
    for (String arm : asked.subList(Math.min(1, asked.size()), asked.size())) {
      add(
          "map-" + slug(arm),
          map(
              rows,
              columns,
              strings.get("sweep.map.difference.title", arm, asked.getFirst()),
              strings.get("sweep.map.difference", arm, asked.getFirst()),
              Form.POINTS,
              place -> difference(place, arm),
              through),
          strings.get("sweep.map.difference.caption", arm, asked.getFirst())
              + cut(through, List.of(rows, columns)));
    }
    for (String arm : through.arms().keySet()) {
      add(
          "accuracy-" + slug(arm),
          map(
              rows,
              columns,
              strings.get("sweep.map.accuracy.title", arm),
              strings.get("sweep.accuracy"),
              Form.PERCENT,
              place -> accuracy(place, arm),
              through),
          strings.get("sweep.map.accuracy.caption", arm) + cut(through, List.of(rows, columns)));
    }
  }

  /** What a map shows of one set of values. */
  private interface Field {
    HeatMap.@Nullable Cell at(List<String> values);
  }

  private HeatMap map(
      int rows, int columns, String title, String value, Form form, Field field, Cell through) {
    AxisWords down = words(rows);
    AxisWords across = words(columns);
    List<Optional<HeatMap.Cell>> all = new ArrayList<>();
    for (String row : sweep.axes().get(rows).values()) {
      for (String column : sweep.axes().get(columns).values()) {
        List<String> values = new ArrayList<>(through.values());
        values.set(rows, row);
        values.set(columns, column);
        all.add(Optional.ofNullable(field.at(values)));
      }
    }
    return new HeatMap(
        title,
        down.title(),
        across.title(),
        value,
        strings.get("result.interval.column"),
        form,
        sweep.axes().get(rows).values().stream().map(down::value).toList(),
        sweep.axes().get(columns).values().stream().map(across::value).toList(),
        all,
        strings.get("sweep.map.hatched"),
        "");
  }

  private HeatMap.@Nullable Cell difference(List<String> values, String arm) {
    Contrast one = contrasts.of(values, arm).orElse(null);
    return one == null
        ? null
        : new HeatMap.Cell(
            one.difference().value(),
            one.difference().interval().low(),
            one.difference().interval().high(),
            one.difference().count(),
            one.verdict() == Verdict.NOT_TOLD);
  }

  private HeatMap.@Nullable Cell accuracy(List<String> values, String arm) {
    Measured measured = measured(values, arm);
    if (measured == null || measured.test().isEmpty()) {
      return null;
    }
    Mean mean = measured.test().get();
    Interval interval = Measured.interval(mean).orElse(new Interval(Double.NaN, Double.NaN));
    return new HeatMap.Cell(mean.mean(), interval.low(), interval.high(), mean.count(), false);
  }

  private @Nullable Measured measured(List<String> values, String arm) {
    Cell cell = cells.get(values);
    return cell == null ? null : cell.arms().get(arm);
  }

  /** Which values the other axes have, where there are others. */
  private String cut(Cell through, List<Integer> shown) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < sweep.axes().size(); i++) {
      if (!shown.contains(i)) {
        others.add(words(i).title() + " " + words(i).value(through.values().get(i)));
      }
    }
    return others.isEmpty()
        ? ""
        : " " + strings.get("sweep.picture.cut", String.join(", ", others));
  }

  /** Accuracy over an axis of numbers, one band an arm; of drawn points the points themselves. */
  private void curves(int place, Cell through) {
    Axis axis = sweep.axes().get(place);
    boolean drawn = sweep.draws() > 0;
    List<Cell> along =
        findings.cells().stream()
            .filter(cell -> drawn || isCut(cell, through, place))
            .filter(cell -> AxisWords.number(cell.values().get(place)).isPresent())
            .sorted(Comparator.comparingDouble(cell -> at(cell, place)))
            .toList();
    List<String> values = along.stream().map(cell -> cell.values().get(place)).toList();
    if (values.stream().distinct().count() < 2) {
      return;
    }
    AxisWords words = words(place);
    String caption =
        strings.get(drawn ? "sweep.points.caption" : "sweep.curves.caption")
            + (drawn ? "" : cut(through, List.of(place)));
    String id = slug(axis.key());
    add(
        "curves-" + id,
        chart(
            strings.get("sweep.curves.title", words.title()),
            sparsam.plot.axes.Axis.of(words.kind(values), words.title()),
            along,
            along.stream().mapToDouble(cell -> at(cell, place)).toArray(),
            drawn),
        caption);
    // Where nothing is left, compression has no number.
    List<Cell> left = along.stream().filter(cell -> at(cell, place) < 1).toList();
    if (words.isSparsity() && !drawn && left.size() > 1) {
      double[] compressions =
          left.stream().mapToDouble(cell -> 1 / (1 - at(cell, place))).toArray();
      add(
          "compression-" + id,
          chart(
              strings.get("sweep.compression.title"),
              sparsam.plot.axes.Axis.of(Kind.LOG, strings.get("sweep.compression")),
              left,
              compressions,
              false),
          caption);
    }
  }

  private static double at(Cell cell, int axis) {
    return AxisWords.number(cell.values().get(axis)).orElse(Double.NaN);
  }

  private static boolean isCut(Cell cell, Cell through, int along) {
    return IntStream.range(0, cell.values().size())
        .allMatch(i -> i == along || cell.values().get(i).equals(through.values().get(i)));
  }

  private LineChart chart(
      String title, sparsam.plot.axes.Axis x, List<Cell> along, double[] xs, boolean drawn) {
    List<Series> series = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    int number = 0;
    for (String arm : along.getFirst().arms().keySet()) {
      double[] means = new double[xs.length];
      double[] lows = new double[xs.length];
      double[] highs = new double[xs.length];
      for (int i = 0; i < xs.length; i++) {
        HeatMap.Cell cell = accuracy(along.get(i).values(), arm);
        means[i] = cell == null ? Double.NaN : cell.value();
        lows[i] = cell == null ? Double.NaN : cell.low();
        highs[i] = cell == null ? Double.NaN : cell.high();
      }
      int colour = Palette.colour(number);
      Series.Stroke stroke = drawn ? Series.Stroke.DOT : Palette.stroke(number);
      series.add(new Series(arm, Points.of(xs, means), colour, stroke));
      if (!drawn) {
        bands.add(new Band(xs, lows, highs, colour, arm));
      }
      number++;
    }
    return new LineChart(
        title,
        x,
        sparsam.plot.axes.Axis.of(Kind.PERCENT, strings.get("sweep.accuracy")),
        series,
        List.of(),
        "",
        bands);
  }

  /** Where nothing but the seed is varied: every arm with its interval. */
  private void arms(Cell only) {
    List<Intervals.Row> rows = new ArrayList<>();
    for (String arm : only.arms().keySet()) {
      HeatMap.Cell cell = accuracy(only.values(), arm);
      if (cell != null) {
        boolean spans = Double.isFinite(cell.low());
        rows.add(
            new Intervals.Row(
                arm,
                cell.value(),
                spans ? cell.low() : cell.value(),
                spans ? cell.high() : cell.value(),
                Palette.colour(rows.size())));
      }
    }
    add(
        "arms",
        new Intervals(
            strings.get("sweep.arms.title"),
            sparsam.plot.axes.Axis.of(Kind.PERCENT, strings.get("sweep.accuracy")),
            strings.get("result.interval.column"),
            rows,
            ""),
        strings.get("sweep.arms.caption"));
  }

  private AxisWords words(int axis) {
    return new AxisWords(strings, Objects.requireNonNull(sweep.axes().get(axis)));
  }

  private static String slug(String name) {
    String slug = Slug.of(name);
    return slug.isEmpty() ? "arm" : slug;
  }
}
