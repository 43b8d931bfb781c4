package sparsam.plot.parallel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Range;
import sparsam.plot.axes.Scale;
import sparsam.plot.axes.Ticks.Tick;
import sparsam.plot.picture.Memory;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/** Draws lines first, those that stand out last, then the axes with their names over them. */
final class ParallelPainter {
  private static final double SIDE = 34;
  private static final double LEAST = 40;

  /** Of the weakest colour that a line may have. */
  private static final double FAINTEST = 0.25;

  /** Beyond so many lines each is thinner and lets the others through. */
  private static final int MANY = 150;

  private static final double HALF = 7;

  private final Pen pen;
  private final Parallel picture;
  private final Memory memory;
  private final Font font;
  private final double line;
  private final int last;

  ParallelPainter(Pen pen, Parallel picture, Memory memory) {
    this.pen = pen;
    this.memory = memory;
    this.picture = picture;
    font = pen.theme().small();
    line = Math.ceil(font.getSize() * 1.4);
    last = picture.dimensions().size() - 1;
  }

  Layout draw(Box box) {
    double left = pen.snap(box.x() + SIDE);
    double right = pen.snap(box.right() - SIDE);
    double top = pen.snap(box.y() + 2 * line + 4);
    double bottom = pen.snap(box.bottom() - 6);
    if (right - left < LEAST || bottom - top < LEAST) {
      return Layout.blank(left, top, pen.labels());
    }
    Box plot = new Box(left, top, right - left, bottom - top);
    Scale x = new Scale(false, new Range(0, Math.max(1, last)), left, right);
    Scale y = new Scale(false, new Range(0, 1), bottom, top);
    lines(plot, x, y);
    for (int k = 0; k <= last; k++) {
      axis(k, plot, x, y);
    }
    return new Layout(plot, List.of(), pen.labels(), x, y);
  }

