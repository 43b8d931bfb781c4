package sparsam.plot.axes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Pen;

/** Where the names of what is drawn go, and what room they leave for the axes. */
final class Named {
  private static final double GAP = 8;

  /** The part of the width that names beside the data may take. */
  private static final double BESIDE = 0.45;

  /** The part of the width and of the height that names over the data may take. */
  private static final double INSIDE = 0.6;

  private static final double PADDING = 5;

  /** Below this a chart has no room to name what is alone in it. */
  private static final double SMALL = 140;

  private final Pen pen;
  private final Sheet sheet;
  private final Frame frame;
  private final List<Legend.Entry> entries;
  private final Look.Place place;

  Named(Pen pen, Sheet sheet, Frame frame) {
    this.pen = pen;
    this.sheet = sheet;
    this.frame = frame;
    List<Legend.Entry> all = sheet.legend();
    boolean alone = all.size() == 1 && frame.height() < SMALL && !pen.look().whole();
    entries = alone ? List.of() : all;
    Look.Place wanted = entries.isEmpty() ? Look.Place.NONE : pen.look().legend();
    boolean lines = !ends(Scale.of(sheet.y(), sheet.yRange(), 1, 0)).isEmpty();
    boolean fits =
        switch (wanted) {
          case DIRECT -> lines;
          case INSIDE -> fitsInside();
          case RIGHT -> fitsBeside();
          case ABOVE, NONE -> true;
        };
    place = fits ? wanted : Look.Place.ABOVE;
  }

  /** Whether a column of all names is no higher than the data would be. */
  private boolean fitsBeside() {
    Box box = frame.box();
    return Legend.column(pen, entries, box.width()).height() <= INSIDE * box.height();
  }

  /** Whether the names would leave enough of the data to be seen. */
  private boolean fitsInside() {
    Box box = frame.box();
    Legend column = Legend.column(pen, entries, box.width());
    return column.width() <= INSIDE * box.width() && column.height() <= INSIDE * box.height();
  }

  private List<Flags.Flag> ends(Scale y) {
    return sheet.ends(y);
  }

  /** Draws the names, and the axes in the room they leave. */
  Layout draw(Axes axes) {
    Box box = frame.box();
    return switch (place) {
      case NONE -> axes.draw(box, List.of());
      case ABOVE -> above(axes, box);
      case RIGHT -> {
        Legend column = Legend.column(pen, entries, BESIDE * box.width());
        Layout layout = axes.draw(left(box, column.width() + GAP), List.of());
        double top = Math.max(box.y(), layout.plot().y());
        yield layout.with(column.draw(pen, box.right() - column.width(), top));
      }
      case INSIDE -> {
        Layout layout = axes.draw(box, List.of());
        yield layout.plot().width() == 0 ? layout : inside(layout);
      }
      case DIRECT -> {
        Font font = pen.theme().small();
        double widest =
            ends(Scale.of(sheet.y(), sheet.yRange(), 1, 0)).stream()
                .mapToDouble(end -> pen.width(end.label(), font))
                .max()
                .orElse(0);
        double room = Math.min(widest, BESIDE * box.width());
        Layout layout = axes.draw(left(box, room + GAP), List.of());
        if (layout.plot().width() > 0) {
          direct(layout, box.right() - room, room, font);
        }
        yield layout;
      }
    };
  }

  private static Box left(Box box, double less) {
    return new Box(box.x(), box.y(), box.width() - less, box.height());
  }

  private Layout above(Axes axes, Box box) {
    Box line = frame.beside();
    Legend beside = new Legend(pen, entries, line.width(), Integer.MAX_VALUE);
    if (line.height() > 0 && beside.rows() == 1) {
      double top = line.y() + (line.height() - beside.height()) / 2;
      return axes.draw(box, beside.draw(pen, box.right() - beside.width(), top));
    }
    pen.cut().removeAll(entries.stream().map(Legend.Entry::name).toList());
    int most = pen.look().whole() ? Integer.MAX_VALUE : (int) Math.max(1, frame.height() / 4 / 20);
    Legend rows = new Legend(pen, entries, box.width(), most);
    List<Layout.Entry> drawn = rows.draw(pen, box.x(), box.y());
    double top = box.y() + rows.height();
    return axes.draw(new Box(box.x(), top, box.width(), box.bottom() - top), drawn);
  }

  /** In the corner of the plot that is emptiest, on a ground of its own. */
  private Layout inside(Layout layout) {
    Box plot = layout.plot();
    Legend column = Legend.column(pen, entries, plot.width() - 4 * PADDING);
    double width = column.width() + 2 * PADDING;
    double height = column.height() + 2 * PADDING;
    List<Box> corners = new ArrayList<>();
    for (double y : new double[] {plot.bottom() - height - PADDING, plot.y() + PADDING}) {
      for (double x : new double[] {plot.right() - width - PADDING, plot.x() + PADDING}) {
        corners.add(new Box(x, y, width, height));
      }
    }
    Box best =
        corners.stream()
            .min(Comparator.comparingInt(one -> sheet.crowd(one, layout.x(), layout.y())))
            .orElse(corners.getFirst());
    Color ground = pen.theme().background().deriveColor(0, 1, 1, 0.85);
    pen.surface().roundRect(best.x(), best.y(), width, height, 6, ground);
    return layout.with(column.draw(pen, best.x() + PADDING, best.y() + PADDING));
  }

  /** Every line's name at the height of its end, moved where two would touch. */
  private void direct(Layout layout, double left, double room, Font font) {
    List<Flags.Flag> ends = new ArrayList<>(ends(layout.y()));
    ends.sort(Comparator.comparingDouble(Flags.Flag::at));
    double line = font.getSize() * 1.25;
    Box plot = layout.plot();
    double[] at = new double[ends.size()];
    for (int i = 0; i < at.length; i++) {
      double wanted = Math.clamp(ends.get(i).at(), plot.y(), plot.bottom());
      at[i] = i == 0 ? wanted : Math.max(wanted, at[i - 1] + line);
    }
    for (int i = at.length - 1; i >= 0; i--) {
      double lowest = i == at.length - 1 ? plot.bottom() : at[i + 1] - line;
      at[i] = Math.min(at[i], lowest);
    }
    for (int i = 0; i < at.length; i++) {
      String name = pen.fit(ends.get(i).label(), font, room);
      pen.text(name, left, at[i], TextAlignment.LEFT, font, ends.get(i).colour());
    }
  }
}
