/**
 * How a sweep is worked off: its folder, trainings on threads of their own, what they need of time
 * and memory.
 */
@NullMarked
package sparsam.sweep.work;

import org.jspecify.annotations.NullMarked;
