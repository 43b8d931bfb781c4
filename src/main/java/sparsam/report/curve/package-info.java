/** What stands beside curves in a run's charts. */
@NullMarked
package sparsam.report.curve;

import org.jspecify.annotations.NullMarked;
