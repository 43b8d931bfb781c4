/**
 * Pictures drawn on a canvas from plain data: axes, lines, histograms, themes, PNG. Knows no
 * controls and no experiment.
 */
@NullMarked
package sparsam.plot;

import org.jspecify.annotations.NullMarked;
