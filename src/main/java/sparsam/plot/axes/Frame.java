package sparsam.plot.axes;

import sparsam.plot.surface.Box;

/**
 * Where a kind of picture may draw.
 *
 * @param box below the title
 * @param beside what is left of the title's line, for a legend; without height where there is no
 *     title
 * @param height of the whole picture, by which it decides what to leave out
 */
public record Frame(Box box, Box beside, double height) {}
