package sparsam.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.lesson.Question.Accuracy;
import sparsam.lesson.Question.Better;
import sparsam.lesson.Question.Choice;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Question.Curve;
import sparsam.lesson.Question.Times;
import sparsam.lesson.Step.Experiment;
import sparsam.lesson.Step.Tell;
import sparsam.recipe.Presets;
import sparsam.recipe.RecipeException;
import sparsam.recipe.Refusal;

class LessonReaderTest {
  @TempDir Path folder;

  private static final String GOOD =
      """
      {
        "title": "Good",
        "about": "A lesson.",
        "minutes": 3,
        "steps": [
          {"title": "First", "text": ["One.", "Two."], "source": "A book (1999)"},
          {
            "title": "Second",
            "text": "Which?",
            "recipe": "quick",
            "set": ["prune.fraction=0.9"],
            "ask": {"kind": "choice", "answers": ["this", "that"], "right": 2},
            "why": "So."
          }
        ]
      }
      """;

  private static Lesson good(String... changes) throws RecipeException {
    String json = GOOD;
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(json.contains(changes[i]), changes[i]);
      json = json.replace(changes[i], changes[i + 1]);
    }
    return LessonReader.parse("good.sparsam-lesson", json);
  }

  private static Question ask(String question) throws RecipeException {
    Lesson lesson =
        good("{\"kind\": \"choice\", \"answers\": [\"this\", \"that\"], \"right\": 2}", question);
    return assertInstanceOf(Experiment.class, lesson.steps().get(1)).question();
  }

  @Test
  void a_lesson_is_read_as_it_is_written() throws RecipeException {
    Lesson lesson = good();
    assertEquals("Good", lesson.title());
    assertEquals("A lesson.", lesson.about());
    assertEquals(3, lesson.minutes());
    assertEquals(new Tell("First", "One.\n\nTwo.", "A book (1999)"), lesson.steps().getFirst());
    Experiment second = assertInstanceOf(Experiment.class, lesson.steps().get(1));
    assertEquals("Which?", second.text());
    assertEquals("So.", second.why());
    assertEquals("", second.source());
    assertEquals(new Choice(List.of("this", "that"), 1), second.question());
    assertEquals("Good · 2", second.recipe().name());
    assertEquals(0.9, second.recipe().prunings().getFirst().fraction());
    assertEquals(Presets.load("quick").dense(), second.recipe().dense());
  }

  @Test
  void every_kind_of_question_is_read() throws RecipeException {
    assertEquals(
        new Better("SAM", "SGD"), ask("{\"kind\": \"better\", \"arms\": [\"SAM\", \"SGD\"]}"));
    assertEquals(new Accuracy("SGD"), ask("{\"kind\": \"accuracy\", \"arm\": \"SGD\"}"));
    assertEquals(
        new Times("SAM", "SGD"), ask("{\"kind\": \"times\", \"arm\": \"SAM\", \"than\": \"SGD\"}"));
    assertEquals(new Curve("SGD", 2), ask("{\"kind\": \"curve\", \"arm\": \"SGD\"}"));
    assertEquals(new Cliff(), ask("{\"kind\": \"cliff\"}"));
  }

  @Test
  void who_is_better_becomes_the_recipes_question() throws RecipeException {
    Lesson lesson =
        good(
            "{\"kind\": \"choice\", \"answers\": [\"this\", \"that\"], \"right\": 2}",
            "{\"kind\": \"better\", \"arms\": [\"SAM\", \"SGD\"]}");
    Experiment second = assertInstanceOf(Experiment.class, lesson.steps().get(1));
    assertEquals(List.of("SAM", "SGD"), second.recipe().compare());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"title\": \"Good\" | \"titel\": \"Good\" | titel (\"Good\") is no key here, did you mean"
            + " title?",
        "\"title\": \"Good\" | \"title\": \"\" | title is \"\"; allowed is a line of 1 to 50",
        "\"title\": \"Good\" | \"title\": \"a\\nb\" | title is \"a\\nb\"; allowed is a line",
        "\"title\": \"Good\" | \"title\": \"\\u202egood\" | title is",
        "\"title\": \"First\" | \"title\": 1 | steps[0].title is 1; allowed is text",
        "\"title\": \"First\", | | steps[0].title is missing; allowed is text",
        "\"minutes\": 3 | \"minutes\": 0 | minutes is 0; allowed is a whole number from 1 to 90",
        "\"text\": \"Which?\" | \"text\": \"\\u001b[31m\" | steps[1].text is",
        "[\"One.\", \"Two.\"] | [] | steps[0].text is []; allowed is a list",
        "[\"One.\", \"Two.\"] | [\"One.\", 2] | steps[0].text[1] is 2; allowed is text",
        "\"quick\" | \"quik\" | steps[1].recipe is \"quik\"; allowed is quick, notebook, fair,"
            + " label-noise, family, resnet, cifar, gradual, tickets, channels, sanity; did you"
            + " mean quick?",
        "\"quick\" | 3 | steps[1].recipe is 3; allowed is an object {…}",
        "\"quick\" | {\"name\": \"x\"} | steps[1].recipe: data is missing; allowed is an object"
            + " {…}",
        "prune.fraction=0.9 | prune.fraction=2 | steps[1].set: quick: prune.fraction is 2",
        "prune.fraction=0.9 | prune | steps[1].set: \"prune\" is no setting",
        "\"right\": 2 | \"right\": 3 | steps[1].ask.right is 3; allowed is a whole number from 1 to"
            + " 2",
        "\"this\", \"that\" | \"this\" | steps[1].ask.answers is [\"this\"]; allowed is a list […]"
            + " of 2 to 5 texts",
        "\"this\", \"that\" | \"this\", \"\\u202ethat\" | steps[1].ask.answers is",
        "\"kind\": \"choice\" | \"kind\": \"choise\" | steps[1].ask.kind is \"choise\"; allowed is"
            + " choice, better, accuracy, times, curve, cliff; did you mean choice?",
        "\"kind\": \"choice\" | \"kind\": \"cliff\" | steps[1].ask.answers",
        "\"why\": \"So.\" | \"why\": \" \" | steps[1].why is",
        "\"ask\" | \"answer\" | steps[1].answer",
        "\"recipe\": \"quick\", | | steps[1].recipe is missing",
      })
  void what_is_wrong_is_said_with_its_key(String from, String to, String said) {
    String message = Refusal.of(RecipeException.class, () -> good(from, to == null ? "" : to));
    assertTrue(message.startsWith("good.sparsam-lesson: " + said), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"kind\": \"accuracy\", \"arm\": \"sgd\"} | arm is \"sgd\"; allowed is SGD, SAM; did you"
            + " mean SGD?",
        "{\"kind\": \"accuracy\"} | arm is missing; allowed is SGD, SAM",
        "{\"kind\": \"better\", \"arms\": [\"SGD\"]} | arms is [\"SGD\"]; allowed is two of SGD,"
            + " SAM",
        "{\"kind\": \"better\", \"arms\": [\"SGD\", \"SGD\"]} | arms[1] is \"SGD\"; allowed are"
            + " SGD, SAM, each once",
        "{\"kind\": \"times\", \"arm\": \"SGD\", \"than\": \"SGD\"} | than is \"SGD\"; allowed is"
            + " another arm",
        "{\"kind\": \"curve\", \"arm\": \"SAM\"} | arm is \"SAM\"; allowed is an arm that trains"
            + " for 2 epochs or more",
        "{\"kind\": \"curve\", \"arm\": \"SGD\", \"right\": 1} | right (1) is no key here",
      })
  void a_question_is_about_what_its_recipe_measures(String question, String said) {
    String message = Refusal.of(RecipeException.class, () -> ask(question));
    assertTrue(message.startsWith("good.sparsam-lesson: steps[1].ask." + said), message);
  }

  @Test
  void a_cliff_needs_a_network_to_prune() {
    String message =
        Refusal.of(
            RecipeException.class,
            () ->
                good(
                    "\"quick\"",
                    "\"label-noise\"",
                    "\"prune.fraction=0.9\"",
                    "\"seed=3\"",
                    "{\"kind\": \"choice\", \"answers\": [\"this\", \"that\"], \"right\": 2}",
                    "{\"kind\": \"cliff\"}"));
    assertTrue(message.contains("steps[1].ask.kind"), message);
    assertTrue(message.endsWith("the recipe prunes no dense network"), message);
  }

  @Test
  void there_are_bounds() {
    String step = "{\"title\": \"a\", \"text\": \"b\"}";
    for (String steps : List.of("", step + ("," + step).repeat(Lesson.MAX_STEPS))) {
      String message =
          Refusal.of(
              RecipeException.class,
              () ->
                  LessonReader.parse(
                      "x",
                      "{\"title\": \"a\", \"about\": \"b\", \"minutes\": 1, \"steps\": ["
                          + steps
                          + "]}"));
      assertTrue(message.contains("steps is"), message);
    }
    Refusal.of(RecipeException.class, () -> good("Which?", "w".repeat(Lesson.MAX_TEXT + 1)));
    Refusal.of(RecipeException.class, () -> LessonReader.parse("x", "[]"));
    Refusal.of(RecipeException.class, () -> LessonReader.parse("x", ""));
    Refusal.of(RecipeException.class, () -> LessonReader.parse("x", "{\"a\": ".repeat(100_000)));
  }

  @Test
  void the_example_in_the_readme_is_a_lesson() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String page = readme.substring(readme.indexOf("## Lessons"));
    int begin = page.indexOf("```json") + "```json".length();
    Lesson example =
        LessonReader.parse("README.md", page.substring(begin, page.indexOf("```", begin)));
    assertEquals(2, example.steps().size());
    String format = page.substring(0, page.indexOf("\n## ", 1));
    for (String kind : QuestionReader.KINDS) {
      assertTrue(format.contains("\"kind\": \"" + kind + "\""), kind);
    }
  }

  @Test
  void what_is_no_lessons_file_is_said_so() throws IOException {
    Path none = folder.resolve("none.sparsam-lesson");
    assertTrue(
        Refusal.of(IOException.class, () -> LessonReader.read(none)).contains("does not exist"));
    Path large = Files.write(folder.resolve("large.sparsam-lesson"), new byte[2 << 20]);
    assertTrue(
        Refusal.of(RecipeException.class, () -> LessonReader.read(large))
            .contains("is no lesson: it has 2097152 bytes, a lesson at most"));
    Path binary = Files.write(folder.resolve("b.sparsam-lesson"), new byte[] {(byte) 0xC3, 0x28});
    assertTrue(Refusal.of(IOException.class, () -> LessonReader.read(binary)).contains("UTF-8"));
  }

  /** Whatever is damaged is refused with a sentence, or read: nothing else comes out. */
  @Test
  void a_damaged_file_is_refused_with_a_sentence() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      StringBuilder json = new StringBuilder(GOOD);
      for (int j = 0; j <= random.nextInt(3); j++) {
        json.setCharAt(
            random.nextInt(json.length()),
            (char) (random.nextInt(8) == 0 ? 0x202E : random.nextInt(32, 127)));
      }
      try {
        LessonReader.parse("x", json.toString());
      } catch (RecipeException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("x"), () -> seed + ": " + e);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + json, e);
      }
    }
  }
}
