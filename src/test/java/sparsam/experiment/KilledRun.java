package sparsam.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import sparsam.result.Monitor;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** A process of its own that stands still in mid-epoch until it is killed. */
final class KilledRun {
  private KilledRun() {}

  /**
   * @param args the run's folder, and the pass before which to stand still
   */
  public static void main(String[] args) throws Exception {
    int last = Integer.parseInt(args[1]);
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder folder = RunFolder.create(Path.of(args[0]), TinyRun.recipe())) {
      TinyRun.run(
          folder,
          new Monitor(),
          new Control(),
          () -> {
            if (passes.incrementAndGet() == last) {
              standStill();
            }
          });
    }
  }

  private static void standStill() {
    System.out.println("here");
    try {
      System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
