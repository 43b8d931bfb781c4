package sparsam.flatness.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Grid.Node;

/**
 * Measures a plane's grid, coarse to fine: the coarsest level on a few images first, then each
 * level on all of them.
 */
public final class Survey {
  /** Images of the first look: as many as make a picture that is not wrong, at once. */
  private static final int FEW = 16;

  /** How often a level is told of before it is whole: every time costs a pass over the grid. */
  private static final int OFTEN = 60;

  private final Terrain terrain;
  private final Plane plane;
  private final Grid grid;
  private final double[] loss;
  private final double[] accuracy;
  private final boolean[] known;

  private final List<int[]> levels;

  /** The lines between which is interpolated. */
  private int[] lines = {};

  private @Nullable Relief last;

  /** The next level's number, 1 for the coarsest; 0 before the first look. */
  private int stage;

  public Survey(Terrain terrain, Plane plane, Grid grid) {
    this(terrain, plane, grid, Optional.empty());
  }

  /**
   * @param look that another survey had of the same; empty to have one
   */
  public Survey(Terrain terrain, Plane plane, Grid grid, Optional<Relief> look) {
    this.terrain = terrain;
    this.plane = plane;
    this.grid = grid;
    levels = grid.levels();
    loss = new double[grid.size()];
    accuracy = new double[grid.size()];
    known = new boolean[grid.size()];
    Arrays.fill(loss, Double.NaN);
    Arrays.fill(accuracy, Double.NaN);
    last = look.orElse(null);
    stage = last == null ? 0 : 1;
  }

  /**
   * One that was measured whole before.
   *
   * @param relief of all places
   */
  public static Survey of(Terrain terrain, Plane plane, Relief relief) {
    Survey survey = new Survey(terrain, plane, relief.grid());
    System.arraycopy(relief.loss(), 0, survey.loss, 0, survey.loss.length);
    System.arraycopy(relief.accuracy(), 0, survey.accuracy, 0, survey.accuracy.length);
    Arrays.fill(survey.known, true);
    survey.lines = survey.levels.getLast();
    survey.stage = survey.levels.size() + 1;
    survey.last = relief;
    return survey;
  }

  /**
   * Measures everything and tells what there is to see as it becomes known, at least once a level.
   *
   * @param goOn asked at every place and every few hundred images
   * @return empty where it was given up
   */
  public Optional<Relief> run(BooleanSupplier goOn, Consumer<Relief> told) {
    while (!done()) {
      if (!advance(goOn, told)) {
        return Optional.empty();
      }
    }
    return Optional.of(relief(terrain.count(), true));
  }

  /** What was told last; empty before the first look. */
  public Optional<Relief> last() {
    return Optional.ofNullable(last);
  }

  /** Whether every place was measured. */
  public boolean done() {
    return stage > levels.size();
  }

  /**
   * Measures the next level, or has its first look; where it is given up, the next call goes on.
   *
   * @param goOn asked at every place and every few hundred images
   * @return false where it was given up
   */
  public boolean advance(BooleanSupplier goOn, Consumer<Relief> told) {
    if (stage == 0) {
      return look(goOn, told);
    }
    int[] level = levels.get(stage - 1);
    Runnable between =
        lines.length > 0 ? () -> tell(relief(terrain.count(), false), told) : () -> {};
    if (!measure(level, terrain.count(), goOn, between)) {
      return false;
    }
    lines = level;
    stage++;
    tell(relief(terrain.count(), done()), told);
    return true;
  }

  private void tell(Relief relief, Consumer<Relief> told) {
    last = relief;
    told.accept(relief);
  }

  /**
   * The coarsest level on a few images, its edges and middle first; nothing where there are few.
   */
  private boolean look(BooleanSupplier goOn, Consumer<Relief> told) {
    if (terrain.count() > 4 * FEW) {
      for (int[] some : List.of(edges(levels.getFirst()), levels.getFirst())) {
        if (!measure(some, FEW, goOn, () -> {})) {
          return false;
        }
        lines = some;
        tell(relief(FEW, false), told);
      }
      Arrays.fill(known, false);
      lines = new int[0];
    }
    stage = 1;
    return true;
  }

  private static int[] edges(int[] level) {
    int last = level.length - 1;
    return IntStream.of(level[0], level[last / 2], level[last]).distinct().toArray();
  }

  private boolean measure(int[] level, int images, BooleanSupplier goOn, Runnable told) {
    List<Node> nodes = grid.nodes(level, known);
    int apart = Math.max(1, nodes.size() / OFTEN);
    int count = 0;
    for (Node node : nodes) {
      Optional<Value> value =
          goOn.getAsBoolean()
              ? terrain.measure(plane.at(grid.x(node.column()), grid.y(node.row())), images, goOn)
              : Optional.empty();
      if (value.isEmpty()) {
        return false;
      }
      int at = grid.index(node);
      loss[at] = value.get().loss();
      accuracy[at] = value.get().accuracy();
      known[at] = true;
      count++;
      if (count % apart == 0) {
        told.run();
      }
    }
    return true;
  }

  private Relief relief(int images, boolean done) {
    boolean[] measured = images == terrain.count() ? known.clone() : new boolean[known.length];
    return new Relief(grid, filled(loss), filled(accuracy), measured, images, done);
  }

  /** Bilinear between the lines of the last whole level, where nothing was measured. */
  private double[] filled(double[] values) {
    double[] all = values.clone();
    int side = grid.side();
    for (int row = 0; row < side; row++) {
      int below = floor(row);
      int above = ceiling(row);
      for (int column = 0; column < side; column++) {
        if (!known[row * side + column]) {
          int left = floor(column);
          int right = ceiling(column);
          double x = part(column, left, right);
          double lower = between(values[below * side + left], values[below * side + right], x);
          double upper = between(values[above * side + left], values[above * side + right], x);
          all[row * side + column] = between(lower, upper, part(row, below, above));
        }
      }
    }
    return all;
  }

  private static double part(int at, int from, int to) {
    return to == from ? 0 : (double) (at - from) / (to - from);
  }

  private static double between(double from, double to, double part) {
    return part == 0 ? from : from + part * (to - from);
  }

  private int floor(int line) {
    int at = Arrays.binarySearch(lines, line);
    return at >= 0 ? line : lines[-at - 2];
  }

  private int ceiling(int line) {
    int at = Arrays.binarySearch(lines, line);
    return at >= 0 ? line : lines[-at - 1];
  }
}
