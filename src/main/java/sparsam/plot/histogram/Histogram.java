package sparsam.plot.histogram;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/**
 * Weights by value: what was there and what is left. Zeros are named in the legend and marked by a
 * stem, never drawn to scale, for pruned weights would dwarf all others.
 *
 * @param bars all with the same limit and number of bins; later ones lie on top
 * @param thresholds each drawn at its magnitude on both sides of zero
 * @param empty the sentence shown while there are no bars
 */
public record Histogram(
    String title,
    String xLabel,
    String yLabel,
    Counts counts,
    List<Bars> bars,
    List<Threshold> thresholds,
    String empty)
    implements Picture {
  /** How the counts are spaced. */
  public enum Counts {
    LINEAR,
    LOG
  }

  /**
   * One set of weights.
   *
   * @param colour index into {@link Theme#series()}
   * @param zeros what the legend says of its zeros; empty where there are none to speak of
   */
  public record Bars(String name, Bins bins, int colour, Fill fill, String zeros) {}

  /** How bars are drawn. */
  public enum Fill {
    SOLID,
    /** Pale, with a line along its top: what was there before. */
    PALE
  }

  /**
   * A magnitude below which weights go.
   *
   * @param label written above the line on the positive side; may be empty
   */
  public record Threshold(double magnitude, String label) {}

  public Histogram {
    bars = List.copyOf(bars);
    thresholds = List.copyOf(thresholds);
    for (Bars one : bars) {
      Bins bins = one.bins();
      Bins first = bars.getFirst().bins();
      if (bins.limit() != first.limit() || bins.counts().length != first.counts().length) {
        throw new IllegalArgumentException("all bars of a histogram share their bins");
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return bars.isEmpty();
  }

  @Override
  public Histogram withTitle(String other) {
    return new Histogram(other, xLabel, yLabel, counts, bars, thresholds, empty);
  }

  @Override
  public List<String> names() {
    return bars.stream().map(Bars::name).filter(name -> !name.isEmpty()).distinct().toList();
  }

  @Override
  public OptionalInt colour(String name) {
    return bars.stream().filter(one -> one.name().equals(name)).mapToInt(Bars::colour).findFirst();
  }

  @Override
  public Histogram without(Set<String> hidden) {
    return new Histogram(title, xLabel, yLabel, counts, shown(hidden), thresholds, empty);
  }

  @Override
  public double aspect(double width) {
    return 16 / 9.0;
  }

  @Override
  public Numbers numbers() {
    return new HistogramNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return Axes.draw(pen, new HistogramPainter(pen, this, hidden), frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new HistogramProbe(this, hidden, layout);
  }

  /** The bars that are left when some are hidden. */
  List<Bars> shown(Set<String> hidden) {
    return bars.stream().filter(one -> !hidden.contains(one.name())).toList();
  }
}
