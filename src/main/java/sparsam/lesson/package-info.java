/**
 * Guided experiments: a lesson as values and as a file, what a person expects of it, and how that
 * compares with what was measured. Knows no window.
 *
 * <p>A {@code Lesson} that exists can be given: its recipes can run, and every question is about
 * something that its recipe measures.
 */
@NullMarked
package sparsam.lesson;

import org.jspecify.annotations.NullMarked;
