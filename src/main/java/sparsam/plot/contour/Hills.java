package sparsam.plot.contour;

import java.util.List;
import java.util.Set;
import sparsam.plot.axes.Frame;
import sparsam.plot.axes.Layout;
import sparsam.plot.picture.Memory;
import sparsam.plot.picture.Numbers;
import sparsam.plot.picture.Picture;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Pen;

/**
 * Heights over a plane seen from aside, as a surface that a hand can turn.
 *
 * @param plane the same from above; the finest of its fields is drawn
 * @param turn about the upright, in degrees; 0 has the x axis in front
 * @param tilt how far from above it is seen, in degrees: 0 from aside, 90 from above
 */
public record Hills(Contour plane, double turn, double tilt) implements Picture {
  /** Where one sees both the heights and the plane. */
  public static final double TURN = -35;

  public static final double TILT = 32;

  @Override
  public String title() {
    return plane.title();
  }

  @Override
  public boolean isEmpty() {
    return plane.isEmpty();
  }

  @Override
  public String empty() {
    return plane.empty();
  }

  @Override
  public Hills withTitle(String other) {
    return new Hills(plane.withTitle(other), turn, tilt);
  }

  @Override
  public List<String> names() {
    return plane.names();
  }

  @Override
  public Hills without(Set<String> hidden) {
    return new Hills(plane.without(hidden), turn, tilt);
  }

  @Override
  public boolean turns() {
    return true;
  }

  @Override
  public double aspect(double width) {
    return plane.aspect(width);
  }

  @Override
  public Numbers numbers() {
    return plane.numbers();
  }

  @Override
  public Layout paint(Pen pen, Frame frame, Set<String> hidden, Memory memory) {
    return new HillsPainter(pen, this, hidden).draw(frame);
  }

  @Override
  public Probe probe(Set<String> hidden, Layout layout, Memory memory) {
    return new HillsProbe(this, layout);
  }

  /** What is drawn. */
  Field field() {
    return plane.fields().getLast();
  }
}
