package sparsam.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.prune.Pruning;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.Recipe.Dense;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Start;
import sparsam.system.PlainText;
import sparsam.system.Slug;

/**
 * What a sweep trains. An arm of a point depends on its own settings, its pruning, and the dense
 * network below; where these are the same in several points it is trained once, and so is the dense
 * network: SGD beside six radii of SAM is one training, not six.
 */
public final class SweepPlan {
  private static final int HASH = 12;
  private static final int LONGEST = 40;

  private final Sweep sweep;
  private final List<Point> points;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<Recipe, Task> byRecipe = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Task>> byPoint = new LinkedHashMap<>();
  private final Map<Integer, Task> denseByPoint = new LinkedHashMap<>();

  /**
   * @throws RecipeException with one sentence where the recipe does not allow a value of an axis
   */
  public SweepPlan(Sweep sweep) throws RecipeException {
    this(sweep, sweep.points());
  }

  /**
   * One rung of a sweep that is halved.
   *
   * @param rung from 1
   * @param cells the sets of values that are left
   * @throws RecipeException with one sentence where the recipe does not allow a value of an axis
   */
  public static SweepPlan rung(Sweep sweep, int rung, List<List<String>> cells)
      throws RecipeException {
    Halving halving = sweep.halved().orElseThrow();
    Set<List<String>> left = Set.copyOf(cells);
    return new SweepPlan(
        sweep,
        sweep.points().stream()
            .filter(point -> left.contains(point.values()))
            .map(
                point ->
                    new Point(point.number(), point.values(), halving.at(point.recipe(), rung)))
            .toList());
  }

  private SweepPlan(Sweep sweep, List<Point> points) {
    this.sweep = sweep;
    this.points = List.copyOf(points);
    for (Point point : this.points) {
      Map<String, Task> own = new LinkedHashMap<>();
      Recipe recipe = point.recipe();
      Task dense = recipe.dense() == null ? null : task(Plan.DENSE, dense(recipe), null);
      if (dense != null) {
        denseByPoint.put(point.number(), dense);
        if (recipe.arms().isEmpty()) {
          own.put(Plan.DENSE, dense);
        }
      }
      for (Arm arm : recipe.arms()) {
        boolean starts = arm.start() == Start.DENSE || arm.start() == Start.PRUNED;
        own.put(arm.name(), task(arm.name(), alone(recipe, arm), starts ? dense : null));
      }
      byPoint.put(point.number(), own);
    }
  }

  private Task task(String training, Recipe recipe, @Nullable Task dense) {
    return byRecipe.computeIfAbsent(
        recipe,
        _ -> {
          Task made =
              new Task(
                  id(training, recipe), training, recipe, Optional.ofNullable(dense).map(Task::id));
          tasks.put(made.id(), made);
          return made;
        });
  }

  /** The recipe of the dense network by itself. */
  private static Recipe dense(Recipe recipe) {
    return only(recipe, recipe.dense(), null, List.of());
  }

  /** The recipe of an arm by itself, without what does not decide its numbers. */
  private static Recipe alone(Recipe recipe, Arm arm) {
    boolean pruned = arm.isPruned();
    Pruning pruning = !pruned ? null : arm.prune() != null ? arm.prune() : recipe.prune();
    Dense dense = arm.start() == Start.INITIAL ? null : recipe.dense();
    return only(recipe, dense, pruning, List.of(arm.pruned(null)));
  }

  private static Recipe only(
      Recipe of, @Nullable Dense dense, @Nullable Pruning pruning, List<Arm> arms) {
    return new Recipe(
            of.name(),
            "",
            of.data(),
            of.network(),
            of.seed(),
            of.batchSize(),
            of.shuffle(),
            dense,
            pruning,
            arms)
        .withWatch(of.watch());
  }

  private static String id(String training, Recipe recipe) {
    try {
      byte[] text = RecipeWriter.write(recipe).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      String slug = PlainText.beginning(Slug.of(training), LONGEST);
      return (slug.isEmpty() ? "arm" : slug)
          + "-"
          + HexFormat.of().formatHex(hash).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  public Sweep sweep() {
    return sweep;
  }

  public List<Point> points() {
    return points;
  }

  /** Every training, each before those that start from it. */
  public List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  /**
   * @throws IllegalArgumentException where there is none of this id
   */
  public Task task(String id) {
    Task task = tasks.get(id);
    if (task == null) {
      throw new IllegalArgumentException(id + " is no training of this sweep");
    }
    return task;
  }

  /** What a point trains, by the names of its arms; the dense network where it has no arm. */
  public Map<String, Task> tasks(Point point) {
    return byPoint.getOrDefault(point.number(), Map.of());
  }

  /** What trains a point's dense network; empty where its recipe has none. */
  public Optional<Task> dense(Point point) {
    return Optional.ofNullable(denseByPoint.get(point.number()));
  }

  /** The names of what points train, in the recipe's order. */
  public List<String> trainings() {
    Set<String> names = new LinkedHashSet<>();
    byPoint.values().forEach(tasks -> names.addAll(tasks.keySet()));
    return List.copyOf(names);
  }

  /**
   * A part of the trainings, with the dense networks that it needs. Points that share a dense
   * network lie in one part as far as that goes.
   *
   * @param part from 1 to {@code parts}
   */
  public List<Task> shard(int part, int parts) {
    List<Task> arms =
        byPoint.values().stream().flatMap(one -> one.values().stream()).distinct().toList();
    int from = (int) ((long) arms.size() * (part - 1) / parts);
    int to = (int) ((long) arms.size() * part / parts);
    return withDense(arms.subList(from, to));
  }

  /** Trainings with the dense networks that they start from, each before those. */
  public List<Task> withDense(Iterable<Task> arms) {
    Set<Task> all = new LinkedHashSet<>();
    for (Task arm : arms) {
      arm.dense().map(this::task).ifPresent(all::add);
      all.add(arm);
    }
    return List.copyOf(all);
  }
}
