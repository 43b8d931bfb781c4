package sparsam.flatness.landscape;

/**
 * A network seen on a plane.
 *
 * @param place from straight above
 * @param value its own, on the same images
 */
public record Spot(String name, Plane.Place place, Value value) {}