  private void lines(Box plot, Scale x, Scale y) {
    List<Scale> scales = picture.dimensions().stream().map(Dimension::scale).toList();
    double[] xs = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      xs[k] = x.position(k);
    }
    double[][] ys = new double[picture.count()][];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = new double[last + 1];
      for (int k = 0; k <= last; k++) {
        double part = picture.dimensions().get(k).part(scales.get(k), i);
        ys[i][k] = Double.isFinite(part) ? y.position(part) : Double.NaN;
      }
    }
    boolean many = ys.length > MANY;
    if (many && !pen.look().whole()) {
      // What does not stand out is drawn once: a hand that brushes changes what lies over it.
      Ground ground =
          memory.of(
              picture.shades(),
              Ground.class,
              one -> one.serves(picture.dimensions(), plot, pen),
              () -> {
                LineRaster all = new LineRaster(plot, pen.pixel(), pen.theme().background());
                each(xs, ys, _ -> true, _ -> back(), all::line);
                return new Ground(picture.dimensions(), plot, pen.theme(), pen.pixel(), all);
              });
      LineRaster raster = ground.lines().copy();
      each(xs, ys, picture::isChosen, i -> shade(picture.shades()[i], true), raster::line);
      raster.draw(pen.surface());
    } else {
      double width = many ? 0.75 : 1.5;
      Stroke stroke =
          (some, heights, colour) ->
              pen.surface().polyline(some, heights, new Surface.Line(colour, width, false));
      each(xs, ys, i -> !picture.isChosen(i), _ -> back(), stroke);
      each(xs, ys, picture::isChosen, i -> shade(picture.shades()[i], many), stroke);
    }
  }

  /** Lines that do not stand out, as they were drawn. */
  private record Ground(
      List<Dimension> dimensions, Box plot, Theme theme, double pixel, LineRaster lines) {
    boolean serves(List<Dimension> others, Box other, Pen pen) {
      return dimensions.equals(others)
          && plot.equals(other)
          && theme.equals(pen.theme())
          && pixel == pen.pixel();
    }
  }

  private interface Stroke {
    void draw(double[] xs, double[] ys, Color colour);
  }

  /** Draws some of the lines; in pieces where values are missing. */
  private static void each(
      double[] xs, double[][] ys, IntPredicate some, IntFunction<Color> colour, Stroke stroke) {
    for (int i = 0; i < ys.length; i++) {
      if (some.test(i)) {
        pieces(xs, ys[i], colour.apply(i), stroke);
      }
    }
  }

  private Color back() {
    Theme theme = pen.theme();
    return theme.background().interpolate(theme.muted(), 0.35).deriveColor(0, 1, 1, 0.5);
  }

  private static void pieces(double[] xs, double[] ys, Color colour, Stroke stroke) {
    int from = 0;
    for (int k = 0; k <= xs.length; k++) {
      if (k == xs.length || Double.isNaN(ys[k])) {
        if (k - from > 1) {
          boolean whole = from == 0 && k == xs.length;
          stroke.draw(
              whole ? xs : Arrays.copyOfRange(xs, from, k),
              whole ? ys : Arrays.copyOfRange(ys, from, k),
              colour);
        }
        from = k + 1;
      }
    }
  }

  private Color shade(double part, boolean many) {
    Theme theme = pen.theme();
    double strength = Double.isFinite(part) ? FAINTEST + (1 - FAINTEST) * part : FAINTEST;
    Color colour = theme.background().interpolate(theme.colour(0), strength);
    return many ? colour.deriveColor(0, 1, 1, 0.8) : colour;
  }

  private void axis(int k, Box plot, Scale x, Scale y) {
    Theme theme = pen.theme();
    Dimension dimension = picture.dimensions().get(k);
    double at = x.position(k);
    pen.vertical(at, plot.y(), plot.bottom(), theme.axis());
    Parallel.Brush brush = picture.brushes().get(k);
    if (brush != null) {
      double high = y.position(brush.to());
      double low = y.position(brush.from());
      Color accent = theme.accent();
      pen.surface().rect(at - HALF, high, 2 * HALF, low - high, accent.deriveColor(0, 1, 1, 0.25));
      pen.surface()
          .roundRect(at - HALF, high, 2 * HALF, low - high, 2, new Surface.Line(accent, 1.25));
    }
    name(k, plot, at);
    Scale scale = dimension.scale();
    int most = (int) Math.max(2, plot.height() / (2.5 * line));
    Color halo = theme.background().deriveColor(0, 1, 1, 0.75);
    for (Tick tick : dimension.ticks(scale, most)) {
      double height = y.position(scale.position(tick.value()));
      if (tick.label().isEmpty() || height < plot.y() - 1 || height > plot.bottom() + 1) {
        continue;
      }
      pen.horizontal(at - 3, at + 3, height, theme.axis());
      String label = pen.fit(tick.label(), font, room(k, plot, x));
      double width = pen.width(label, font);
      boolean inside = k == last;
      double textAt = inside ? at - 6 - width : at + 6;
      pen.surface().rect(textAt - 1, height - line / 2 + 1, width + 2, line - 2, halo);
      pen.text(label, textAt, height, TextAlignment.LEFT, font, theme.ink());
    }
  }

  /** For a label beside an axis. */
  private double room(int k, Box plot, Scale x) {
    double gap = last == 0 ? plot.width() : x.position(1) - x.position(0);
    return k == last ? gap - 20 : gap / 2;
  }

  /** In two lines at most. */
  private void name(int k, Box plot, double at) {
    double gap = last == 0 ? plot.width() : plot.width() / last;
    double room = Math.max(24, Math.min(gap - 8, k == 0 || k == last ? 2 * SIDE + gap / 2 : gap));
    List<String> lines =
        new ArrayList<>(pen.wrap(picture.dimensions().get(k).axis().caption(), font, room));
    while (lines.size() > 2) {
      lines.set(1, lines.get(1) + " " + lines.remove(2));
    }
    double y = plot.y() - 6 - line / 2 - (lines.size() - 1) * line;
    for (String words : lines) {
      String shown = pen.fit(words, font, room);
      double half = pen.width(shown, font) / 2;
      double middle =
          Math.clamp(
              at,
              plot.x() - SIDE + half,
              Math.max(plot.x() - SIDE + half, plot.right() + SIDE - half));
      pen.text(shown, middle, y, TextAlignment.CENTER, font, pen.theme().muted());
      y += line;
    }
  }
}
