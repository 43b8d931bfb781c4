/**
 * Pictures drawn from plain data, in a window or into a file. Knows no controls and no experiment.
 *
 * <p>A kind of picture is a room of its own and complete in it: its data, how they are drawn, what
 * is under the pointer and the numbers for files ({@code lines}, {@code histogram}, {@code
 * intervals}, {@code matrix}, {@code heatmap}, {@code gallery}, {@code contour}). Nothing outside
 * names a kind, so that another one is another room and no line elsewhere. The interface is open,
 * not sealed, for that reason, and because what a sealed interface of a program without modules
 * permits would have to lie beside it.
 *
 * <p>The kinds stand on {@link sparsam.plot.surface}, {@link sparsam.plot.axes} and {@link
 * sparsam.plot.picture}; {@link sparsam.plot.file} and {@link sparsam.plot.screen} show any of
 * them: the same picture in the window, in a report and on a machine without a screen ({@link
 * sparsam.plot.screen.Offscreen}). Everything that can be computed without the toolkit (ticks,
 * decimation) is plain Java.
 */
@NullMarked
package sparsam.plot;

import org.jspecify.annotations.NullMarked;
