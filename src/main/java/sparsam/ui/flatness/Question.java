package sparsam.ui.flatness;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Grid;

/**
 * What is to be measured.
 *
 * @param run whose networks they are, and whose images
 * @param networks one or two for planes, three for a plane through them, two for a line
 * @param seed of a plane's directions
 * @param images at most so many
 * @param path whether planes lie along the training's path, and not along random directions
 * @param side places of a grid each way
 * @param part what is seen of the planes, to be measured as finely as the whole; null for all
 */
record Question(
    Path run,
    Sight sight,
    List<Chosen> networks,
    long seed,
    int images,
    boolean path,
    int side,
    @Nullable Grid part) {
  Question {
    networks = List.copyOf(networks);
  }

  /** Whether the same network and images can answer both. */
  boolean sameDesk(Question other) {
    return run.equals(other.run) && images == other.images;
  }
}
