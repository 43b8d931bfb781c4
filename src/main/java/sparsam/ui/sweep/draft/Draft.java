package sparsam.ui.sweep.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;
import sparsam.text.Strings;
import sparsam.ui.part.Typed;

/**
 * A sweep as it is typed.
 *
 * @param points how many are drawn, where any axis is
 * @param seeds how many, or which, with commas between them
 * @param halve which part goes on and how often, as {@code 3:3}; empty where all have the whole
 *     budget
 */
public record Draft(
    Recipe recipe, List<AxisDraft> axes, String points, String seeds, String halve) {
  private static final String POINTS = "32";

  public Draft {
    axes = List.copyOf(axes);
  }

  /**
   * What a draft comes to.
   *
   * @param sweep empty where something is in the way
   * @param axes a sentence for each axis; empty where nothing is in its way
   * @param points a sentence, or empty
   * @param seeds a sentence, or empty
   * @param halve a sentence, or empty
   * @param whole what is in the way of all together, a sentence, or empty
   */
  public record Checked(
      Optional<Sweep> sweep,
      List<String> axes,
      String points,
      String seeds,
      String halve,
      String whole) {}

  /** A sweep's. */
  public static Draft of(Sweep sweep) {
    return new Draft(
        sweep.recipe(),
        sweep.axes().stream().map(AxisDraft::of).toList(),
        sweep.draws() > 0 ? Integer.toString(sweep.draws()) : POINTS,
        seeds(sweep),
        sweep.halved().map(one -> one.keep() + ":" + one.rungs()).orElse(""));
  }

  private static String seeds(Sweep sweep) {
    List<Long> seeds = sweep.seeds();
    return seeds.equals(Sweep.seeds(sweep.recipe(), seeds.size()))
        ? Integer.toString(seeds.size())
        : String.join(", ", seeds.stream().map(String::valueOf).toList());
  }

  /** Whether any axis is drawn. */
  public boolean isDrawn() {
    return axes.stream().anyMatch(axis -> axis.form().isDrawn());
  }

  /** Whether it can be swept, or what is in the way and where. */
  public Checked check(Strings strings) {
    List<Axis> made = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (AxisDraft axis : axes) {
      try {
        made.add(SweepReader.axis(recipe, axis.key(), axis.levels(strings)));
        refused.add("");
      } catch (RecipeException | IllegalArgumentException e) {
        refused.add(own(axis, String.valueOf(e.getMessage())));
      }
    }
    int draws = 0;
    String pointsRefused = "";
    List<Long> own = List.of();
    String seedsRefused = "";
    try {
      draws = isDrawn() ? whole(points, strings.get("sweep.points"), strings) : 0;
    } catch (IllegalArgumentException e) {
      pointsRefused = String.valueOf(e.getMessage());
    }
    try {
      own = numbers(strings);
    } catch (IllegalArgumentException e) {
      seedsRefused = String.valueOf(e.getMessage());
    }
    String whole = "";
    String halveRefused = "";
    Optional<Sweep> sweep = Optional.empty();
    if (made.size() == axes.size() && pointsRefused.isEmpty() && seedsRefused.isEmpty()) {
      try {
        Sweep all = new Sweep(recipe, made, draws, own, null);
        sweep = Optional.of(halve.isBlank() ? all : SweepReader.halved(all, halve.strip()));
      } catch (IllegalArgumentException e) {
        whole = String.valueOf(e.getMessage());
      } catch (RecipeException e) {
        halveRefused = String.valueOf(e.getMessage()).replaceFirst("^--", "");
      }
    }
    return new Checked(sweep, refused, pointsRefused, seedsRefused, halveRefused, whole);
  }

  /** A sentence that stands at the axis need not name it. */
  private static String own(AxisDraft axis, String sentence) {
    String name = "the axis " + axis.key() + ": ";
    int at = sentence.indexOf(name);
    return at < 0 ? sentence : sentence.substring(at + name.length());
  }

  private List<Long> numbers(Strings strings) {
    String name = strings.get("sweep.seeds.field");
    if (!seeds.contains(",")) {
      int count = whole(seeds, name, strings);
      if (count > Sweep.MOST_SEEDS) {
        throw new IllegalArgumentException(strings.get("sweep.seeds.most", Sweep.MOST_SEEDS));
      }
      return Sweep.seeds(recipe, count);
    }
    try {
      return LongStream.of(
              List.of(seeds.split(",", -1)).stream()
                  .mapToLong(one -> Long.parseLong(one.strip()))
                  .toArray())
          .boxed()
          .toList();
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(strings.get("sweep.seeds.refused"));
    }
  }

  private static int whole(String typed, String name, Strings strings) {
    OptionalDouble number = Typed.number(typed);
    double value = number.orElse(0);
    if (value < 1 || value != Math.rint(value) || value > Sweep.MOST_POINTS) {
      throw new IllegalArgumentException(strings.get("sweep.whole", name));
    }
    return (int) value;
  }
}
