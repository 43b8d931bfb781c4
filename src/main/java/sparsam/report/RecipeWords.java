package sparsam.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.prune.Pruning;
import sparsam.recipe.Recipe;
import sparsam.recipe.Starts;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.watch.Watch;
import sparsam.result.DenseFrom;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Environment;
import sparsam.settings.Setting;
import sparsam.system.PlainText;
import sparsam.text.Strings;

/** A recipe in words: in two lines below a picture, and whole in a table. */
public final class RecipeWords {
  /** Of a hash: enough to tell two files apart. */
  private static final int DIGITS = 12;

  private static final String BETWEEN = " · ";

  private final Strings strings;
  private final Recipe recipe;
  private final Settings settings;
  private final @Nullable DenseFrom denseFrom;

  /** A setting: what it is called and what it says. */
  public record Fact(String name, String value) {}

  public RecipeWords(Strings strings, Recipe recipe) {
    this(strings, recipe, null);
  }

  /**
   * @param denseFrom where the recipe's dense network comes from, if it was not trained for it
   */
  RecipeWords(Strings strings, Recipe recipe, @Nullable DenseFrom denseFrom) {
    this.strings = strings;
    this.denseFrom = denseFrom;
    this.recipe = recipe;
    this.settings = new Settings(strings);
  }

  /**
   * Data, network, seed, pruning; the arms; what was tested by which program. Lines.
   *
   * @param testImages 0 where nothing was tested yet
   */
  public String caption(int testImages) {
    List<String> first = new ArrayList<>();
    first.add(recipe.name());
    first.add(data());
    first.add(recipe.network().toString());
    first.add(strings.get("report.seed", recipe.seed()));
    Pruning pruning = recipe.prune();
    if (pruning != null) {
      first.add(strings.get("report.pruned", pruning(pruning)));
    }
    List<String> arms =
        recipe.arms().stream()
            .map(arm -> strings.get("report.named", arm.name(), settings.of(recipe, arm)))
            .toList();
    List<String> last = new ArrayList<>();
    if (testImages > 0) {
      last.add(strings.get("report.tested", testImages));
    }
    last.add(strings.get("report.version", Environment.VERSION));
    return Stream.of(
            String.join(BETWEEN, first), String.join("; ", arms), String.join(BETWEEN, last))
        .filter(line -> !line.isEmpty())
        .reduce((one, next) -> one + "\n" + next)
        .orElse("");
  }

  /** Which data, and how many of their labels are wrong. */
  public String data() {
    double noise = recipe.data().labelNoise();
    return noise == 0
        ? recipe.data().set()
        : strings.get("recipe.noise", recipe.data().set(), strings.percent(noise));
  }

  /** A way of pruning, without the word itself. */
  String pruning(Pruning pruning) {
    Map<Setting<?>, String> words = Pruning.KIND.words(pruning);
    words.remove(Pruning.FRACTION);
    return strings.percent(pruning.fraction()) + ", " + String.join(", ", words.values());
  }

  /** Every setting but those of the arms. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("report.fact.data", data()));
    facts.add(fact("report.fact.network", recipe.network().toString()));
    facts.add(fact("report.fact.seed", Long.toString(recipe.seed())));
    facts.add(fact("report.fact.batch", strings.get("report.images", recipe.batchSize())));
    facts.add(
        fact(
            "report.fact.order",
            strings.get(recipe.shuffle() ? "report.shuffled" : "report.unshuffled")));
    if (recipe.armsAtOnce() > 1) {
      facts.add(
          fact("report.fact.atOnce", strings.get("report.atOnce.threads", recipe.armsAtOnce())));
    }
    if (!recipe.watch().equals(Watch.OFF)) {
      facts.add(
          fact("report.fact.watch", String.join(", ", Watch.KIND.words(recipe.watch()).values())));
    }
    Recipe.Dense dense = recipe.dense();
    facts.add(fact("report.fact.dense", dense == null ? strings.get("report.none") : dense(dense)));
    @Nullable Pruning pruning = recipe.prune();
    facts.add(
        fact("report.fact.prune", pruning == null ? strings.get("report.none") : pruning(pruning)));
    return facts;
  }

  /** How the dense network was trained; of one that somebody brought nobody knows. */
  private String dense(Recipe.Dense dense) {
    return denseFrom instanceof Brought(String name, String sha256)
        ? strings.get("report.brought", name, PlainText.beginning(sha256, DIGITS))
        : settings.of(dense);
  }

  private Fact fact(String key, String value) {
    return new Fact(strings.get(key), value);
  }

  /** An arm's settings, with a pruning of its own where it has one. */
  public String arm(Arm arm) {
    String words = settings.of(recipe, arm);
    Pruning own = arm.prune();
    return own == null ? words : words + BETWEEN + strings.get("report.pruned", pruning(own));
  }

  /** What a row of the results is, by its name. */
  String result(String name) {
    Recipe.Dense dense = recipe.dense();
    if (dense != null && name.equals("dense")) {
      return dense(dense);
    }
    return Stream.concat(
            recipe.arms().stream().filter(arm -> arm.name().equals(name)).map(this::arm),
            Starts.prunings(recipe).entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(entry -> strings.get("report.pruned", pruning(entry.getKey()))))
        .findFirst()
        .orElse("");
  }
}
