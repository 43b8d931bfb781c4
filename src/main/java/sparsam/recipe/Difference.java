package sparsam.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where two recipes part, in words.
 *
 * @param path what differs, as {@code arms[2] "SAM" · ρ}
 * @param left what the first recipe says; {@code none} where it says nothing
 * @param right what the second one says
 */
public record Difference(String path, String left, String right) {
  private static final String NONE = "none";

  /**
   * The words of the keys that are no settings; those of empty words are steps that a path leaves
   * out.
   */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("data", ""),
          Map.entry("set", "data set"),
          Map.entry("path", "data"),
          Map.entry("network", ""),
          Map.entry("dense", "dense training"),
          Map.entry("prune", "pruning"),
          Map.entry("start", "starts from"),
          Map.entry("optimizer", ""),
          Map.entry("compare", "question"),
          Map.entry("optimizer.name", "optimizer"),
          Map.entry("schedule.name", ""),
          Map.entry("when.name", ""),
          Map.entry("keepMask", "mask kept"));

  /** An arm of a recipe: its place there, and what it says. */
  private record Placed(int index, JsonNode arm) {
    String name() {
      return arm.path("name").asText();
    }

    String path() {
      return String.format(Locale.ROOT, "arms[%d] \"%s\"", index, name());
    }
  }

  /**
   * All differences and nothing else, in the order of the recipe's keys. Arms are compared with
   * those of the same name, then with those in the same place; one that only one recipe has is one
   * difference.
   */
  public static List<Difference> all(Recipe left, Recipe right) {
    ObjectNode a = RecipeWriter.tree(left);
    ObjectNode b = RecipeWriter.tree(right);
    List<Placed> there = arms(a.remove("arms"));
    List<Placed> here = arms(b.remove("arms"));
    List<Difference> all = all(a, b);
    addArms(there, here, all);
    return all;
  }

  /** All differences of two objects that have no arms. */
  public static List<Difference> all(ObjectNode left, ObjectNode right) {
    List<Difference> all = new ArrayList<>();
    add("", "", left, right, all);
    return all;
  }

  private static List<Placed> arms(JsonNode list) {
    List<Placed> arms = new ArrayList<>();
    list.forEach(arm -> arms.add(new Placed(arms.size(), arm)));
    return arms;
  }

  private static void addArms(List<Placed> left, List<Placed> right, List<Difference> all) {
    List<Placed> added = new ArrayList<>(right);
    List<String> order = new ArrayList<>();
    for (Placed arm : left) {
      Optional<Placed> same =
          find(right, other -> other.name().equals(arm.name()))
              .or(
                  () ->
                      find(
                          right,
                          other ->
                              other.index() == arm.index()
                                  && find(left, one -> one.name().equals(other.name())).isEmpty()));
      if (same.isPresent()) {
        added.remove(same.get());
        add(arm.path(), "", arm.arm(), same.get().arm(), all);
      } else {
        all.add(new Difference(arm.path(), words("", arm.arm()), NONE));
      }
      same.filter(other -> other.name().equals(arm.name())).ifPresent(_ -> order.add(arm.name()));
    }
    for (Placed arm : added) {
      all.add(new Difference(arm.path(), NONE, words("", arm.arm())));
    }
    List<String> other = right.stream().map(Placed::name).filter(order::contains).toList();
    if (!order.equals(other)) {
      all.add(
          new Difference("order of the arms", String.join(", ", order), String.join(", ", other)));
    }
  }

  private static Optional<Placed> find(List<Placed> arms, Predicate<Placed> wanted) {
    return arms.stream().filter(wanted).findFirst();
  }

  private static void add(
      String path, String key, JsonNode left, JsonNode right, List<Difference> all) {
    if (left.isObject() && right.isObject()) {
      for (String name : keys(left, right)) {
        add(join(path, word(key, name)), name, left.path(name), right.path(name), all);
      }
    } else if (!left.equals(right)) {
      all.add(new Difference(path, words(key, left), words(key, right)));
    }
  }

  private static String join(String path, String word) {
    return path.isEmpty() || word.isEmpty() ? path + word : path + " · " + word;
  }

  private static String word(String parent, String key) {
    String known = WORDS.getOrDefault(parent + "." + key, WORDS.get(key));
    return known != null ? known : RecipeSettings.symbol(key);
  }

  private static String words(String key, JsonNode value) {
    if (value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty())) {
      return NONE;
    }
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String words = words(entry.getKey(), entry.getValue());
        if (!words.equals(NONE)) {
          String word = word(key, entry.getKey());
          parts.add(word.isEmpty() ? words : word + " " + words);
        }
      }
    } else if (value.isArray()) {
      value.forEach(element -> parts.add(words(key, element)));
    } else if (value.isBoolean()) {
      return value.booleanValue() ? "yes" : "no";
    } else if (value.isFloatingPointNumber()) {
      return Dials.plain(value.doubleValue());
    } else {
      return value.asText();
    }
    return String.join(", ", parts);
  }

  private static Set<String> keys(JsonNode one, JsonNode other) {
    Set<String> keys = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(keys::add);
    other.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /**
   * The first key, in the first one's order, that does not say the same: {@code seed is 0 there and
   * 1 here}.
   */
  public static String first(JsonNode there, JsonNode here) {
    return find("", there, here);
  }

  private static String find(String path, JsonNode there, JsonNode here) {
    if (there.isObject() && here.isObject()) {
      for (String key : keys(there, here)) {
        if (!there.path(key).equals(here.path(key))) {
          return find(path.isEmpty() ? key : path + "." + key, there.path(key), here.path(key));
        }
      }
    }
    if (there instanceof ArrayNode a && here instanceof ArrayNode b && a.size() == b.size()) {
      List<JsonNode> others = new ArrayList<>();
      b.forEach(others::add);
      for (int i = 0; i < a.size(); i++) {
        if (!a.get(i).equals(others.get(i))) {
          return find(String.format(Locale.ROOT, "%s[%d]", path, i), a.get(i), others.get(i));
        }
      }
    }
    return "%s is %s there and %s here".formatted(path, shown(there), shown(here));
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : Fields.shown(node);
  }
}
