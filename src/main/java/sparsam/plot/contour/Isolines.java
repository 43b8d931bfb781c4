package sparsam.plot.contour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of equal height over a grid, by marching squares; a cell without all four heights has none.
 */
final class Isolines {
  /** Places by column and row, not rounded. */
  record Line(double[] columns, double[] rows) {}

  private final double[] heights;
  private final int columns;

  /** By edge of the grid: the edges that lines lead to from it. */
  private final Map<Integer, List<Integer>> ways = new HashMap<>();

  private Isolines(double[] heights, int columns) {
    this.heights = heights;
    this.columns = columns;
  }

  /**
   * The lines at one height, each as long as it goes.
   *
   * @param heights row by row
   */
  static List<Line> of(double[] heights, int columns, double level) {
    Isolines lines = new Isolines(heights, columns);
    lines.march(level);
    return lines.chains(level);
  }

  private double at(int row, int column) {
    return heights[row * columns + column];
  }

  private void march(double level) {
    int rows = heights.length / columns;
    for (int row = 0; row + 1 < rows; row++) {
      for (int column = 0; column + 1 < columns; column++) {
        cell(row, column, level);
      }
    }
  }

  private void cell(int row, int column, double level) {
    double lowerLeft = at(row, column);
    double lowerRight = at(row, column + 1);
    double upperLeft = at(row + 1, column);
    double upperRight = at(row + 1, column + 1);
    double sum = lowerLeft + lowerRight + upperLeft + upperRight;
    if (Double.isNaN(sum) || Double.isInfinite(sum)) {
      return;
    }
    int kind =
        (lowerLeft > level ? 1 : 0)
            | (lowerRight > level ? 2 : 0)
            | (upperRight > level ? 4 : 0)
            | (upperLeft > level ? 8 : 0);
    int below = 2 * (row * columns + column);
    int left = below + 1;
    int above = 2 * ((row + 1) * columns + column);
    int right = 2 * (row * columns + column + 1) + 1;
    boolean middle = sum / 4 > level;
    switch (kind) {
      case 1, 14 -> join(left, below);
      case 2, 13 -> join(below, right);
      case 3, 12 -> join(left, right);
      case 4, 11 -> join(right, above);
      case 6, 9 -> join(below, above);
      case 7, 8 -> join(left, above);
      case 5 -> saddle(middle, left, above, below, right);
      case 10 -> saddle(!middle, left, above, below, right);
      default -> {}
    }
  }

  /** Two lines through one cell: around the upper left and lower right corners, or the others. */
  private void saddle(boolean turned, int left, int above, int below, int right) {
    if (turned) {
      join(left, above);
      join(below, right);
    } else {
      join(left, below);
      join(above, right);
    }
  }

  private void join(int one, int other) {
    ways.computeIfAbsent(one, _ -> new ArrayList<>(2)).add(other);
    ways.computeIfAbsent(other, _ -> new ArrayList<>(2)).add(one);
  }

  private List<Line> chains(double level) {
    List<Line> lines = new ArrayList<>();
    for (Integer start : List.copyOf(ways.keySet())) {
      while (ways.containsKey(start)) {
        Deque<Integer> chain = new ArrayDeque<>();
        chain.add(start);
        for (Integer next = step(start); next != null; next = step(next)) {
          chain.addLast(next);
        }
        for (Integer next = step(start); next != null; next = step(next)) {
          chain.addFirst(next);
        }
        if (chain.size() < 2) {
          break;
        }
        lines.add(line(List.copyOf(chain), level));
      }
    }
    return lines;
  }

  /** Goes on from an edge, and takes that way out; null where there is none left. */
  private @Nullable Integer step(Integer from) {
    List<Integer> left = ways.get(from);
    if (left == null) {
      return null;
    }
    Integer to = left.removeLast();
    if (left.isEmpty()) {
      ways.remove(from);
    }
    List<Integer> back = ways.get(to);
    if (back != null) {
      back.remove(from);
      if (back.isEmpty()) {
        ways.remove(to);
      }
    }
    return to;
  }

  private Line line(List<Integer> edges, double level) {
    double[] xs = new double[edges.size()];
    double[] ys = new double[edges.size()];
    for (int i = 0; i < xs.length; i++) {
      int edge = edges.get(i);
      int node = edge / 2;
      int row = node / columns;
      int column = node % columns;
      boolean upright = edge % 2 == 1;
      double from = at(row, column);
      double to = upright ? at(row + 1, column) : at(row, column + 1);
      double part = (level - from) / (to - from);
      xs[i] = column + (upright ? 0 : part);
      ys[i] = row + (upright ? part : 0);
    }
    return new Line(xs, ys);
  }
}
