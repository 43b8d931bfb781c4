package sparsam.plot.axes;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Theme;

/** Draws what surrounds data: grid, ticks, the axes' names, labels above the plot. */
public final class Axes {
  private static final double TICK_GAP = 8;

  /** Below this a chart has no room for data. */
  private static final double LEAST = 24;

  /** A tick's length below the base line. */
  private static final double TICK = 5;

  /** How far above the plot and beside it the data may reach: half a dot. */
  private static final double OVERHANG = 5;

  private final Pen pen;
  private final Sheet sheet;

  private Axes(Pen pen, Sheet sheet) {
    this.pen = pen;
    this.sheet = sheet;
  }

  /**
   * Draws a legend, above the data beside the title if there is room, and axes with their data, and
   * says where they lie.
   */
  public static Layout draw(Pen pen, Sheet sheet, Frame frame) {
    return new Named(pen, sheet, frame).draw(new Axes(pen, sheet));
  }

  /** Draws axes and data inside the box and says where they lie, among them the legend given. */
  Layout draw(Box box, List<Layout.Entry> legend) {
    Theme theme = pen.theme();
    Font font = theme.small();
    double line = Math.ceil(font.getSize() * 1.5);
    boolean captions = pen.look().whole() || box.height() > 6 * line;
    boolean yCaption = captions && !sheet.y().caption().isEmpty();
    boolean xCaption = captions && !sheet.x().caption().isEmpty();

    double bottom = box.bottom() - line - TICK - (xCaption ? line : 0);
    double captionHeight = yCaption ? line + font.getSize() * 0.6 : line / 2;
    double lines = sheet.y().kind() == Axis.Kind.LOG ? 1.6 : pen.look().whole() ? 1.8 : 2.6;
    int most = (int) Math.max(2, (bottom - box.y() - captionHeight) / (lines * line));
    List<Ticks.Tick> yTicks = sheet.yTicks(most);
    double widest =
        yTicks.stream().mapToDouble(tick -> pen.width(tick.label(), font)).max().orElse(0);
    double left = pen.snap(box.x() + widest + TICK_GAP);
    double right = pen.snap(box.right() - OVERHANG);
    Scale x = Scale.of(sheet.x(), sheet.xRange(), left, right);
    String yName = yCaption ? pen.fit(sheet.y().caption(), font, box.width()) : "";
    double besideName = yCaption ? box.x() + pen.width(yName, font) + 2 * TICK_GAP : left;
    List<Flags.Flag> named = captions ? sheet.flags(x) : List.of();
    Flags flags = new Flags(pen, named, besideName, box.right(), 1);
    double above = captionHeight;
    if (!flags.holdsAll()) {
      flags = new Flags(pen, named, left, box.right(), 3);
      above = Math.max(captionHeight, flags.height() + (yCaption ? line : 2));
    }
    double top = pen.snap(box.y() + above + 2);
    bottom = pen.snap(bottom);
    Box plot = new Box(left, top, right - left, bottom - top);
    if (plot.width() < LEAST || plot.height() < LEAST) {
      return Layout.blank(left, top, pen.labels()).with(legend);
    }
    Scale y = Scale.of(sheet.y(), sheet.yRange(), bottom, top);

    if (yCaption) {
      pen.text(yName, box.x(), box.y() + line / 2, TextAlignment.LEFT, font, theme.muted());
    }
    yAxis(plot, y, yTicks, font);
    xAxis(plot, x, font, line);
    if (xCaption) {
      pen.text(
          pen.fit(sheet.x().caption(), font, box.width()),
          left + plot.width() / 2,
          box.bottom() - line / 2,
          TextAlignment.CENTER,
          font,
          theme.muted());
    }
    flags.draw(pen, top - 2);
    pen.surface()
        .clipped(
            plot.x() - OVERHANG,
            plot.y() - OVERHANG,
            plot.width() + 2 * OVERHANG,
            plot.height() + 2 * OVERHANG,
            () -> sheet.data(plot, x, y));
    return new Layout(plot, legend, pen.labels(), x, y);
  }

  private void yAxis(Box plot, Scale y, List<Ticks.Tick> ticks, Font font) {
    Theme theme = pen.theme();
    double free = Double.POSITIVE_INFINITY;
    for (Ticks.Tick tick : ticks) {
      double at = y.position(tick.value());
      if (!tick.named()) {
        pen.horizontal(
            plot.x(), plot.right(), at, theme.grid().interpolate(theme.background(), 0.45));
        continue;
      }
      pen.horizontal(plot.x(), plot.right(), at, theme.grid());
      if (at + font.getSize() * 0.6 <= free) {
        pen.text(tick.label(), plot.x() - TICK_GAP, at, TextAlignment.RIGHT, font, theme.muted());
        free = at - font.getSize() * 0.6;
      }
    }
  }

  private void xAxis(Box plot, Scale x, Font font, double line) {
    Theme theme = pen.theme();
    double y = plot.bottom() + TICK + line / 2;
    pen.horizontal(plot.x(), plot.right(), plot.bottom(), theme.axis());
    double free = Double.NEGATIVE_INFINITY;
    for (Ticks.Tick tick : xTicks(plot, font)) {
      double at = x.position(tick.value());
      pen.vertical(
          at, plot.bottom(), plot.bottom() + (tick.named() ? TICK : TICK - 2), theme.axis());
      double half = pen.width(tick.label(), font) / 2;
      double middle = Math.min(at, plot.right() + OVERHANG + 4 - half);
      if (tick.named() && middle - half >= free) {
        pen.text(tick.label(), middle, y, TextAlignment.CENTER, font, theme.muted());
        free = middle + half + 6;
      }
    }
  }

  /** As many ticks as their labels leave room for. */
  private List<Ticks.Tick> xTicks(Box plot, Font font) {
    int most = (int) Math.clamp(plot.width() / 56, 2, 12);
    while (true) {
      List<Ticks.Tick> ticks = Ticks.of(sheet.x().kind(), sheet.xRange(), most);
      double widest =
          ticks.stream().mapToDouble(tick -> pen.width(tick.label(), font) + 14).max().orElse(0);
      if (most <= 2 || widest * most <= plot.width()) {
        return ticks;
      }
      most--;
    }
  }
}
