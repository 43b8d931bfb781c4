package sparsam.plot.axes;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Pattern;
import sparsam.plot.surface.Pen;
import sparsam.plot.surface.Surface;
import sparsam.plot.surface.Theme;

/** Names what is drawn, in rows outside the data: every entry whole, or shortened and marked so. */
public final class Legend {
  public static final double SWATCH = 16;

  /** How much of its colour an entry keeps that is hidden. */
  private static final double FAINT = 0.35;

  private static final double GAP = 6;
  private static final double LONG = 30;
  private static final double BETWEEN = 16;

  /** What stands before a name. */
  public enum Swatch {
    LINE,
    DASHES,
    DOTS,
    DASH_AND_DOT,
    BLOCK,
    PALE_BLOCK,
    STEM,
    DOT,
    /** A line with its dashes and its mark. */
    PATTERN,
    NONE
  }

  /**
   * @param series what it shows and hides; empty where it counts others
   * @param pattern of a swatch that is one
   */
  public record Entry(
      String name, Swatch swatch, Color colour, String series, boolean hidden, Pattern pattern) {
    public Entry(String name, Swatch swatch, Color colour, String series, boolean hidden) {
      this(name, swatch, colour, series, hidden, PLAIN);
    }

    /** The room before its name. */
    private double before() {
      return swatch == Swatch.NONE ? 0 : (swatch == Swatch.PATTERN ? LONG : SWATCH) + GAP;
    }
  }

  /** Of what has no pattern of its own. */
  public static final Pattern PLAIN = new Pattern(List.of(), Pattern.Mark.NONE, false);

  private record Placed(Entry entry, String shown, double x, int row, double width) {}

  private final List<Placed> placed = new ArrayList<>();
  private final double rowHeight;
  private final Font font;
  private int rows;
  private double widest;

  /**
   * Breaks entries into rows.
   *
   * @param most how many rows there is room for, at least 1; what does not fit is counted by a last
   *     entry
   */
  Legend(Pen pen, List<Entry> entries, double width, int most) {
    font = pen.theme().plain();
    rowHeight = Math.ceil(font.getSize() * 1.6);
    for (int shown = entries.size(); shown >= 0; shown--) {
      List<Entry> some = new ArrayList<>(entries.subList(0, shown));
      if (shown < entries.size()) {
        String others = "+" + (entries.size() - shown);
        some.add(new Entry(others, Swatch.NONE, pen.theme().muted(), "", false));
      }
      place(pen, some, width, false);
      if (rows <= most) {
        break;
      }
    }
  }

  private Legend(Pen pen, List<Entry> entries, double width) {
    font = pen.theme().plain();
    rowHeight = Math.ceil(font.getSize() * 1.6);
    place(pen, entries, width, true);
  }

  /** Entries one below the other. */
  static Legend column(Pen pen, List<Entry> entries, double width) {
    return new Legend(pen, entries, width);
  }

  private void place(Pen pen, List<Entry> entries, double width, boolean column) {
    placed.clear();
    widest = 0;
    int row = 0;
    double x = 0;
    for (Entry entry : entries) {
      double before = entry.before();
      String shown = pen.fit(entry.name(), font, width - before);
      double needed = before + pen.width(shown, font);
      if (x > 0 && (column || x + needed > width)) {
        row++;
        x = 0;
      }
      placed.add(new Placed(entry, shown, x, row, needed));
      widest = Math.max(widest, x + needed);
      x += needed + BETWEEN;
    }
    rows = entries.isEmpty() ? 0 : row + 1;
  }

  int rows() {
    return rows;
  }

  double width() {
    return widest;
  }

  double height() {
    return rows * rowHeight;
  }

  /** Draws the rows from their top left corner and says where the entries lie. */
  List<Layout.Entry> draw(Pen pen, double left, double top) {
    List<Layout.Entry> entries = new ArrayList<>();
    for (Placed one : placed) {
      double x = left + one.x();
      double y = top + (one.row() + 0.5) * rowHeight;
      Entry entry = one.entry();
      Color colour = entry.hidden() ? faint(pen, entry.colour()) : entry.colour();
      if (entry.swatch() == Swatch.PATTERN) {
        pattern(pen, entry.pattern(), colour, x, y);
      } else {
        swatch(pen, entry.swatch(), colour, x, y);
      }
      double before = entry.before();
      Color ink = pen.theme().muted();
      pen.text(
          one.shown(),
          x + before,
          y,
          TextAlignment.LEFT,
          font,
          entry.hidden() ? faint(pen, ink) : ink);
      pen.labels().removeLast();
      entries.add(
          new Layout.Entry(new Box(x, y - rowHeight / 2, one.width(), rowHeight), entry.series()));
    }
    return entries;
  }

  private static Color faint(Pen pen, Color colour) {
    return pen.theme().background().interpolate(colour, FAINT);
  }

  private static void pattern(Pen pen, Pattern pattern, Color colour, double x, double y) {
    pen.surface()
        .line(x + 1, y, x + LONG - 1, y, new Surface.Line(colour, 1.75, true, pattern.lengths()));
    pattern.draw(pen, x + LONG / 2, y, colour);
  }

  /** Draws what stands before a name; {@code y} is its middle. */
  public static void swatch(Pen pen, Swatch swatch, Color colour, double x, double y) {
    Surface on = pen.surface();
    Surface.Line thick = new Surface.Line(colour, 2.5);
    switch (swatch) {
      case LINE -> on.line(x + 1, y, x + SWATCH - 1, y, thick);
      case DASHES -> {
        on.line(x + 1, y, x + 5, y, thick);
        on.line(x + SWATCH - 5, y, x + SWATCH - 1, y, thick);
      }
      case DOTS -> {
        for (int i = 0; i < 3; i++) {
          on.oval(x + 1 + i * 5.5, y - 1.5, 3, 3, colour);
        }
      }
      case DASH_AND_DOT -> {
        on.line(x + 1, y, x + 8, y, thick);
        on.oval(x + SWATCH - 4, y - 1.5, 3, 3, colour);
      }
      case BLOCK -> on.roundRect(x + 2, y - 5, SWATCH - 4, 10, 3, colour);
      case PALE_BLOCK -> {
        Color pale = Theme.pale(colour);
        on.roundRect(x + 2, y - 5, SWATCH - 4, 10, 3, pale);
        on.roundRect(x + 2.5, y - 4.5, SWATCH - 5, 9, 3, new Surface.Line(colour, 1));
      }
      case STEM -> {
        double middle = x + SWATCH / 2;
        on.line(middle, y - 1, middle, y + 6, new Surface.Line(colour, 1.5));
        on.oval(middle - 3, y - 6, 6, 6, colour);
      }
      case DOT -> on.oval(x + SWATCH / 2 - 4, y - 4, 8, 8, colour);
      case PATTERN, NONE -> {}
    }
  }
}
