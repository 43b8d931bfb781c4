/** Pictures of every kind in files: PNG, SVG, PDF, and the numbers behind them as CSV and JSON. */
@NullMarked
package sparsam.plot.file;

import org.jspecify.annotations.NullMarked;
