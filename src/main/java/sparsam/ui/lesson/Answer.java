package sparsam.ui.lesson;

import org.jspecify.annotations.Nullable;
import sparsam.lesson.Mark;
import sparsam.plot.picture.Picture;

/**
 * What came out, beside what was expected.
 *
 * @param mark how the two stand to each other; null where nothing was expected
 * @param heading that in a few words
 * @param sentence both in words
 * @param picture both as curves; null where they are none
 */
record Answer(@Nullable Mark mark, String heading, String sentence, @Nullable Picture picture) {}
