package sparsam.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Fields;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.settings.Range;
import sparsam.settings.Setting;
import sparsam.sweep.Levels.Draw;
import sparsam.sweep.Levels.Scale;

/** Sweeps from JSON. */
public final class SweepReader {
  static final String KIND = "sweep";
  static final List<String> KEYS = List.of("recipe", "set", "axes", "points", "seeds", "halving");
  private static final List<String> AXIS =
      List.of("key", "values", "from", "to", "count", "scale", "draw");

  /** Changes of the recipe that a file may name. */
  private static final int MOST_SET = 200;

  private static final double FAR = 1e12;

  private static final Setting<Double> FROM =
      Setting.number("from", "From", "", -FAR, FAR, 0, "The lower end.");
  private static final Setting<Double> TO =
      Setting.number("to", "To", "", -FAR, FAR, 1, "The upper end.");
  private static final Setting<Long> COUNT =
      Setting.whole("count", "Count", "", 2, Levels.MOST, 5, "How many values.");
  private static final Setting<Scale> SCALE =
      Setting.choice(
              "scale", "Scale", List.of(Scale.values()), Scale::label, Scale::label, "Its steps.")
          .mayBeLeftOut();
  private static final Setting<Draw> DRAW =
      Setting.choice("draw", "Draw", List.of(Draw.values()), Draw::label, Draw::label, "How.");
  private static final Setting<Long> POINTS =
      Setting.whole("points", "Points", "", 1, Sweep.MOST_POINTS, 1, "Sets of values drawn.");
  private static final Setting<Long> SEED_COUNT =
      Setting.whole("seeds", "Seeds", "", 1, Sweep.MOST_SEEDS, 1, "How many seeds.");
  private static final Setting<List<Long>> SEEDS =
      Setting.of(
          "seeds",
          "Seeds",
          "",
          new Range.Several<>(
              1, Sweep.MOST_SEEDS, new Range.Wholes(Long.MIN_VALUE, Long.MAX_VALUE)),
          List.of(1L),
          "The seeds.");

  private static final List<String> HALVING = List.of("keep", "rungs");
  private static final Setting<Long> KEEP =
      Setting.whole(
          "keep", "Keep", "", Halving.LEAST, Halving.MOST_KEEP, 3, "One in so many goes on.");
  private static final Setting<Long> RUNGS =
      Setting.whole(
          "rungs", "Rungs", "", Halving.LEAST, Halving.MOST_RUNGS, 3, "How often that is asked.");

  private SweepReader() {}

  /**
   * A sweep's file.
   *
   * @throws RecipeException with one sentence that names the file, the key, its value and what is
   *     allowed
   * @throws IOException with one sentence when the file cannot be read
   */
  public static Sweep read(Path file) throws RecipeException, IOException {
    return parse(file.toString(), RecipeReader.text(file, KIND));
  }

  /**
   * Whether a file's text is a sweep's and no recipe's: it has axes.
   *
   * @param source what messages call it
   * @throws RecipeException with one sentence where it is no JSON
   */
  public static boolean isSweep(String source, String json) throws RecipeException {
    Fields root = Fields.parse(source, KIND, json);
    return root.has("axes") || root.has("recipe");
  }

  /**
   * @param source what messages call it: a file's or preset's name
   */
  public static Sweep parse(String source, String json) throws RecipeException {
    Fields root = Fields.parse(source, KIND, json);
    root.only(KEYS);
    Recipe recipe = root.isText("recipe") ? preset(root) : root.recipe("recipe");
    if (root.has("set")) {
      recipe = set(source, recipe, root.texts("set", 0, MOST_SET));
    }
    AxisKeys keys = new AxisKeys(recipe);
    List<Axis> axes = new ArrayList<>();
    List<Long> seeds = seeds(root, recipe);
    for (Fields one : root.objects("axes", Sweep.MOST_AXES)) {
      one.only(AXIS);
      String key = one.text("key");
      Levels levels = levels(one);
      if (key.equals(AxisKeys.SEED)) {
        if (root.has("seeds")) {
          throw one.refusal("key", "another setting, for seeds says which there are");
        }
        seeds = seeds(one.place("values"), levels);
      } else {
        axes.add(keys.axis(one.place("key"), key, levels));
      }
    }
    int draws = root.absent("points") ? 0 : Math.toIntExact(root.value(POINTS));
    return of(source, recipe, axes, draws, seeds, root.has("halving") ? halving(root) : null);
  }

  private static Halving halving(Fields root) throws RecipeException {
    Fields one = root.object("halving");
    one.only(HALVING);
    return new Halving(Math.toIntExact(one.value(KEEP)), Math.toIntExact(one.value(RUNGS)));
  }

  private static Recipe preset(Fields root) throws RecipeException {
    return Presets.load(root.choice("recipe", Presets.NAMES));
  }

  private static List<Long> seeds(Fields root, Recipe recipe) throws RecipeException {
    if (root.absent("seeds")) {
      return List.of(recipe.seed());
    }
    return root.isList("seeds")
        ? root.value(SEEDS)
        : Sweep.seeds(recipe, Math.toIntExact(root.value(SEED_COUNT)));
  }

  /** An axis of seeds. */
  static List<Long> seeds(String place, Levels levels) throws RecipeException {
    List<Long> seeds = new ArrayList<>();
    for (String value : levels.values(true)) {
      try {
        seeds.add(Long.parseLong(value));
      } catch (NumberFormatException _) {
        throw new RecipeException(
            "%s: %s is no seed; allowed are whole numbers"
                .formatted(place, Fields.shortened(value)));
      }
    }
    if (seeds.isEmpty()) {
      throw new RecipeException(place + ": seeds are not drawn; allowed is a list or a range");
    }
    return seeds;
  }

