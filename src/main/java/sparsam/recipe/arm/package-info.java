/** The arms of a recipe: where each starts, how it is pruned and trained, and for how long. */
@NullMarked
package sparsam.recipe.arm;

import org.jspecify.annotations.NullMarked;
