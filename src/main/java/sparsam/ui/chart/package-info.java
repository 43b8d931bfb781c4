/** A chart as every panel shows it: title, switches, picture, export. */
@NullMarked
package sparsam.ui.chart;

import org.jspecify.annotations.NullMarked;
