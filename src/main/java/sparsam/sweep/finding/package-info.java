/**
 * What a sweep says: means over seeds with their intervals, where arms differ, what matters most.
 * Plain values, made from what its trainings came to by now.
 */
@NullMarked
package sparsam.sweep.finding;

import org.jspecify.annotations.NullMarked;
