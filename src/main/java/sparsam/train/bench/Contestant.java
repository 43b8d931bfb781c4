package sparsam.train.bench;

import java.io.IOException;
import java.util.function.Consumer;

/** Whoever can do the work that is timed. */
@FunctionalInterface
public interface Contestant {
  /**
   * Does every task that it knows once.
   *
   * @param found takes each measurement as soon as it is made
   * @throws IOException with a sentence for the user
   */
  void run(Conditions conditions, Consumer<Measurement> found)
      throws IOException, InterruptedException;
}
