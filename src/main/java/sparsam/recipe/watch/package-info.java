/** What a run looks at besides while it trains. It decides none of the training's numbers. */
@NullMarked
package sparsam.recipe.watch;

import org.jspecify.annotations.NullMarked;
