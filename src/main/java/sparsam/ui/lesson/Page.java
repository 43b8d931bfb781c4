package sparsam.ui.lesson;

import org.jspecify.annotations.Nullable;
import sparsam.lesson.Lesson;
import sparsam.lesson.Step;

/**
 * What is seen of a lesson.
 *
 * @param place the index of the step
 * @param guess what is expected; null where nothing is asked
 * @param answer what came out; null as long as that is not known
 * @param trouble why nothing came out, in one sentence; or empty
 */
record Page(
    Lesson lesson,
    int place,
    Phase phase,
    @Nullable GuessModel guess,
    @Nullable Answer answer,
    String trouble) {
  Step step() {
    return lesson.steps().get(place);
  }

  boolean isLast() {
    return place + 1 == lesson.steps().size();
  }

  /** Whether another one is as far in the same step, though it may know more. */
  boolean isAsFar(@Nullable Page other) {
    return other != null
        && other.lesson.equals(lesson)
        && other.place == place
        && other.phase == phase;
  }
}
