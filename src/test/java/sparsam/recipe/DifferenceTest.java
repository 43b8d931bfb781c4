package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import sparsam.experiment.TinyRun;

class DifferenceTest {
  private static Recipe with(String... settings) throws RecipeException {
    return RecipeReader.override(TinyRun.recipe(), List.of(settings));
  }

  private static List<Difference> from(Recipe left, String... settings) throws RecipeException {
    return Difference.all(left, RecipeReader.override(left, List.of(settings)));
  }

  private static Difference only(String... settings) throws RecipeException {
    List<Difference> all = from(TinyRun.recipe(), settings);
    assertEquals(1, all.size(), all.toString());
    return all.getFirst();
  }

  @Test
  void equal_recipes_differ_in_nothing() throws Exception {
    for (String preset : Presets.NAMES) {
      assertEquals(List.of(), from(Presets.load(preset)));
    }
  }

  @Test
  void one_changed_key_is_one_difference_in_words() throws Exception {
    assertEquals(
        new Difference("arms[1] \"SAM\" · ρ", "0.05", "0.2"), only("arms[1].optimizer.rho=0.2"));
    assertEquals(new Difference("seed", "3", "4"), only("seed=4"));
    assertEquals(new Difference("label noise", "0.1", "0"), only("data.labelNoise=0"));
    assertEquals(new Difference("widths", "64, 128", "16, 32"), only("network.widths=[16,32]"));
    assertEquals(new Difference("shuffled", "yes", "no"), only("shuffle=false"));
    assertEquals(
        new Difference("dense training · lr", "0.3", "0.0001"), only("dense.optimizer.lr=0.0001"));
    assertEquals(new Difference("pruning · fraction", "0.5", "0.9"), only("prune.fraction=0.9"));
    assertEquals(
        new Difference("arms[3] \"notebook\" · faults", "recomputed-epsilon", "none"),
        only("arms[3].faults=[]"));
    assertEquals(
        new Difference("arms[1] \"SAM\" · name", "SAM", "SAM again"),
        only("arms[1].name=SAM again"));
  }

  @Test
  void what_only_one_recipe_has_is_one_difference() throws Exception {
    assertEquals(
        new Difference(
            "arms[3] \"notebook\" · pruning",
            "method magnitude-layer, fraction 0.5, BatchNorm’s γ too yes, one weight less" + " yes",
            "none"),
        only("arms[3].prune=null"));
    assertEquals(
        List.of(
            new Difference("arms[1] \"SAM\" · epochs", "2", "none"),
            new Difference("arms[1] \"SAM\" · gradient budget", "none", "8")),
        from(TinyRun.recipe(), "arms[1].gradients=8"));
  }

  @Test
  void another_optimizer_shows_the_numbers_that_only_one_of_them_has() throws Exception {
    Recipe plain = with("arms[1].optimizer.momentum=0", "arms[1].optimizer.weightDecay=0");
    assertEquals(
        List.of(
            new Difference("arms[1] \"SAM\" · optimizer", "sam", "asam"),
            new Difference("arms[1] \"SAM\" · η", "none", "0.01")),
        from(
            plain,
            "arms[1].optimizer={\"name\": \"asam\", \"lr\": 0.3, \"rho\": 0.05, \"eta\": 0.01}"));
  }

  private static final String ARM =
      "{\"name\": \"%s\", \"start\": \"dense\", \"epochs\": %d,"
          + " \"optimizer\": {\"name\": \"batchnorm\"}}";

  private static Recipe arms(String... arms) throws RecipeException {
    return with("prune=null", "arms=[" + String.join(",", arms) + "]");
  }

  @Test
  void arms_are_matched_by_name_and_what_is_added_or_removed_is_one_difference() throws Exception {
    Recipe two =
        arms(String.format(Locale.ROOT, ARM, "a", 1), String.format(Locale.ROOT, ARM, "b", 2));
    Recipe one = arms(String.format(Locale.ROOT, ARM, "b", 3));
    String first = "name a, starts from dense, optimizer batchnorm, epochs 1, mask kept yes";
    assertEquals(
        List.of(
            new Difference("arms[0] \"a\"", first, "none"),
            new Difference("arms[1] \"b\" · epochs", "2", "3")),
        Difference.all(two, one));
    assertEquals(
        List.of(
            new Difference("arms[0] \"b\" · epochs", "3", "2"),
            new Difference("arms[0] \"a\"", "none", first)),
        Difference.all(one, two));
    assertEquals(
        List.of(new Difference("order of the arms", "a, b", "b, a")),
        Difference.all(
            two,
            arms(
                String.format(Locale.ROOT, ARM, "b", 2), String.format(Locale.ROOT, ARM, "a", 1))));
  }
}
