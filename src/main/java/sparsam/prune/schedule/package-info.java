/** When weights go: once, little by little, in rounds, or to and fro while a network trains. */
@NullMarked
package sparsam.prune.schedule;

import org.jspecify.annotations.NullMarked;
