package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.intervals.Intervals;
import sparsam.plot.lines.Band;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.report.Palette;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.text.Strings;

/**
 * Single pictures of a sweep, of the axes that are asked for: {@link SweepMaps} of two of them,
 * curves with bands over one. Where a sweep has further axes, it is cut through a set of values.
 */
public final class SweepPictures {
  /** More values are no map any more. */
  private static final int MOST = 24;

  private final Strings strings;
  private final Findings findings;
  private final Sweep sweep;
  private final SweepMaps maps;

  public SweepPictures(Strings strings, Findings findings) {
    this(strings, findings, Set.of());
  }

  /**
   * @param marked sets of values that maps and curves point out
   */
  public SweepPictures(Strings strings, Findings findings, Set<List<String>> marked) {
    this.strings = strings;
    this.findings = findings;
    this.sweep = findings.sweep();
    this.maps = new SweepMaps(strings, findings, marked);
  }

  /** Those of two axes. */
  public SweepMaps maps() {
    return maps;
  }

  /** The places of the axes that can be laid out in a map; none where points were drawn. */
  public List<Integer> grid() {
    return IntStream.range(0, sweep.axes().size())
        .boxed()
        .filter(
            i -> {
              int values = sweep.axes().get(i).values().size();
              return sweep.draws() == 0 && values >= 2 && values <= MOST;
            })
        .toList();
  }

  /** The places of the axes that curves go over: those of two numbers or more. */
  public List<Integer> scales() {
    return IntStream.range(0, sweep.axes().size())
        .boxed()
        .filter(
            i ->
                findings.cells().stream()
                        .map(cell -> cell.values().get(i))
                        .filter(value -> AxisWords.number(value).isPresent())
                        .distinct()
                        .limit(2)
                        .count()
                    == 2)
        .toList();
  }

  /** An axis in words. */
  public AxisWords words(int axis) {
    return new AxisWords(strings, Objects.requireNonNull(sweep.axes().get(axis)));
  }

  /** A set of values with others of two axes. */
  public static List<String> at(
      List<String> through, int rows, String row, int columns, String column) {
    List<String> values = new ArrayList<>(through);
    values.set(rows, row);
    values.set(columns, column);
    return List.copyOf(values);
  }

