/**
 * Many experiments that differ in what one wants to know about: which there are, what each trains
 * and what several of them share. Plain values; how they are worked off is in {@link
 * sparsam.sweep.work}, what they say together in {@link sparsam.sweep.finding}.
 */
@NullMarked
package sparsam.sweep;

import org.jspecify.annotations.NullMarked;
