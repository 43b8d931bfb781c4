package sparsam.flatness.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Evenly spaced places of a plane, and the order in which they are looked at: every tenth line or
 * so first, then those between, so that there is something to see at once.
 *
 * @param side how many places each way
 */
public record Grid(double xFrom, double xTo, double yFrom, double yTo, int side) {
  public static final int LEAST = 3;
  public static final int MOST = 201;

  /** Beside what a grid holds, in parts of what that spans. */
  private static final double MARGIN = 0.3;

  /** Intervals each way of the coarsest level. */
  private static final int COARSEST = 5;

  /**
   * A place by its numbers.
   *
   * @param column from the left, 0 first
   * @param row from the lower end, 0 first
   */
  public record Node(int column, int row) {}

  public Grid {
    if (side < LEAST || side > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a grid of %d places each way is out of range; allowed is %d to %d",
              side,
              LEAST,
              MOST));
    }
    if (!(xFrom < xTo && yFrom < yTo) || !Double.isFinite(xTo - xFrom + (yTo - yFrom))) {
      throw new IllegalArgumentException("a grid that ends before it begins");
    }
  }

  /** A square around the origin. */
  public static Grid around(double reach, int side) {
    return new Grid(-reach, reach, -reach, reach, side);
  }

  /**
   * A square around places of a plane, with room beside them.
   *
   * @param places at least two that differ
   */
  public static Grid holding(List<Plane.Place> places, int side) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Plane.Place place : places) {
      left = Math.min(left, place.x());
      right = Math.max(right, place.x());
      low = Math.min(low, place.y());
      high = Math.max(high, place.y());
    }
    double half = Math.max(right - left, high - low) * (0.5 + MARGIN);
    double x = (left + right) / 2;
    double y = (low + high) / 2;
    return new Grid(x - half, x + half, y - half, y + half, side);
  }

  public double x(int column) {
    return between(xFrom, xTo, column);
  }

  public double y(int row) {
    return between(yFrom, yTo, row);
  }

  /** Symmetric, so that what lies in the middle is there exactly. */
  private double between(double from, double to, int index) {
    int last = side - 1;
    return (from * (last - index) + to * index) / last;
  }

  /** The place of a node in arrays of all nodes, row by row. */
  public int index(Node node) {
    return node.row() * side + node.column();
  }

  /** How many places there are. */
  public int size() {
    return side * side;
  }

  /** The lines, of columns and rows alike, of every level; each has those of the one before. */
  public List<int[]> levels() {
    List<int[]> levels = new ArrayList<>();
    TreeSet<Integer> lines = new TreeSet<>();
    int intervals = Math.min(COARSEST, side - 1);
    while (lines.size() < side) {
      for (int i = 0; i <= intervals; i++) {
        lines.add(Math.toIntExact(Math.round((double) i * (side - 1) / intervals)));
      }
      levels.add(lines.stream().mapToInt(Integer::intValue).toArray());
      intervals = 4 * intervals > side - 1 ? side - 1 : 2 * intervals;
    }
    return levels;
  }

  /** The places of a level that none before has, from the middle outwards. */
  List<Node> nodes(int[] lines, boolean[] known) {
    List<Node> nodes = new ArrayList<>();
    for (int row : lines) {
      for (int column : lines) {
        Node node = new Node(column, row);
        if (!known[index(node)]) {
          nodes.add(node);
        }
      }
    }
    nodes.sort(Comparator.comparingLong(this::fromMiddle));
    return nodes;
  }

  private long fromMiddle(Node node) {
    long dx = 2L * node.column() - (side - 1);
    long dy = 2L * node.row() - (side - 1);
    return dx * dx + dy * dy;
  }
}
