package sparsam.plot.parallel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Scale;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Many things of many dimensions: an axis a dimension, side by side, a line a thing (Inselberg
 * 1985). A part of each axis may be brushed: the things that lie in all such parts stand out.
 *
 * @param dimensions from the left, each with as many values
 * @param shades one a thing, 0 for the faintest colour to 1 for the strongest; not finite for none
 * @param chosen which things stand out; empty for all
 * @param brushes by the places of their dimensions
 * @param empty the sentence shown while there is nothing
 */
public record Parallel(
    String title,
    List<Dimension> dimensions,
    double[] shades,
    Optional<BitSet> chosen,
    Map<Integer, Brush> brushes,
    String empty)
    implements Picture {
  /**
   * A part of an axis.
   *
   * @param from of its height from below, 0 to 1
   * @param to above {@code from}
   */
  public record Brush(double from, double to) {}

  public Parallel {
    dimensions = List.copyOf(dimensions);
    brushes = Map.copyOf(brushes);
    for (Dimension one : dimensions) {
      if (one.values().length != shades.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d values of %s for %d things",
                one.values().length,
                one.axis().label(),
                shades.length));
      }
    }
  }

  /** How many things there are. */
  public int count() {
    return shades.length;
  }

  /** Whether a thing stands out. */
  boolean isChosen(int thing) {
    return chosen.isEmpty() || chosen.get().get(thing);
  }

  /** The things that lie in parts of some axes, all of them. */
  public BitSet within(Map<Integer, Brush> parts) {
    BitSet inside = new BitSet();
    inside.set(0, count());
    parts.forEach(
        (place, part) -> {
          Dimension dimension = dimensions.get(place);
          Scale scale = dimension.scale();
          for (int i = 0; i < count(); i++) {
            double at = dimension.part(scale, i);
            if (!(at >= part.from() && at <= part.to())) {
              inside.clear(i);
            }
          }
        });
    return inside;
  }

  @Override
  public List<Optional<Limits>> brushed() {
    return IntStream.range(0, dimensions.size())
        .mapToObj(place -> Optional.ofNullable(brushes.get(place)).map(one -> part(place, one)))
        .toList();
  }

  private static Limits part(int place, Brush brush) {
    double to = Math.max(brush.to(), Math.nextUp(brush.from()));
    return new Limits(place - 0.5, place + 0.5, brush.from(), to);
  }

  @Override
  public boolean isEmpty() {
    return dimensions.isEmpty() || count() == 0;
  }

  @Override
  public Parallel withTitle(String other) {
    return new Parallel(other, dimensions, shades, chosen, brushes, empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Parallel without(Set<String> hidden) {
    return this;
  }

  @Override
  public double aspect(double width) {
    return 2;
  }

  @Override
  public Numbers numbers() {
    return new ParallelNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new ParallelPainter(pen, this, memory).draw(frame.box());
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new ParallelProbe(this, layout);
  }

  /** Whether both show the same, so that nothing has to be drawn again. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Parallel that
        && title.equals(that.title)
        && dimensions.equals(that.dimensions)
        && Arrays.equals(shades, that.shades)
        && chosen.equals(that.chosen)
        && brushes.equals(that.brushes)
        && empty.equals(that.empty);
  }

  @Override
  public int hashCode() {
    return title.hashCode() + 31 * brushes.hashCode();
  }
}
