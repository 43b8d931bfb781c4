/**
 * Everything that decides the numbers of a run, as values and as a file: presets, what is changed
 * on the command line or by a slider, what differs between two. Knows no run.
 *
 * <p>A {@code Recipe} that exists can run; {@code RecipeReader} turns JSON into one or says which
 * key is wrong, {@code RecipeWriter} turns it back with every key written out.
 */
@NullMarked
package sparsam.recipe;

import org.jspecify.annotations.NullMarked;
