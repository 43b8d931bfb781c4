package sparsam.report.flatness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.curvature.Density;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Rise;
import sparsam.plot.axes.Axis;
import sparsam.plot.bars.BarChart;
import sparsam.plot.lines.Band;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.Points;
import sparsam.plot.lines.Series;
import sparsam.recipe.Plan;
import sparsam.report.Palette;
import sparsam.text.Strings;

/** What was measured of networks' minima as pictures, each network in its arm's colour. */
public final class FlatnessCharts {
  /** Places of a density's curve: no more than are drawn as one line. */
  private static final int FINE = 380;

  /** How wide an eigenvalue is drawn, in parts of what all of them span. */
  private static final double WIDTH = 0.008;

  /** The lowest density shown, in parts of that of a single eigenvalue. */
  private static final double LEAST = 0.1;

  /** Standard errors of a 95 % interval. */
  private static final double ERRORS = 1.96;

  private final Strings strings;
  private final List<String> arms;

  /**
   * @param arms of the run, which have their colours
   */
  public FlatnessCharts(Strings strings, List<String> arms) {
    this.strings = strings;
    this.arms = List.copyOf(arms);
  }

  /** That of its arm; what is no arm has one behind them. */
  private int colour(Portrait portrait, List<Portrait> all) {
    if (portrait.name().equals(Plan.DENSE)) {
      return Palette.DENSE;
    }
    List<String> others =
        all.stream()
            .map(Portrait::name)
            .filter(name -> !arms.contains(name) && !name.equals(Plan.DENSE))
            .toList();
    int arm = arms.indexOf(portrait.name());
    return Palette.colour(arm >= 0 ? arm : arms.size() + others.indexOf(portrait.name()));
  }

