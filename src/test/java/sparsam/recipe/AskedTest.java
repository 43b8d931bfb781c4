package sparsam.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.recipe.arm.Arm;

class AskedTest {
  private static Recipe fair() throws RecipeException {
    return Presets.load("fair");
  }

  @Test
  void everyPresetNamesAQuestionOfItsArms() throws RecipeException {
    for (String name : Presets.NAMES) {
      Recipe recipe = Presets.load(name);
      int asked =
          switch (name) {
            case "family", "sanity" -> 4;
            case "gradual", "tickets", "channels" -> 3;
            default -> 2;
          };
      assertEquals(asked, recipe.compare().size(), name);
      assertEquals(recipe, RecipeReader.parse(name, RecipeWriter.write(recipe)));
    }
  }

  @Test
  void withoutAQuestionTheKeyIsNotWritten() throws RecipeException {
    assertTrue(
        RecipeWriter.write(fair()).contains("\"compare\" : [")
            || RecipeWriter.write(fair()).contains("\"compare\": ["));
    assertTrue(!RecipeWriter.write(fair().withCompare(List.of())).contains("compare"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"SGD\"] | compare is [\"SGD\"]; allowed is a list […] of 2 to 64 texts",
        "[] | compare is []; allowed is a list […] of 2 to 64 texts",
        "\"SGD\" | compare is \"SGD\"; allowed is a list […] of 2 to 64 texts",
        "[\"SGD\", 3] | compare[1] is 3; allowed is text",
        "[\"SGD\", \"SGD\"] | compare[1] is \"SGD\", which compare has already; allowed is every"
            + " arm once",
        "[\"SGD\", \"dense\"] | compare[1] is \"dense\", which no arm is called; allowed are",
      })
  void whatIsNoTwoArmsIsRefused(String compare, String expected) throws RecipeException {
    String json =
        RecipeWriter.write(fair())
            .replaceFirst("\"compare\"( ?): \\[[^]]*]", "\"compare\": " + compare);
    String message = Refusal.of(RecipeException.class, () -> RecipeReader.parse("r.json", json));
    assertTrue(message.startsWith("r.json: " + expected), message);
  }

  @Test
  void theQuestionFollowsItsArms() throws RecipeException {
    List<Arm> arms = new ArrayList<>(fair().arms());
    arms.set(4, arms.get(4).named("sharp"));
    assertEquals(List.of("SGD", "sharp"), fair().withArms(arms).compare());
    arms.removeIf(arm -> arm.name().equals("SGD"));
    assertEquals(List.of(), fair().withArms(arms).compare(), "one alone is no question");
  }

  @Test
  void aQuestionIsOneOfTheDifferences() throws RecipeException {
    assertEquals(
        List.of(new Difference("question", "SGD, SAM", "none")),
        Difference.all(fair(), fair().withCompare(List.of())));
  }
}
