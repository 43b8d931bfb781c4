package sparsam.plot.axes;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sparsam.plot.surface.Pen;

/** Short labels above vertical lines, in as many rows as they need not to touch each other. */
public final class Flags {
  private static final double GAP = 8;

  public record Flag(String label, double at, Color colour) {}

  private record Placed(Flag flag, double left, int row) {}

  private final List<Placed> placed = new ArrayList<>();
  private final Font font;
  private final double rowHeight;
  private int rows;
  private int wanted;

  /**
   * @param left no label begins before it
   * @param right no label ends behind it
   * @param most rows at most; a label that finds no room in them is left out
   */
  Flags(Pen pen, List<Flag> flags, double left, double right, int most) {
    font = pen.theme().small();
    rowHeight = Math.ceil(font.getSize() * 1.4);
    for (Flag flag : flags) {
      if (flag.label().isEmpty()) {
        continue;
      }
      wanted++;
      double width = pen.width(flag.label(), font);
      if (width > right - left) {
        continue;
      }
      double start = Math.clamp(flag.at() - width / 2, left, right - width);
      for (int row = 0; row < most; row++) {
        if (isFree(pen, row, start, width)) {
          placed.add(new Placed(flag, start, row));
          rows = Math.max(rows, row + 1);
          break;
        }
      }
    }
  }

  private boolean isFree(Pen pen, int row, double start, double width) {
    return placed.stream()
        .filter(other -> other.row() == row)
        .allMatch(
            other ->
                start >= other.left() + pen.width(other.flag().label(), font) + GAP
                    || start + width + GAP <= other.left());
  }

  /** Whether every label found room. */
  boolean holdsAll() {
    return placed.size() == wanted;
  }

  double height() {
    return rows * rowHeight;
  }

  /** Writes the labels, the first row lowest. */
  void draw(Pen pen, double bottom) {
    for (Placed one : placed) {
      double y = bottom - (one.row() + 0.5) * rowHeight;
      pen.text(one.flag().label(), one.left(), y, TextAlignment.LEFT, font, one.flag().colour());
    }
  }
}
