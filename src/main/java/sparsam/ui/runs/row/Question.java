package sparsam.ui.runs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.optim.Optimizers;
import sparsam.recipe.Difference;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeWriter;
import sparsam.settings.Kind;

/** What a recipe asks: in which way its arms differ. */
final class Question {
  private static final int MOST = 3;

  private Question() {}

  /**
   * {@code SGD vs SAM} where the arms' optimisers differ, else {@code SAM: ρ} with the settings
   * that do; the optimiser alone where there is one arm, and empty words where there is none.
   */
  static String of(Recipe recipe) {
    List<ObjectNode> arms = new ArrayList<>();
    for (JsonNode arm : RecipeWriter.tree(recipe).path("arms")) {
      if (arm instanceof ObjectNode object) {
        object.remove("name");
        arms.add(object);
      }
    }
    Set<String> kinds =
        arms.stream()
            .map(arm -> title(arm.path("optimizer")))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (kinds.size() != 1) {
      return some(kinds, " vs ");
    }
    Set<String> paths = new LinkedHashSet<>();
    for (ObjectNode arm : arms) {
      Difference.all(arms.getFirst(), arm).forEach(one -> paths.add(one.path()));
    }
    String kind = String.join("", kinds);
    return paths.isEmpty() ? kind : kind + ": " + some(paths, ", ");
  }

  private static String some(Set<String> words, String between) {
    String first = words.stream().limit(MOST).collect(Collectors.joining(between));
    return words.size() > MOST ? first + between + "…" : first;
  }

  private static String title(JsonNode optimizer) {
    String name = optimizer.path("name").asText();
    return Optimizers.ALL
        .named(name)
        .map(kind -> over(kind, optimizer.path("base").asText()))
        .orElse(name);
  }

  private static <T> String over(Kind<T> kind, String base) {
    return kind.over(base).orElse(kind).title();
  }
}