  /** Which values the other axes have, where there are others. */
  public String cut(List<String> through, List<Integer> shown) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < sweep.axes().size(); i++) {
      if (!shown.contains(i)) {
        others.add(words(i).title() + " " + words(i).value(through.get(i)));
      }
    }
    return others.isEmpty() ? "" : strings.get("sweep.picture.cut", String.join(", ", others));
  }

  /**
   * A quantity over an axis of numbers, one band an arm; of drawn points the points themselves. Of
   * differences the arm that others are held against is the line of no difference.
   *
   * @param of what each arm has, whichever arm it names
   * @param through the values of the other axes
   * @param empty the sentence while there is nothing
   */
  public LineChart curves(int axis, Shade of, List<String> through, String empty) {
    List<Cell> along = along(axis, through);
    AxisWords words = words(axis);
    List<String> values = along.stream().map(cell -> cell.values().get(axis)).toList();
    return chart(
        of,
        strings.get("sweep.curves.title", maps.words(of).every(), words.title()),
        sparsam.plot.axes.Axis.of(words.kind(values), words.title()),
        along,
        along.stream().mapToDouble(cell -> at(cell, axis)).toArray(),
        empty);
  }

  /**
   * The same over compression, for an axis of sparsity; where nothing is left, it has no number.
   */
  public LineChart compression(int axis, Shade of, List<String> through, String empty) {
    List<Cell> left = along(axis, through).stream().filter(cell -> at(cell, axis) < 1).toList();
    return chart(
        of,
        strings.get("sweep.compression.title", maps.words(of).every()),
        sparsam.plot.axes.Axis.of(Kind.LOG, strings.get("sweep.compression")),
        left.size() < 2 ? List.of() : left,
        left.stream().mapToDouble(cell -> 1 / (1 - at(cell, axis))).toArray(),
        empty);
  }

  /** Whether the points were drawn, so that no two lie on one line. */
  boolean isDrawn() {
    return sweep.draws() > 0;
  }

  private List<Cell> along(int axis, List<String> through) {
    return findings.cells().stream()
        .filter(cell -> isDrawn() || isCut(cell, through, axis))
        .filter(cell -> AxisWords.number(cell.values().get(axis)).isPresent())
        .sorted(Comparator.comparingDouble(cell -> at(cell, axis)))
        .toList();
  }

  private static double at(Cell cell, int axis) {
    return AxisWords.number(cell.values().get(axis)).orElse(Double.NaN);
  }

  private static boolean isCut(Cell cell, List<String> through, int along) {
    return IntStream.range(0, cell.values().size())
        .allMatch(i -> i == along || cell.values().get(i).equals(through.get(i)));
  }

  private LineChart chart(
      Shade of,
      String title,
      sparsam.plot.axes.Axis x,
      List<Cell> along,
      double[] xs,
      String empty) {
    boolean drawn = isDrawn();
    List<Series> series = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    ShadeWords words = maps.words(of);
    List<String> arms = along.isEmpty() ? List.of() : List.copyOf(along.getFirst().arms().keySet());
    for (Shade shade : along.isEmpty() ? List.<Shade>of() : of.ofEachArm(findings)) {
      String arm = shade.arm();
      int number = arms.indexOf(arm);
      int colour = Palette.colour(number);
      PointBuffer means = new PointBuffer();
      double[] lows = new double[xs.length];
      double[] highs = new double[xs.length];
      for (int i = 0; i < xs.length; i++) {
        HeatMap.Cell cell = maps.cell(along.get(i).values(), shade);
        if (cell != null) {
          means.add(xs[i], words.onAxis(cell.value()));
        }
        lows[i] = cell == null ? Double.NaN : words.onAxis(cell.low());
        highs[i] = cell == null ? Double.NaN : words.onAxis(cell.high());
      }
      if (means.points().count() > 0) {
        Series.Stroke stroke = drawn ? Series.Stroke.DOT : Palette.stroke(number);
        series.add(new Series(arm, means.points(), colour, stroke));
        if (!drawn) {
          bands.add(new Band(xs, lows, highs, colour, arm));
        }
      }
    }
    if (of.difference() && !series.isEmpty() && xs.length > 1) {
      PointBuffer none = new PointBuffer();
      none.add(xs[0], 0);
      none.add(xs[xs.length - 1], 0);
      int number = arms.indexOf(words.against());
      series.addFirst(
          new Series(
              words.against(), none.points(), Palette.colour(number), Palette.stroke(number)));
    }
    return new LineChart(title, x, words.axis(words.every()), series, List.of(), empty, bands);
  }

  /**
   * Where nothing but the seed is varied: every arm with its interval.
   *
   * @param of what each arm has, whichever arm it names
   */
  public Intervals arms(Cell only, Shade of, String empty) {
    ShadeWords words = maps.words(of);
    List<String> arms = List.copyOf(only.arms().keySet());
    List<Intervals.Row> rows = new ArrayList<>();
    for (Shade shade : of.ofEachArm(findings)) {
      HeatMap.Cell cell = maps.cell(only.values(), shade);
      if (cell != null) {
        boolean spans = Double.isFinite(cell.low());
        rows.add(
            new Intervals.Row(
                shade.arm(),
                words.onAxis(cell.value()),
                words.onAxis(spans ? cell.low() : cell.value()),
                words.onAxis(spans ? cell.high() : cell.value()),
                Palette.colour(arms.indexOf(shade.arm()))));
      }
    }
    return new Intervals(
        strings.get("sweep.arms.title", words.every()),
        words.axis(words.every()),
        strings.get("result.interval.column"),
        rows,
        empty);
  }
}
