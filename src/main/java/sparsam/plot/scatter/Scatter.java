package sparsam.plot.scatter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axes;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Many things over two of their dimensions, a dot each.
 *
 * @param xs one a thing; not finite where it has none
 * @param ys as many
 * @param shades as many: 0 for the faintest colour to 1 for the strongest; not finite for none
 * @param shade what the colours say, named in the legend; may be empty
 * @param chosen which things stand out; empty for all
 * @param area the part that is brushed; null for none
 * @param words of each thing, for whoever points at it; may be made when they are asked for
 * @param empty the sentence shown while there is nothing
 */
public record Scatter(
    String title,
    Axis x,
    Axis y,
    double[] xs,
    double[] ys,
    double[] shades,
    String shade,
    Optional<BitSet> chosen,
    @Nullable Limits area,
    List<String> words,
    String empty)
    implements Picture {
  public Scatter {
    if (ys.length != xs.length || shades.length != xs.length || words.size() != xs.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d x go with as many y, shades and words, not %d, %d and %d",
              xs.length,
              ys.length,
              shades.length,
              words.size()));
    }
  }

  /** Whether a thing has a place. */
  boolean shows(int thing) {
    return x.shows(xs[thing]) && y.shows(ys[thing]);
  }

  boolean isChosen(int thing) {
    return chosen.isEmpty() || chosen.get().get(thing);
  }

  /** The things that lie in a part. */
  public BitSet inside(Limits part) {
    BitSet inside = new BitSet();
    for (int i = 0; i < xs.length; i++) {
      if (shows(i)
          && xs[i] >= part.xFrom()
          && xs[i] <= part.xTo()
          && ys[i] >= part.yFrom()
          && ys[i] <= part.yTo()) {
        inside.set(i);
      }
    }
    return inside;
  }

  @Override
  public List<Optional<Limits>> brushed() {
    return List.of(Optional.ofNullable(area));
  }

  @Override
  public boolean isEmpty() {
    for (int i = 0; i < xs.length; i++) {
      if (shows(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Scatter withTitle(String other) {
    return new Scatter(other, x, y, xs, ys, shades, shade, chosen, area, words, empty);
  }

  @Override
  public Axis xAxis() {
    return x;
  }

  @Override
  public Axis yAxis() {
    return y;
  }

  @Override
  public Picture within(Limits limits) {
    return new Scatter(
        title,
        x.narrowed(limits.xFrom(), limits.xTo()),
        y.narrowed(limits.yFrom(), limits.yTo()),
        xs,
        ys,
        shades,
        shade,
        chosen,
        area,
        words,
        empty);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Scatter without(Set<String> hidden) {
    return this;
  }

  @Override
  public double aspect(double width) {
    return 4 / 3.0;
  }

  @Override
  public Numbers numbers() {
    return new ScatterNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return Axes.draw(pen, new ScatterPainter(pen, this), frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new ScatterProbe(this, layout);
  }

  /** Whether both show the same, so that nothing has to be drawn again. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Scatter that
        && title.equals(that.title)
        && x.equals(that.x)
        && y.equals(that.y)
        && Arrays.equals(xs, that.xs)
        && Arrays.equals(ys, that.ys)
        && Arrays.equals(shades, that.shades)
        && shade.equals(that.shade)
        && chosen.equals(that.chosen)
        && Objects.equals(area, that.area)
        && empty.equals(that.empty);
  }

  @Override
  public int hashCode() {
    return title.hashCode() + 31 * xs.length;
  }
}
