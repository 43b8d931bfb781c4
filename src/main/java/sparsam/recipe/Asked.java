package sparsam.recipe;

import static sparsam.recipe.Recipe.require;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import sparsam.recipe.arm.Arm;

/** Which arms a recipe asks about: what it may say, and what becomes of it when arms change. */
final class Asked {
  /** Arms whose names a message does not list any more. */
  private static final int MANY = 6;

  private Asked() {}

  /** Refuses what is not the names of two or more arms, each once. */
  static void check(List<String> compare, List<Arm> arms) {
    require(
        compare.size() != 1,
        "compare names \"%s\" alone; allowed are the names of two or more arms",
        compare.isEmpty() ? "" : Fields.shortened(compare.getFirst()));
    List<String> names = arms.stream().map(Arm::name).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < compare.size(); i++) {
      String name = compare.get(i);
      require(
          names.contains(name),
          "compare[%d] is \"%s\", which no arm is called; allowed are %s%s",
          i,
          Fields.shortened(name),
          names.size() > MANY ? "the names of arms" : quoted(names),
          Nearest.to(name, names).map(near -> "; did you mean \"" + near + "\"?").orElse(""));
      require(
          seen.add(name),
          "compare[%d] is \"%s\", which compare has already; allowed is every arm once",
          i,
          Fields.shortened(name));
    }
  }

  private static String quoted(List<String> names) {
    return names.isEmpty()
        ? "none, there is no arm"
        : names.stream()
            .map(name -> "\"" + Fields.shortened(name) + "\"")
            .collect(Collectors.joining(", "));
  }

  /**
   * A question after arms were changed, one of which may have another name in its old place.
   *
   * @param before the arms' names
   * @param after the arms' names
   */
  static List<String> follow(List<String> compare, List<String> before, List<String> after) {
    Map<String, String> now = new HashMap<>();
    after.stream().filter(before::contains).forEach(name -> now.put(name, name));
    if (before.size() == after.size()) {
      for (int i = 0; i < after.size(); i++) {
        String name = after.get(i);
        if (!before.contains(name)) {
          now.putIfAbsent(before.get(i), name);
        }
      }
    }
    return follow(compare, now);
  }

  /**
   * @param now what an arm is called now, by its old name; gone are those that it does not have
   */
  static List<String> follow(List<String> compare, Map<String, String> now) {
    List<String> left = compare.stream().map(now::get).filter(Objects::nonNull).distinct().toList();
    return left.size() < 2 ? List.of() : left;
  }
}
