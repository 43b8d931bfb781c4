package sparsam.nn.team;

import java.util.ArrayList;
import java.util.List;

/**
 * What one pass through a network does: stretches of work, each finished by every lane before the
 * next begins.
 */
public final class Pass {
  private final List<List<Work>> stretches = new ArrayList<>(List.of(new ArrayList<>()));

  /** What a lane does with its share of a batch of {@code count} images. */
  @FunctionalInterface
  public interface Work {
    void on(Lane lane, int count);
  }

  /** Adds work that needs nothing of other lanes but what they did before the last meeting. */
  public Pass add(Work work) {
    stretches.getLast().add(work);
    return this;
  }

  /** What is added from here on may use what other lanes did up to here. */
  public Pass meet() {
    if (!stretches.getLast().isEmpty()) {
      stretches.add(new ArrayList<>());
    }
    return this;
  }

  List<List<Work>> stretches() {
    return stretches;
  }
}
