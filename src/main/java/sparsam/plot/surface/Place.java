package sparsam.plot.surface;

/** A place in a picture, in units from its top left corner. */
public record Place(double x, double y) {}
