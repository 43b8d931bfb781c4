package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes that failed in the field. */
class FieldCasesTest {
  @ParameterizedTest
  @ValueSource(strings = {"bom", "utf16", "utf16be"})
  void a_recipe_is_read_as_windows_saves_it(String name) throws Exception {
    assertEquals(RecipeReader.read(file("base")), RecipeReader.read(file(name)));
  }

  @Test
  void a_comma_too_many_is_said_in_our_words() throws Exception {
    Path file = file("trailcomma");
    assertEquals(
        file
            + " is no JSON: line 35, column 3: found } after a comma, expected another key, or no"
            + " comma before the bracket",
        Refusal.of(RecipeException.class, () -> RecipeReader.read(file)));
  }

  @Test
  void half_a_pair_is_refused_where_it_is_read() throws Exception {
    Path file = file("surrogate");
    assertEquals(
        file + ": name is \"a\uFFFDb\"; allowed is text of printable characters",
        Refusal.of(RecipeException.class, () -> RecipeReader.read(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "arms[0].name"})
  void every_text_is_checked_whichever_way_it_comes(String key) throws Exception {
    Recipe base = RecipeReader.read(file("base"));
    for (String escape : List.of("\\ud800", "\\udc00", "\\u0007", "\\u009b", "\\u2028")) {
      String setting = key + "=\"a" + escape + "b\"";
      String refused =
          Refusal.of(RecipeException.class, () -> RecipeReader.override(base, List.of(setting)));
      assertTrue(
          refused.matches("t: \\Q" + key + "\\E is \"a.{1,6}b\"; allowed is text of .*"), refused);
    }
    // As a form sets it, without a reader.
    String half = "a\uD800b";
    String message =
        Refusal.of(
            IllegalArgumentException.class,
            () ->
                new Recipe(
                    key.equals("name") ? half : base.name(),
                    key.equals("description") ? half : base.description(),
                    base.data(),
                    base.network(),
                    base.seed(),
                    base.batchSize(),
                    base.shuffle(),
                    base.dense(),
                    base.prune(),
                    base.arms().stream()
                        .map(arm -> key.startsWith("arms") ? arm.named(half) : arm)
                        .toList()));
    assertTrue(message.startsWith(key + " is \"a\uFFFDb\"; allowed"), message);
  }

  /** A layer's values for a whole batch lie in one array. */
  @Test
  void a_batch_that_no_engine_can_hold_is_refused_with_its_key() throws Exception {
    Recipe base = RecipeReader.read(file("base"));
    assertEquals(
        "t: batchSize is 4096, which with network.widths [2700, 1] is more than an engine can hold;"
            + " allowed is 1 to 4,057, or narrower widths",
        Refusal.of(
            RecipeException.class,
            () ->
                RecipeReader.override(base, List.of("network.widths=[2700,1]", "batchSize=4096"))));
    RecipeReader.override(base, List.of("network.widths=[2700,1]", "batchSize=4057"));
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(FieldCasesTest.class.getResource("/cases/" + name + ".json"))
            .toURI());
  }
}
