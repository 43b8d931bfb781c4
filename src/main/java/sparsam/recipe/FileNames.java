package sparsam.recipe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import sparsam.recipe.arm.Arm;
import sparsam.system.Slug;

/**
 * What the files of a recipe's networks are called, without their ends: the network's name in
 * letters, digits, dots and dashes that every system takes, with a number where these do not do.
 * Two networks never have the same, nor do any two that differ in case only.
 */
public final class FileNames {
  /** The run's own files, and the names that Windows keeps for devices. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(initial|dense|pruned(-\\d+)?|checkpoint|con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  /** Systems take 255 characters; what is put behind a name needs some. */
  private static final int LONGEST = 120;

  private static final String ARM = "arm";

  private final Map<String, String> files = new HashMap<>();

  private FileNames() {}

  /** Those of a recipe. */
  public static FileNames of(Recipe recipe) {
    FileNames names = new FileNames();
    List<String> pruned = List.copyOf(new Plan(recipe).prunings().values());
    for (int i = 0; i < pruned.size(); i++) {
      names.files.put(pruned.get(i), i == 0 ? Plan.PRUNED : Plan.PRUNED + "-" + (i + 1));
    }
    names.addArms(recipe.arms());
    return names;
  }

  /** Whoever has a name that does keeps it, so that no other arm's takes it away. */
  private void addArms(List<Arm> arms) {
    Set<String> taken = new HashSet<>();
    Set<Integer> others = new LinkedHashSet<>();
    for (int i = 0; i < arms.size(); i++) {
      String slug = Slug.of(arms.get(i).name());
      if (does(slug) && taken.add(slug)) {
        files.put(arms.get(i).name(), slug);
      } else {
        others.add(i);
      }
    }
    for (int i : others) {
      String name = arms.get(i).name();
      String wanted = wanted(Slug.of(name), i);
      String file = wanted;
      for (int number = 2; !taken.add(file); number++) {
        file = wanted + "-" + number;
      }
      files.put(name, file);
    }
  }

  private static boolean does(String slug) {
    return !slug.isEmpty() && slug.length() <= LONGEST && !RESERVED.matcher(slug).matches();
  }

  private static String wanted(String slug, int place) {
    if (does(slug)) {
      return slug;
    }
    return RESERVED.matcher(slug).matches() ? ARM + "-" + slug : ARM + "-" + (place + 1);
  }

  /**
   * The file name of a network, or of what belongs to it.
   *
   * @param name of a result: {@code dense}, {@code pruned} or an arm
   */
  public String of(String name) {
    return files.getOrDefault(name, Slug.of(name));
  }
}
