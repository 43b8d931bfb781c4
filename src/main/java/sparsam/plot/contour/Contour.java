package sparsam.plot.contour;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Heights over a plane: filled contours with a colour bar, and what lies on the plane.
 *
 * @param value what is coloured; its ends may be fixed, so that several pictures share one scale
 * @param other what the fields' second values are
 * @param turned whether high values are dark, not low ones
 * @param fields later ones lie over earlier ones, where they are
 * @param words what is said of a place besides its numbers
 * @param empty the sentence shown while there is no field
 */
public record Contour(
    String title,
    Axis x,
    Axis y,
    Axis value,
    Axis other,
    boolean turned,
    List<Field> fields,
    List<Trail> trails,
    Words words,
    String empty)
    implements Picture {
  /**
   * @param between said of a value that nobody has found out yet
   * @param distance what a distance from the plane is called
   */
  public record Words(String between, String distance) {}

  public Contour {
    fields = List.copyOf(fields);
    trails = List.copyOf(trails);
  }

  @Override
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  @Override
  public Contour withTitle(String name) {
    return new Contour(name, x, y, value, other, turned, fields, trails, words, empty);
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
  public Contour within(Limits limits) {
    return new Contour(
        title,
        x.narrowed(limits.xFrom(), limits.xTo()),
        y.narrowed(limits.yFrom(), limits.yTo()),
        value,
        other,
        turned,
        fields,
        trails,
        words,
        empty);
  }

  @Override
  public List<String> names() {
    return trails.stream().map(Trail::name).filter(name -> !name.isEmpty()).distinct().toList();
  }

  @Override
  public Contour without(Set<String> hidden) {
    return new Contour(title, x, y, value, other, turned, fields, shown(hidden), words, empty);
  }

  List<Trail> shown(Set<String> hidden) {
    return trails.stream().filter(trail -> !hidden.contains(trail.name())).toList();
  }

  @Override
  public double aspect(double width) {
    return 1.25;
  }

  @Override
  public Numbers numbers() {
    return new ContourNumbers(this);
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new ContourPainter(pen, this, hidden).draw(frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new ContourProbe(this, hidden, layout);
  }

  /** The colours of this picture, between the ends that are fixed or those of what there is. */
  Shades shades() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Field field : fields) {
      double[] shown = Arrays.stream(field.values()).filter(value::shows).toArray();
      for (double one : shown) {
        low = Math.min(low, one);
        high = Math.max(high, one);
      }
    }
    return new Shades(value, Range.of(value, low, high, false), turned);
  }
}
