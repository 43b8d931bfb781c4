/**
 * Pictures drawn from plain data, on a canvas or into a file: lines, histograms, matrices, small
 * images; PNG, SVG, and the numbers behind them. Knows no controls and no experiment.
 *
 * <p>A {@link sparsam.plot.Picture} says what is to be seen, a {@link sparsam.plot.Theme} how it
 * looks, and a {@link sparsam.plot.Painter} draws it at any size and scale: in the window, in a
 * report and on a machine without a screen ({@link sparsam.plot.Offscreen}). Everything that can be
 * computed without the toolkit (ticks, decimation) is plain Java.
 */
@NullMarked
package sparsam.plot;

import org.jspecify.annotations.NullMarked;
