package sparsam.ui.export;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Picture;
import sparsam.text.Strings;
import sparsam.ui.part.Typed;

/**
 * What a person changed of one figure, as it was typed; empty where nothing was.
 *
 * @param hidden of the picture's names
 */
record FigureEdits(
    String title, String xFrom, String xTo, String yFrom, String yTo, Set<String> hidden) {
  static final FigureEdits NONE = new FigureEdits("", "", "", "", "", Set.of());

  FigureEdits {
    hidden = Set.copyOf(hidden);
  }

  /**
   * The picture with what was changed.
   *
   * @throws IllegalArgumentException with a sentence where a limit is no number, or an axis would
   *     end before it begins
   */
  Picture of(Picture picture, Strings strings) {
    Picture shown = picture.without(hidden);
    Axis x = shown.xAxis();
    Axis y = shown.yAxis();
    if (x != null && y != null) {
      double left = limit(xFrom, x, strings);
      double right = limit(xTo, x, strings);
      double low = limit(yFrom, y, strings);
      double high = limit(yTo, y, strings);
      if (left >= right || low >= high) {
        throw new IllegalArgumentException(strings.get("export.figure.order"));
      }
      shown = shown.within(new Limits(left, right, low, high));
    }
    return title.isBlank() ? shown : shown.withTitle(title.strip());
  }

  private static double limit(String typed, @Nullable Axis axis, Strings strings) {
    if (typed.isBlank()) {
      return Double.NaN;
    }
    double value = number(typed, "export.figure.limit", strings);
    return axis != null && axis.kind() == Axis.Kind.PERCENT ? value / 100 : value;
  }

  /**
   * @param name the key of what the number is
   */
  static double number(String typed, String name, Strings strings) {
    return Typed.number(typed)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    strings.get("export.number", strings.get(name), typed.strip())));
  }
}
