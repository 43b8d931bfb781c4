package sparsam.plot.screen;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Scale;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Box;

/** Which part of a chart is seen: turned by the wheel, moved by the hand, kept until put back. */
public final class Zoom {
  /** A notch of the wheel. */
  static final double NOTCH = 1.2;

  /** No closer than this part of the whole: beyond, numbers on the axis are all the same. */
  private static final double CLOSEST = 1e-4;

  private final ReadOnlyObjectWrapper<Limits> limits = new ReadOnlyObjectWrapper<>(Limits.NONE);

  /** What there was to see before. */
  private Layout whole = Layout.blank(0, 0, List.of());

  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

  /** The picture with the part that is chosen. */
  Picture over(Picture picture) {
    return limits.get().equals(Limits.NONE) ? picture : picture.within(limits.get());
  }

  /**
   * Comes closer to a place of the chart, or goes back from it.
   *
   * @param layout as it is drawn now
   * @param factor above 1 comes closer
   */
  void turn(Layout layout, double x, double y, double factor) {
    if (!on.get()) {
      if (factor <= 1) {
        return;
      }
      whole = layout;
    }
    Limits next = around(layout, x, y, factor);
    if (part(next) < CLOSEST) {
      return;
    }
    if (factor < 1 && holdsAll(next)) {
      back();
    } else {
      set(next);
    }
  }

  private static Limits around(Layout layout, double x, double y, double factor) {
    Box plot = layout.plot();
    double left = x - (x - plot.x()) / factor;
    double top = y - (y - plot.y()) / factor;
    return between(layout, left, left + plot.width() / factor, top, top + plot.height() / factor);
  }

  private static Limits between(
      Layout layout, double left, double right, double top, double bottom) {
    return new Limits(
        layout.x().value(left),
        layout.x().value(right),
        layout.y().value(bottom),
        layout.y().value(top));
  }

  /** The smaller of the two parts of the whole that are seen. */
  private double part(Limits of) {
    return Math.min(
        length(whole.x(), of.xFrom(), of.xTo()), length(whole.y(), of.yFrom(), of.yTo()));
  }

  private static double length(Scale scale, double from, double to) {
    return Math.abs((scale.position(to) - scale.position(from)) / (scale.end() - scale.start()));
  }

  private boolean holdsAll(Limits of) {
    return of.xFrom() <= whole.x().range().min()
        && of.xTo() >= whole.x().range().max()
        && of.yFrom() <= whole.y().range().min()
        && of.yTo() >= whole.y().range().max();
  }

  /** Moves the part that is seen with the hand, by pixels; nothing where all is seen. */
  void move(Layout layout, double dx, double dy) {
    if (on.get()) {
      Box plot = layout.plot();
      set(between(layout, plot.x() - dx, plot.right() - dx, plot.y() - dy, plot.bottom() - dy));
    }
  }

  private void set(Limits next) {
    limits.set(next);
    on.set(true);
  }

  /**
   * Shows the part that another chart of the same axes shows.
   *
   * @param part {@link Limits#NONE} for all
   * @param layout as it is drawn now
   */
  void follow(Limits part, Layout layout) {
    if (part.equals(Limits.NONE)) {
      back();
    } else {
      whole = on.get() ? whole : layout;
      set(part);
    }
  }

  /** Shows all again. */
  public void back() {
    limits.set(Limits.NONE);
    on.set(false);
  }

  /** The part that is seen; {@link Limits#NONE} for all. */
  public ReadOnlyObjectProperty<Limits> part() {
    return limits.getReadOnlyProperty();
  }

  /** Whether a part is chosen. */
  public ReadOnlyBooleanProperty on() {
    return on.getReadOnlyProperty();
  }
}
