package sparsam.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sparsam.recipe.Fields;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeWriter;

/**
 * What axes are called. A path is one that {@code --set} takes; a word alone is looked for in the
 * recipe, its pruning, data and network, then in its arms, and means all arms that have it; {@code
 * rho of SAM} means one arm.
 */
final class AxisKeys {
  static final String SEED = "seed";

  /** Which there are depends on the arm: nothing that a list of settings offers. */
  private static final String FAULTS = "faults";

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern OF_ARM = Pattern.compile("([A-Za-z][A-Za-z0-9.]*) of (.+)");

  /** Where a word may stand, in the order in which it is looked for; of the recipe. */
  private static final List<String> PLACES = List.of("", "prune", "data", "network");

  /** The same in an arm. */
  private static final List<String> IN_ARMS = List.of("optimizer", "", "prune", "schedule", "when");

  /** What else a place has that no sweep varies. */
  private static final Set<String> WORDS =
      Set.of("name", "description", "set", "path", "start", "armsAtOnce", "fingerprint");

  private final ObjectNode recipe;

  /**
   * @param recipe whose settings they name
   */
  AxisKeys(Recipe recipe) {
    this.recipe = RecipeWriter.whole(recipe);
  }

  /**
   * An axis by what it is called.
   *
   * @param source what messages call the sweep
   * @throws RecipeException with one sentence where nothing in the recipe is called so
   */
  Axis axis(String source, String key, Levels levels) throws RecipeException {
    String path = path(source, key.strip());
    return new Axis(key.strip(), path, isWhole(path), levels);
  }

  private String path(String source, String key) throws RecipeException {
    Matcher arm = OF_ARM.matcher(key);
    if (arm.matches()) {
      return ofArm(source, key, arm.group(1), arm.group(2).strip());
    }
    if (!WORD.matcher(key).matches()) {
      return key; // --set says what is wrong with it.
    }
    for (String place : PLACES) {
      if (isSetting(at(recipe, place), key)) {
        return join(place, key);
      }
    }
    for (String place : IN_ARMS) {
      for (JsonNode one : recipe.path("arms")) {
        if (isSetting(at(one, place), key)) {
          return join("arms[*]", join(place, key));
        }
      }
    }
    throw new RecipeException(
        "%s: no setting of this recipe is called \"%s\"; allowed are a key with its path, as --set has it, and %s"
            .formatted(source, Fields.shortened(key), String.join(", ", words())));
  }

  private String ofArm(String source, String key, String word, String name) throws RecipeException {
    List<String> names = new ArrayList<>();
    int index = 0;
    for (JsonNode arm : recipe.path("arms")) {
      names.add("\"" + arm.path("name").asText() + "\"");
      if (arm.path("name").asText().equals(name)) {
        for (String place : IN_ARMS) {
          if (word.contains(".") || isSetting(at(arm, place), word)) {
            return String.format(
                Locale.ROOT, "arms[%d].%s", index, word.contains(".") ? word : join(place, word));
          }
        }
        throw new RecipeException(
            "%s: the arm \"%s\" has no %s, which \"%s\" names"
                .formatted(source, Fields.shortened(name), word, Fields.shortened(key)));
      }
      index++;
    }
    throw new RecipeException(
        "%s: no arm is called \"%s\", which \"%s\" names; allowed are %s"
            .formatted(
                source,
                Fields.shortened(name),
                Fields.shortened(key),
                names.isEmpty() ? "none, there is no arm" : String.join(", ", names)));
  }

  private boolean isWhole(String path) {
    return find(path).map(JsonNode::isIntegralNumber).orElse(false);
  }

  /** What stands at a path, in the first arm that has it. */
  private Optional<JsonNode> find(String path) {
    List<JsonNode> here = List.of(recipe);
    for (String part : path.split("\\.|(?=\\[)", -1)) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : here) {
        if (part.equals("[*]")) {
          node.forEach(next::add);
        } else if (part.matches("\\[\\d{1,4}]")) {
          next.add(node.path(Integer.parseInt(part.substring(1, part.length() - 1))));
        } else {
          next.add(node.path(part));
        }
      }
      here = next.stream().filter(node -> !node.isMissingNode()).toList();
    }
    return here.stream().findFirst();
  }

  /**
   * All that axes may be called: words, then the dense network's settings by their paths, then
   * words of one arm each.
   */
  List<String> all() {
    Set<String> all = new LinkedHashSet<>();
    for (String place : PLACES) {
      addWords(at(recipe, place), all);
    }
    Set<String> general = Set.copyOf(all);
    for (String place : List.of("", "optimizer")) {
      Set<String> words = new LinkedHashSet<>();
      addWords(at(recipe.path("dense"), place), words);
      words.forEach(word -> all.add(join("dense", join(place, word))));
    }
    Set<String> ofOne = new LinkedHashSet<>();
    Set<String> ofSeveral = new LinkedHashSet<>();
    Set<String> byArm = new LinkedHashSet<>();
    for (JsonNode arm : recipe.path("arms")) {
      Set<String> words = new LinkedHashSet<>();
      IN_ARMS.forEach(place -> addWords(at(arm, place), words));
      words.removeAll(general);
      words.forEach(word -> (ofOne.add(word) ? ofOne : ofSeveral).add(word));
      words.forEach(word -> byArm.add(word + " of " + arm.path("name").asText()));
    }
    all.addAll(ofSeveral);
    all.addAll(byArm);
    all.remove(SEED);
    all.removeIf(key -> key.equals(FAULTS) || key.startsWith(FAULTS + " "));
    return List.copyOf(all);
  }

  /**
   * What the recipe has there, as {@code --set} would have it; of several arms the first one's.
   *
   * @throws RecipeException with one sentence where nothing in the recipe is called so
   */
  String value(String key) throws RecipeException {
    return find(path(key, key))
        .map(node -> node.isTextual() ? node.asText() : node.toString())
        .orElse("");
  }

  /** The words that there are, for a message. */
  private Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    for (String place : PLACES) {
      addWords(at(recipe, place), words);
    }
    for (String place : IN_ARMS) {
      recipe.path("arms").forEach(arm -> addWords(at(arm, place), words));
    }
    return words;
  }

  private static void addWords(JsonNode node, Set<String> words) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (isSetting(node, key)) {
                words.add(key);
              }
            });
  }

  /** Whether a key is there and has a value that can be varied. */
  private static boolean isSetting(JsonNode node, String key) {
    JsonNode value = node.path(key);
    boolean single = value.isValueNode() && !value.isNull();
    boolean numbers = value.isArray() && (value.isEmpty() || value.get(0).isNumber());
    return !WORDS.contains(key) && !key.equals("compare") && (single || numbers);
  }

  private static JsonNode at(JsonNode node, String place) {
    return place.isEmpty() ? node : node.path(place);
  }

  private static String join(String place, String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
