package sparsam.nn.team;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one pass through a network does: stretches of work, each finished by every lane before the
 * next begins.
 *
 * <p>A stretch has one strand, or several that need nothing of each other. A strand has lanes of
 * its own, by images where nothing else is said.
 */
public final class Pass {
  private final List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(null)));

  /** What a lane does with its share of a batch of {@code count} images. */
  @FunctionalInterface
  public interface Work {
    void on(Lane lane, int count);
  }

  /**
   * Work that is divided alike.
   *
   * @param lanes how many share it, by the number of images, at least 1; null for those of images
   */
  record Strand(@Nullable IntUnaryOperator lanes, List<Work> work) {
    Strand(@Nullable IntUnaryOperator lanes) {
      this(lanes, new ArrayList<>());
    }
  }

  /**
   * What needs nothing but what was done before it.
   *
   * @param once what every thread does before its first lane
   */
  record Stretch(List<Strand> strands, List<Work> once) {
    Stretch(@Nullable IntUnaryOperator lanes) {
      this(new ArrayList<>(List.of(new Strand(lanes))), new ArrayList<>());
    }

    boolean isEmpty() {
      return strands.size() == 1 && strands.getFirst().work().isEmpty();
    }
  }

  /** Adds work that needs nothing of other lanes but what they did before the last meeting. */
  public Pass add(Work work) {
    stretches.getLast().strands().getLast().work().add(work);
    return this;
  }

  /**
   * Adds what each thread has to do for itself before it carries a lane of this stretch, from what
   * was done before the last meeting.
   */
  public Pass once(Work work) {
    stretches.getLast().once().add(work);
    return this;
  }

  /** What is added from here on may use what other lanes did up to here; lanes divide images. */
  public Pass meet() {
    return meet(null);
  }

  /**
   * The same, with lanes of its own.
   *
   * @param lanes how many, by the number of images; null for those of images
   */
  public Pass meet(@Nullable IntUnaryOperator lanes) {
    if (stretches.getLast().isEmpty()) {
      stretches.removeLast();
    }
    stretches.add(new Stretch(lanes));
    return this;
  }

  /** What is added from here on needs nothing of what was added since the last meeting. */
  public Pass beside(@Nullable IntUnaryOperator lanes) {
    stretches.getLast().strands().add(new Strand(lanes));
    return this;
  }

  List<Stretch> stretches() {
    return stretches;
  }
}
