package sparsam.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sparsam.lesson.Question.Cliff;
import sparsam.lesson.Step.Experiment;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.Refusal;

class LessonsTest {
  /** Of 7,200 images in batches of 64. */
  private static final int STEPS_PER_EPOCH = 113;

  /** Of the large network; one took 19 ms on two cores. */
  private static final long MOST_GRADIENTS = 2400;

  /** The widest layer of the large network. */
  private static final int LARGE = 128;

  private static Stream<Experiment> experiments(Lesson lesson) {
    return lesson.steps().stream().filter(Experiment.class::isInstance).map(Experiment.class::cast);
  }

  @Test
  void all_that_come_with_the_program_can_be_given() throws RecipeException {
    for (String name : Lessons.NAMES) {
      Lesson lesson = Lessons.load(name);
      assertTrue(lesson.minutes() <= 5, name);
      assertTrue(experiments(lesson).count() >= 2, name);
      assertTrue(experiments(lesson).noneMatch(step -> step.source().isEmpty()), name);
    }
  }

  @Test
  void they_take_no_longer_than_they_say() throws RecipeException {
    for (String name : Lessons.NAMES) {
      long gradients =
          experiments(Lessons.load(name))
              .filter(step -> !(step.question() instanceof Cliff && isInside(step.recipe())))
              .mapToLong(step -> gradients(step.recipe()))
              .sum();
      assertTrue(gradients <= MOST_GRADIENTS, () -> name + ": " + gradients);
    }
  }

  /** Of a narrow network as many as take as long with the large one, or more. */
  private static long gradients(Recipe recipe) {
    long arms =
        recipe.arms().stream()
            .mapToLong(
                arm ->
                    arm.budget().steps(arm.optimizer(), STEPS_PER_EPOCH)
                        * Math.max(1, arm.optimizer().gradientsPerStep()))
            .sum();
    Recipe.Dense dense = recipe.dense();
    long all =
        dense == null || isInside(recipe) ? arms : arms + (long) dense.epochs() * STEPS_PER_EPOCH;
    return all * recipe.network().widths().getLast() / LARGE;
  }

  /** Networks of two presets need no training. */
  private static boolean isInside(Recipe recipe) {
    return Stream.of("fair", "quick")
        .map(
            name -> {
              try {
                return Presets.load(name);
              } catch (RecipeException e) {
                throw new AssertionError(e);
              }
            })
        .anyMatch(
            preset ->
                Objects.equals(preset.dense(), recipe.dense())
                    && preset.network().equals(recipe.network())
                    && preset.data().equals(recipe.data())
                    && preset.seed() == recipe.seed()
                    && preset.batchSize() == recipe.batchSize());
  }

  @Test
  void runs_of_a_lesson_are_called_by_it() throws RecipeException {
    assertEquals(
        List.of("Is it the seed? · 2", "Is it the seed? · 3", "Is it the seed? · 4"),
        experiments(Lessons.load("seed")).map(step -> step.recipe().name()).toList());
  }

  @Test
  void another_name_is_refused_with_those_there_are() {
    String message = Refusal.of(RecipeException.class, () -> Lessons.load("nothing"));
    assertTrue(message.contains("cliff, notebook-sgd, price-of-sam, wrong-labels, seed"), message);
  }

  @Test
  void a_files_ending_says_that_it_is_a_lesson() {
    assertTrue(LessonFile.isNamed("a folder/MINE.SPARSAM-LESSON"));
    assertFalse(LessonFile.isNamed("mine.sparsam"));
  }
}
