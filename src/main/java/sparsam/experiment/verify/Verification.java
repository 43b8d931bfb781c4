package sparsam.experiment.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sparsam.nn.Engine;
import sparsam.nn.Safetensors;

/**
 * What a replay found: the largest difference by quantity.
 *
 * @param title what was replayed, in a few words
 * @param differences by quantity, in the order in which they are shown
 */
public record Verification(String title, Map<String, Difference> differences) {
  /** Parameters, statistics and logits may differ by this much. */
  public static final double ABSOLUTE = 1e-4;

  /** Losses and norms may differ by this part of the reference's. */
  public static final double RELATIVE = 1e-4;

  /**
   * The largest difference of one quantity.
   *
   * @param largest absolute, or relative to the reference
   * @param relative which of the two
   * @param tolerance what is allowed
   */
  public record Difference(double largest, boolean relative, double tolerance) {
    public boolean passed() {
      return largest <= tolerance;
    }
  }

  public boolean passed() {
    return differences.values().stream().allMatch(Difference::passed);
  }

  /**
   * Replays a file of either kind.
   *
   * @param engine what computes the steps
   * @param threads for the fast engine
   * @throws IOException with one sentence, where the file cannot be read or is no trace
   */
  public static Verification of(Path file, Engine engine, int threads) throws IOException {
    Safetensors tensors = Safetensors.read(file);
    String format = tensors.metadata().getOrDefault("format", "");
    try {
      return switch (format) {
        case TraceReplay.FORMAT -> new TraceReplay(tensors).run(engine, threads);
        case MaskReplay.FORMAT -> new MaskReplay(tensors).run();
        default ->
            throw new IOException(
                "its format is \"%s\" where \"%s\" or \"%s\" is needed"
                    .formatted(format, TraceReplay.FORMAT, MaskReplay.FORMAT));
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + " cannot be replayed: " + e.getMessage(), e);
    }
  }

  /** Collects the largest differences. */
  static final class Collector {
    private final Map<String, Difference> differences = new LinkedHashMap<>();

    /** Compares value by value; anything that is not finite differs infinitely. */
    void absolute(String quantity, float[] expected, float[] actual) {
      double largest = 0;
      for (int i = 0; i < expected.length; i++) {
        double difference = Math.abs((double) expected[i] - actual[i]);
        largest =
            Double.isFinite(difference) ? Math.max(largest, difference) : Double.POSITIVE_INFINITY;
      }
      note(quantity, new Difference(largest, false, ABSOLUTE));
    }

    void relative(String quantity, double expected, double actual) {
      double difference =
          Math.abs(expected - actual) / Math.max(Math.abs(expected), Double.MIN_NORMAL);
      if (expected == actual) {
        difference = 0;
      }
      note(
          quantity,
          new Difference(
              Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY, true, RELATIVE));
    }

    /** How many values differ, none of which may. */
    void exact(String quantity, float[] expected, float[] actual) {
      int different = 0;
      for (int i = 0; i < expected.length; i++) {
        if (expected[i] != actual[i]) {
          different++;
        }
      }
      note(quantity, new Difference(different, false, 0));
    }

    private void note(String quantity, Difference difference) {
      differences.merge(quantity, difference, (a, b) -> a.largest() >= b.largest() ? a : b);
    }

    Verification finish(String title) {
      return new Verification(title, differences);
    }
  }
}
