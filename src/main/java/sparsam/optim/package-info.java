/**
 * The optimisers with their numbers, SGD and AdamW and SAM's family over them, and the schedules of
 * the learning rate: what they are, each said beside its record. {@code step} makes their steps.
 */
@NullMarked
package sparsam.optim;

import org.jspecify.annotations.NullMarked;