  /**
   * How all eigenvalues are spread, of several networks over each other: the bulk and what stands
   * out; the largest ones, known exactly, are dots.
   */
  public LineChart density(List<Portrait> portraits, String empty) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double size = 1;
    for (Portrait portrait : portraits) {
      Density density = portrait.density();
      if (density != null && !density.atoms().isEmpty()) {
        low = Math.min(low, density.atoms().getFirst().value());
        high = Math.max(high, density.atoms().getLast().value());
        high = Math.max(high, Double.isNaN(portrait.largest()) ? high : portrait.largest());
        size = Math.max(size, density.size());
      }
    }
    double span = high > low ? high - low : 1;
    double width = WIDTH * span;
    double single = 1 / (size * width * Math.sqrt(2 * Math.PI));
    double[] xs = new double[FINE];
    double from = low - 5 * width;
    double step = (span + 10 * width) / (FINE - 1);
    Arrays.setAll(xs, i -> from + i * step);
    List<Series> series = new ArrayList<>();
    for (Portrait portrait : portraits) {
      Density density = portrait.density();
      if (density != null && !density.atoms().isEmpty()) {
        int colour = colour(portrait, portraits);
        double[] ys =
            Arrays.stream(xs)
                .map(x -> Math.max(LEAST * single / 2, density.at(x, width)))
                .toArray();
        series.add(Series.solid(portrait.name(), Points.of(xs, ys), colour));
        Eigenvalues ends = portrait.ends();
        if (ends != null) {
          series.add(
              new Series(
                  "",
                  Points.of(array(ends.largest()), array(ends.largest(), _ -> single)),
                  colour,
                  Series.Stroke.DOT,
                  portrait.name()));
        }
      }
    }
    return new LineChart(
        strings.get("flatness.density"),
        Axis.of(Axis.Kind.LINEAR, strings.get("flatness.density.x")),
        Axis.of(Axis.Kind.LOG, strings.get("flatness.density.y"))
            .between(series.isEmpty() ? Double.NaN : LEAST * single, Double.NaN),
        series,
        List.of(),
        empty);
  }

  /** The largest eigenvalue of the whole and of each layer by itself. */
  public BarChart largestByLayer(List<Portrait> portraits, String empty) {
    List<String> layers =
        portraits.stream()
            .flatMap(portrait -> portrait.layers().stream())
            .map(Portrait.Layer::name)
            .distinct()
            .toList();
    List<BarChart.Bars> bars = new ArrayList<>();
    for (Portrait portrait : portraits) {
      List<Double> values = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      Eigenvalues ends = portrait.ends();
      values.add(portrait.largest());
      errors.add(ends == null || ends.errors().isEmpty() ? 0 : ends.errors().getFirst());
      for (String layer : layers) {
        var own = portrait.layers().stream().filter(one -> one.name().equals(layer)).findFirst();
        values.add(own.map(Portrait.Layer::largest).orElse(Double.NaN));
        errors.add(own.map(Portrait.Layer::error).orElse(0.0));
      }
      bars.add(new BarChart.Bars(portrait.name(), values, errors, colour(portrait, portraits)));
    }
    return bars(
        strings.get("flatness.layers.largest"),
        strings.get("flatness.layers.largest.x"),
        strings.get("flatness.layers.error"),
        layers,
        bars,
        empty);
  }

  /** The trace of the whole and of each layer; these add up to it. */
  public BarChart traceByLayer(List<Portrait> portraits, String empty) {
    List<String> layers =
        portraits.stream()
            .map(Portrait::trace)
            .flatMap(trace -> trace == null ? Stream.<Trace.Part>of() : trace.parts().stream())
            .map(Trace.Part::name)
            .distinct()
            .toList();
    List<BarChart.Bars> bars = new ArrayList<>();
    for (Portrait portrait : portraits) {
      List<Double> values = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      Trace trace = portrait.trace();
      values.add(trace == null ? Double.NaN : trace.value());
      errors.add(trace == null ? 0 : trace.error());
      for (String layer : layers) {
        var own =
            trace == null
                ? Optional.<Trace.Part>empty()
                : trace.parts().stream().filter(one -> one.name().equals(layer)).findFirst();
        values.add(own.map(Trace.Part::value).orElse(Double.NaN));
        errors.add(own.map(Trace.Part::error).orElse(0.0));
      }
      bars.add(new BarChart.Bars(portrait.name(), values, errors, colour(portrait, portraits)));
    }
    return bars(
        strings.get("flatness.layers.trace"),
        strings.get("flatness.layers.trace.x"),
        strings.get("flatness.layers.deviation"),
        layers,
        bars,
        empty);
  }

  private BarChart bars(
      String title,
      String x,
      String spread,
      List<String> layers,
      List<BarChart.Bars> bars,
      String empty) {
    List<String> groups =
        Stream.concat(Stream.of(strings.get("flatness.layers.whole")), layers.stream()).toList();
    return new BarChart(title, Axis.of(Axis.Kind.LINEAR, x), spread, groups, bars, empty);
  }

  /**
   * How far the loss rises along the gradient, over the radius, with its interval over examples.
   *
   * @param logarithmic whether rises are shown by their logarithms
   */
  public LineChart rise(List<Portrait> portraits, boolean logarithmic, String empty) {
    List<Series> series = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    for (Portrait portrait : portraits) {
      List<Rise> rises =
          portrait.rises(Measure.RISE).stream()
              .filter(rise -> rise.radius() > 0 || !logarithmic)
              .toList();
      if (!rises.isEmpty()) {
        int colour = colour(portrait, portraits);
        double[] radii = array(rises, Rise::radius);
        series.add(
            Series.solid(portrait.name(), Points.of(radii, array(rises, Rise::loss)), colour));
        bands.add(
            new Band(
                radii,
                array(rises, rise -> rise.loss() - ERRORS * rise.lossError()),
                array(rises, rise -> rise.loss() + ERRORS * rise.lossError()),
                colour,
                portrait.name()));
      }
    }
    return new LineChart(
        strings.get("flatness.rise.loss"),
        radius(),
        Axis.of(
            logarithmic ? Axis.Kind.LOG : Axis.Kind.LINEAR, strings.get("flatness.rise.loss.y")),
        series,
        List.of(),
        empty,
        bands);
  }

  /** The same of the part of the examples that are answered wrongly. */
  public LineChart riseOfErrors(List<Portrait> portraits, String empty) {
    List<Series> series = new ArrayList<>();
    for (Portrait portrait : portraits) {
      List<Rise> rises = portrait.rises(Measure.RISE);
      if (!rises.isEmpty()) {
        series.add(
            Series.solid(
                portrait.name(),
                Points.of(array(rises, Rise::radius), array(rises, Rise::errors)),
                colour(portrait, portraits)));
      }
    }
    return new LineChart(
        strings.get("flatness.rise.errors"),
        radius(),
        Axis.of(Axis.Kind.PERCENT, strings.get("flatness.rise.errors.y")),
        series,
        List.of(),
        empty);
  }

  private Axis radius() {
    return Axis.of(Axis.Kind.LINEAR, strings.get("flatness.rise.x")).between(0, 1);
  }

  /**
   * The loss along a network's first eigenvectors, and what slope and eigenvalue say of it.
   *
   * @param all networks that are shown beside each other, on shared axes
   */
  public LineChart slices(String name, List<Profile> slices, List<Portrait> all, String empty) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      Profile slice = slices.get(i);
      double[] ts = array(slice.ts());
      series.add(
          Series.solid(
              strings.get("flatness.slice", i + 1, strings.digits(slice.curvature(), 2)),
              Points.of(ts, array(slice.rises())),
              Palette.colour(i)));
    }
    for (int i = 0; i < slices.size(); i++) {
      Profile slice = slices.get(i);
      series.add(
          new Series(
              i == 0 ? strings.get("flatness.slice.predicted") : "",
              Points.of(array(slice.ts()), array(slice.ts(), slice::predicted)),
              Palette.colour(i),
              Series.Stroke.DASHED,
              i == 0 ? "" : strings.get("flatness.slice.predicted")));
    }
    double low = 0;
    double high = 0;
    for (Portrait one : all) {
      for (Profile slice : one.slices()) {
        for (double rise : slice.rises()) {
          low = Double.isFinite(rise) ? Math.min(low, rise) : low;
          high = Double.isFinite(rise) ? Math.max(high, rise) : high;
        }
      }
    }
    double room = 0.05 * (high - low);
    return new LineChart(
        strings.get("flatness.slices.title", name),
        Axis.of(Axis.Kind.LINEAR, strings.get("flatness.slices.x")),
        Axis.of(Axis.Kind.LINEAR, strings.get("flatness.rise.loss.y"))
            .between(high > low ? low - room : Double.NaN, high > low ? high + room : Double.NaN),
        series,
        List.of(),
        empty);
  }

  private static double[] array(List<Double> values) {
    return array(values, Double::doubleValue);
  }

  private static <T> double[] array(List<T> values, ToDoubleFunction<T> of) {
    return values.stream().mapToDouble(of).toArray();
  }
}
