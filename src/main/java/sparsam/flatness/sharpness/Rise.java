package sparsam.flatness.sharpness;

/**
 * How much worse a network becomes within a radius.
 *
 * @param radius of the ball, or where {@link Scale#ADAPTIVE} of the ellipsoid
 * @param number of ascent steps, of examples in a group or of random directions
 * @param loss mean cross-entropy above the point's
 * @param lossError its standard error over groups, directions or examples; 0 where it is no mean
 * @param errors the part of the examples that are answered wrongly, above the point's
 */
public record Rise(double radius, int number, double loss, double lossError, double errors) {}
