/**
 * What the notebook's faults changed in a run, told from networks of it that differ by them only.
 */
@NullMarked
package sparsam.result.fault;

import org.jspecify.annotations.NullMarked;
