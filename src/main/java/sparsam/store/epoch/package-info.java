/**
 * What a run's folder keeps of an epoch where the recipe asks: how flat it was, and its weights.
 */
@NullMarked
package sparsam.store.epoch;

import org.jspecify.annotations.NullMarked;
