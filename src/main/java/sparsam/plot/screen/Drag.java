package sparsam.plot.screen;

/**
 * What a person drags over, in values of both axes.
 *
 * @param fromX where the button was pressed
 * @param fromY where the button was pressed
 * @param toX where the pointer is now
 * @param toY where the pointer is now
 * @param still whether it was a click: the pointer has not moved
 */
public record Drag(double fromX, double fromY, double toX, double toY, boolean still) {}
