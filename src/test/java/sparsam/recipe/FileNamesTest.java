package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sparsam.recipe.arm.Arm;

class FileNamesTest {
  private static final List<String> PIECES =
      List.of(
          "SAM",
          "sam",
          "+",
          "−",
          "-",
          "2",
          " ",
          "dense",
          "Pruned",
          "con",
          "NUL",
          "COM1",
          ".",
          "日本",
          "СГД",
          "😀",
          "ρ",
          "é",
          "e\u0301",
          "/",
          "\\",
          ":",
          "arm",
          "1",
          "K",
          "ſ",
          "İ",
          "checkpoint");

  @Test
  void what_names_did_before_they_do_still() {
    assertEquals(
        List.of("sgd", "sam-rho-0.05", "gro-e-2", "80", "a-b"),
        files("SGD", "SAM ρ 0.05", "Größe 2", "80 %", "../A\\/b.."));
  }

  @Test
  void a_number_stands_where_letters_do_not_do() {
    assertEquals(List.of("sam", "sam-2"), files("SAM+", "SAM−"));
    assertEquals(List.of("arm-1", "arm-2", "arm-3"), files("СГД", "日本語", "😀"));
    assertEquals(List.of("arm-1-2", "arm-1"), files("СГД", "arm 1"));
    assertEquals(List.of("sam", "sam-2", "sam-3"), files("SAM?", "SAM 2", "sam"));
  }

  @Test
  void no_file_takes_a_name_that_is_kept() {
    assertEquals(
        List.of("arm-dense", "arm-pruned-2", "arm-con", "arm-nul.txt", "arm-com1", "arm-6"),
        files("Dense", "pruned-2", "CON", "nul.txt", "COM¹", "a".repeat(20) + "㎯".repeat(40)));
  }

  @Test
  void pruned_networks_have_theirs() throws RecipeException {
    Recipe recipe =
        RecipeReader.override(
            Presets.load("quick"),
            List.of("arms[1].prune={\"fraction\": 0.5}", "arms[0].name=pruned 2"));
    List<String> pruned = List.copyOf(new Plan(recipe).prunings().values());
    FileNames names = FileNames.of(recipe);
    assertEquals(2, pruned.size());
    assertEquals("pruned", names.of(pruned.getFirst()));
    assertEquals("pruned-2", names.of(pruned.getLast()));
    assertEquals("dense", names.of("dense"));
    assertEquals("arm-pruned-2", names.of("pruned 2"));
  }

  /** Whatever arms are called: every one has files, and no two the same on any system. */
  @Test
  void any_names_have_files_of_their_own() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<String> names = new HashSet<>();
      while (names.size() < 8) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
          name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        if (Recipe.isName(name.toString())
            && !name.toString().startsWith("pruned (")
            && !List.of("dense", "initial", "pruned").contains(name.toString())) {
          names.add(name.toString());
        }
      }
      Set<String> files = new HashSet<>(List.of("dense", "pruned", "initial"));
      for (String file : files(names.toArray(String[]::new))) {
        assertTrue(files.add(file), "seed " + seed + ": " + names + " has " + file + " twice");
        assertEquals(file.toLowerCase(Locale.ROOT), file);
        assertTrue(file.matches("[a-z0-9][a-z0-9.-]{0,126}"), file);
        assertFalse(
            file.matches("(con|nul|com1|checkpoint|pruned-\\d+)(\\..*)?") || file.endsWith("."),
            file);
      }
    }
  }

  private static List<String> files(String... names) {
    try {
      Recipe one = Presets.load("quick");
      List<Arm> arms = new ArrayList<>();
      for (String name : names) {
        arms.add(one.arms().getFirst().named(name));
      }
      FileNames files = FileNames.of(one.withArms(arms));
      return arms.stream().map(Arm::name).map(files::of).toList();
    } catch (RecipeException e) {
      throw new IllegalStateException(e);
    }
  }
}
