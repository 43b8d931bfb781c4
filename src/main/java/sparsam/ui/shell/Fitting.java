package sparsam.ui.shell;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where a window stands that was somewhere else, on other screens or at another scale. */
final class Fitting {
  /** A window of which less than this is on a screen could not be taken by a hand. */
  private static final double HOLD = 100;

  /** Systems draw borders that nobody sees beyond a screen's edge. */
  private static final double BORDER = 10;

  private Fitting() {}

  /**
   * The same place where all of it is in sight, on one screen or across several; else as much of it
   * as fits on the screen that shows most of it, or on the first where none does.
   *
   * @param screens what windows may cover of each, the main one first; at least one
   */
  static Memory.Place fit(Memory.Place was, List<Rectangle2D> screens) {
    double area = was.width() * was.height();
    double seen = screens.stream().mapToDouble(screen -> shared(was, screen, BORDER)).sum();
    // Of what overlaps, as of screens that show the same, more is seen than there is.
    if (was.width() >= HOLD && was.height() >= HOLD && seen >= area) {
      return was;
    }
    Rectangle2D screen =
        screens.stream()
            .filter(one -> shared(was, one, 0) > 0)
            .max(Comparator.comparingDouble(one -> shared(was, one, 0)))
            .orElse(screens.getFirst());
    double width = within(was.width(), HOLD, screen.getWidth());
    double height = within(was.height(), HOLD, screen.getHeight());
    return new Memory.Place(
        within(was.x(), screen.getMinX(), screen.getMaxX() - width),
        within(was.y(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  /** A number of a damaged file may be none; the least is as good as any then. */
  private static double within(double value, double least, double most) {
    return Double.isNaN(value) ? least : Math.max(least, Math.min(value, most));
  }

  /**
   * The area of both.
   *
   * @param more by which the screen is larger on each side
   */
  private static double shared(Memory.Place place, Rectangle2D screen, double more) {
    double width =
        Math.min(place.x() + place.width(), screen.getMaxX() + more)
            - Math.max(place.x(), screen.getMinX() - more);
    double height =
        Math.min(place.y() + place.height(), screen.getMaxY() + more)
            - Math.max(place.y(), screen.getMinY() - more);
    return width > 0 && height > 0 ? width * height : 0;
  }
}