  private static Levels levels(Fields axis) throws RecipeException {
    try {
      if (axis.has("values")) {
        axis.only(List.of("key", "values"));
        return new Levels.Listed(axis.literals("values", Levels.MOST));
      }
      double from = axis.value(FROM);
      double to = axis.value(TO);
      Scale scale = axis.value(SCALE);
      if (axis.has("draw")) {
        axis.only(List.of("key", "from", "to", "scale", "draw"));
        return new Levels.Drawn(from, to, scale, axis.value(DRAW));
      }
      return new Levels.Stepped(from, to, Math.toIntExact(axis.value(COUNT)), scale);
    } catch (IllegalArgumentException e) {
      throw new RecipeException("%s: %s".formatted(axis.place("key"), e.getMessage()));
    }
  }

  private static Recipe set(String source, Recipe recipe, List<String> settings)
      throws RecipeException {
    try {
      return RecipeReader.override(recipe, settings);
    } catch (RecipeException e) {
      throw new RecipeException("%s: set: %s".formatted(source, e.getMessage()));
    }
  }

  /** Refuses values that the recipe does not allow. */
  private static void check(String source, Recipe recipe, Axis axis) throws RecipeException {
    List<String> values =
        axis.levels() instanceof Levels.Drawn
            ? List.of(axis.levels().drawn(0, axis.whole()), axis.levels().drawn(1, axis.whole()))
            : axis.values();
    for (String value : values) {
      try {
        RecipeReader.override(recipe, List.of(axis.path() + "=" + value));
      } catch (RecipeException e) {
        throw new RecipeException(
            "%s: the axis %s: %s".formatted(source, Fields.shortened(axis.key()), e.getMessage()));
      }
    }
  }

  private static Sweep of(
      String source,
      Recipe recipe,
      List<Axis> axes,
      int draws,
      List<Long> seeds,
      @Nullable Halving halving)
      throws RecipeException {
    try {
      Sweep sweep = new Sweep(recipe, axes, draws, seeds, halving);
      for (Axis axis : axes) {
        check(source, recipe, axis);
      }
      return sweep;
    } catch (IllegalArgumentException e) {
      throw new RecipeException("%s: %s".formatted(source, e.getMessage()));
    }
  }

  /**
   * A sweep with further axes, as the command line names them: each takes the place of the one of
   * the same setting, or is added; the one called seed says the seeds.
   *
   * @param axes each {@code KEY=VALUES}
   * @param draws how many sets of values are drawn; 0 for the sweep's own number
   * @param seeds how many seeds; 0 for the sweep's own
   * @throws RecipeException with one sentence about the first that is not allowed
   */
  public static Sweep with(Sweep sweep, List<String> axes, int draws, int seeds)
      throws RecipeException {
    String source = sweep.recipe().name();
    AxisKeys keys = new AxisKeys(sweep.recipe());
    List<Axis> all = new ArrayList<>(sweep.axes());
    List<Long> own = seeds > 0 ? Sweep.seeds(sweep.recipe(), seeds) : sweep.seeds();
    for (String text : axes) {
      AxisText said = AxisText.parse(text);
      if (said.key().equals(AxisKeys.SEED)) {
        own = seeds("axis seed", said.levels());
        continue;
      }
      Axis axis = keys.axis(source, said.key(), said.levels());
      int place = -1;
      for (int i = 0; i < all.size(); i++) {
        place = all.get(i).path().equals(axis.path()) ? i : place;
      }
      if (place < 0) {
        all.add(axis);
      } else {
        all.set(place, axis);
      }
    }
    return of(source, sweep.recipe(), all, draws > 0 ? draws : sweep.draws(), own, sweep.halving());
  }

  /**
   * A sweep of another recipe.
   *
   * @throws RecipeException with one sentence where the axes do not fit it
   */
  public static Sweep on(Recipe recipe, Sweep sweep) throws RecipeException {
    AxisKeys keys = new AxisKeys(recipe);
    List<Axis> axes = new ArrayList<>();
    for (Axis axis : sweep.axes()) {
      axes.add(keys.axis(recipe.name(), axis.key(), axis.levels()));
    }
    return of(recipe.name(), recipe, axes, sweep.draws(), sweep.seeds(), sweep.halving());
  }

  /**
   * The same sweep, halved as the command line says it.
   *
   * @param text {@code KEEP:RUNGS}
   * @throws RecipeException with one sentence where that is not allowed
   */
  public static Sweep halved(Sweep sweep, String text) throws RecipeException {
    try {
      return new Sweep(
          sweep.recipe(), sweep.axes(), sweep.draws(), sweep.seeds(), Halving.parse(text));
    } catch (IllegalArgumentException e) {
      throw new RecipeException("--halve: " + e.getMessage());
    }
  }

  /**
   * An axis of a recipe.
   *
   * @throws RecipeException with one sentence where the recipe has no such setting, or does not
   *     allow one of the values
   */
  public static Axis axis(Recipe recipe, String key, Levels levels) throws RecipeException {
    Axis axis = new AxisKeys(recipe).axis(recipe.name(), key, levels);
    check(recipe.name(), recipe, axis);
    return axis;
  }

  /** A recipe that nothing is varied of yet. */
  public static Sweep of(Recipe recipe) {
    return new Sweep(recipe, List.of(), 0, List.of(recipe.seed()));
  }
}
