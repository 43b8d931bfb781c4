package sparsam.flatness.atlas;

import java.util.List;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Relief;

/** A plane or a line of which every place was measured. */
public sealed interface Sheet {
  Title title();

  /** How many images it was measured on. */
  int images();

  /**
   * A plane.
   *
   * @param relief of all places
   * @param tracks what lies on it
   */
  record OfPlane(Title title, Relief relief, List<Track> tracks) implements Sheet {
    public OfPlane {
      tracks = List.copyOf(tracks);
    }

    @Override
    public int images() {
      return relief.images();
    }
  }

  /** A line from the first to the second network. */
  record OfLine(Title title, int images, Line line) implements Sheet {}
}
