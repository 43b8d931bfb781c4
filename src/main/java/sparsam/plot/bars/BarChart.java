package sparsam.plot.bars;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/**
 * A group of bars a row, from 0 to the right, or where values are below 0 to the left.
 *
 * @param x what is measured
 * @param spread what the whiskers are: {@code standard error}; empty where there are none
 * @param groups names of the rows, from the top
 * @param bars in each row in this order
 * @param empty the sentence shown while there are none
 */
public record BarChart(
    String title, Axis x, String spread, List<String> groups, List<Bars> bars, String empty)
    implements Picture {
  /**
   * What one thing measures in every group.
   *
   * @param values not finite where there is none
   * @param errors how far whiskers reach to both sides; 0 for none
   * @param colour index into {@link Theme#series()}
   */
  public record Bars(String name, List<Double> values, List<Double> errors, int colour) {
    public Bars {
      values = List.copyOf(values);
      errors = List.copyOf(errors);
    }

    double low(int group) {
      return values.get(group) - errors.get(group);
    }

    double high(int group) {
      return values.get(group) + errors.get(group);
    }
  }

  public BarChart {
    groups = List.copyOf(groups);
    bars = List.copyOf(bars);
    for (Bars one : bars) {
      if (one.values().size() != groups.size() || one.errors().size() != groups.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d groups need as many values and errors, not %d and %d",
                groups.size(),
                one.values().size(),
                one.errors().size()));
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return bars.stream().flatMap(one -> one.values().stream()).noneMatch(Double::isFinite);
  }

  @Override
  public BarChart withTitle(String other) {
    return new BarChart(other, x, spread, groups, bars, empty);
  }

  @Override
  public List<String> names() {
    return bars.stream().map(Bars::name).toList();
  }

  @Override
  public OptionalInt colour(String name) {
    return bars.stream().filter(one -> one.name().equals(name)).mapToInt(Bars::colour).findFirst();
  }

  @Override
  public BarChart without(Set<String> hidden) {
    return new BarChart(title, x, spread, groups, shown(hidden), empty);
  }

  /** The bars that are left when some are hidden. */
  List<Bars> shown(Set<String> hidden) {
    return bars.stream().filter(one -> !hidden.contains(one.name())).toList();
  }

  @Override
  public double aspect(double width) {
    double rows = groups.size() * (10 + 9.0 * Math.max(1, bars.size()));
    return width / Math.clamp(90 + rows, 160, 900);
  }

  @Override
  public Numbers numbers() {
    return new BarNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return Axes.draw(pen, new BarPainter(pen, this, hidden, frame.box().width()), frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new BarProbe(this, hidden, layout);
  }
}
