/**
 * What numbers allow to conclude: plain mathematics of proportions, of means over seeds, of many
 * tests at once, that knows nothing of networks. Checked against what SciPy and R print.
 */
@NullMarked
package sparsam.result.statistics;

import org.jspecify.annotations.NullMarked;
