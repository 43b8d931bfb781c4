package sparsam.flatness.atlas;

import java.util.List;
import sparsam.flatness.landscape.Spot;

/**
 * Networks that were laid upon a plane, in the order in which one came from the other.
 *
 * @param name of the training whose epochs they are; else empty
 */
public record Track(String name, Kind kind, List<Spot> spots) {
  /** What they are to each other. */
  public enum Kind {
    /** Single ones. */
    NETWORKS,
    /** One after the other, each with a name. */
    SERIES,
    /** A training's, each called by the number of its epoch. */
    EPOCHS
  }

  public Track {
    spots = List.copyOf(spots);
  }
}
