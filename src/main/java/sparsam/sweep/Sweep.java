package sparsam.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;

/**
 * A recipe, and what of it is varied. All points differ in the values of the axes, and each set of
 * values is run under every seed.
 *
 * @param axes in the order in which a table has them
 * @param draws how many sets of values are drawn; 0 for all that the axes' values give
 * @param seeds each once; results are averaged over them
 * @param halving whether only the best sets of values have the whole budget; null for all
 */
public record Sweep(
    Recipe recipe, List<Axis> axes, int draws, List<Long> seeds, @Nullable Halving halving) {
  public static final int MOST_AXES = Sobol.MOST_AXES;
  public static final int MOST_SEEDS = 1000;
  public static final int MOST_POINTS = 20_000;

  /** Keeps what is drawn here apart from what else the recipe's seed draws. */
  private static final long STREAM = 0x7377656570L;

  public Sweep {
    axes = List.copyOf(axes);
    seeds = List.copyOf(seeds);
    require(axes.size() <= MOST_AXES, "axes has %,d; allowed are up to %d", axes.size(), MOST_AXES);
    require(
        !seeds.isEmpty() && seeds.size() <= MOST_SEEDS,
        "seeds has %,d; allowed are 1 to %,d",
        seeds.size(),
        MOST_SEEDS);
    require(
        Set.copyOf(seeds).size() == seeds.size(), "seeds names one twice; allowed is each once");
    Set<String> paths = new LinkedHashSet<>();
    for (Axis axis : axes) {
      require(
          paths.add(axis.path()),
          "the axis %s is there twice; allowed is each setting once",
          axis.key());
      require(
          !axis.levels().isDrawn() || draws > 0,
          "the axis %s is drawn, and points does not say how often; allowed is a whole number from"
              + " 1 to %,d",
          axis.key(),
          MOST_POINTS);
    }
    require(
        draws >= 0 && draws <= MOST_POINTS,
        "points is %,d; allowed is a whole number from 1 to %,d",
        draws,
        MOST_POINTS);
    require(draws == 0 || !axes.isEmpty(), "points is %,d, but there is no axis to draw on", draws);
    require(
        halving == null || (!axes.isEmpty() && !recipe.arms().isEmpty()),
        "halving chooses among sets of values by what arms come to: allowed with an axis and an"
            + " arm");
    double all = seeds.size();
    if (draws > 0) {
      all *= draws;
    } else {
      for (Axis axis : axes) {
        all *= axis.values().size();
      }
    }
    require(
        all <= MOST_POINTS,
        "the sweep comes to %,.0f points; allowed are up to %,d",
        all,
        MOST_POINTS);
  }

  /** One that trains all of its points whole. */
  public Sweep(Recipe recipe, List<Axis> axes, int draws, List<Long> seeds) {
    this(recipe, axes, draws, seeds, null);
  }

  /** How it is halved; empty where it is not. */
  public Optional<Halving> halved() {
    return Optional.ofNullable(halving);
  }

  /** The first so many seeds, from a recipe's own on. */
  public static List<Long> seeds(Recipe recipe, int count) {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seeds.add(recipe.seed() + i);
    }
    return seeds;
  }

  /** The sets of values, one value an axis, each once. */
  public List<List<String>> cells() {
    return draws > 0 ? drawn() : grid();
  }

  private List<List<String>> grid() {
    List<List<String>> cells = List.of(List.of());
    for (Axis axis : axes) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> cell : cells) {
        for (String value : axis.values()) {
          List<String> more = new ArrayList<>(cell);
          more.add(value);
          longer.add(List.copyOf(more));
        }
      }
      cells = longer;
    }
    return cells;
  }

  private List<List<String>> drawn() {
    SplittableRandom random = new SplittableRandom(recipe.seed() ^ STREAM);
    List<Sobol> even = new ArrayList<>();
    int[] shifts = new int[axes.size()];
    for (int i = 0; i < axes.size(); i++) {
      even.add(new Sobol(i));
      shifts[i] = random.nextInt();
    }
    Set<List<String>> cells = new LinkedHashSet<>();
    for (int i = 0; i < draws; i++) {
      List<String> cell = new ArrayList<>();
      for (int k = 0; k < axes.size(); k++) {
        Axis axis = axes.get(k);
        double part = isEven(axis) ? even.get(k).at(i, shifts[k]) : random.nextDouble();
        cell.add(axis.levels().drawn(part, axis.whole()));
      }
      cells.add(List.copyOf(cell));
    }
    return List.copyOf(cells);
  }

  private static boolean isEven(Axis axis) {
    return axis.levels() instanceof Levels.Drawn drawn && drawn.draw() == Levels.Draw.SOBOL;
  }

  /**
   * Every point: all sets of values under the first seed, then under the next.
   *
   * @throws RecipeException with one sentence where the recipe does not allow a value
   */
  public List<Point> points() throws RecipeException {
    List<List<String>> cells = cells();
    List<Recipe> recipes = new ArrayList<>();
    for (List<String> cell : cells) {
      List<String> settings = new ArrayList<>();
      for (int i = 0; i < axes.size(); i++) {
        settings.add(axes.get(i).path() + "=" + cell.get(i));
      }
      recipes.add(RecipeReader.override(recipe, settings));
    }
    List<Point> points = new ArrayList<>();
    for (long seed : seeds) {
      for (int i = 0; i < cells.size(); i++) {
        points.add(new Point(points.size() + 1, cells.get(i), recipes.get(i).withSeed(seed)));
      }
    }
    return points;
  }

  /** The same with other seeds. */
  public Sweep withSeeds(List<Long> others) {
    return new Sweep(recipe, axes, draws, others, halving);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  static void require(boolean allowed, String message, Object... arguments) {
    if (!allowed) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, arguments));
    }
  }
}
