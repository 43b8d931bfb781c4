package sparsam.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.nn.Engine;
import sparsam.nn.file.Safetensors;

/**
 * What a replay found: the largest difference by quantity.
 *
 * @param title what was replayed, in a few words
 * @param differences by quantity, in the order in which they are shown
 */
public record Verification(String title, Map<String, Difference> differences) {
  /** What a quantity must satisfy. */
  public enum Rule {
    /** Parameters, statistics and logits: within 1e-4. */
    ABSOLUTE(1e-4),
    /** Losses and norms: within 1e-4 of the reference's size. */
    RELATIVE(1e-4),
    /** Hessian-vector products: within 5e-3 of their norm. */
    PRODUCT(5e-3),
    /** Eigenvalues, traces and sharpness: within 1 % of the largest. */
    CURVATURE(1e-2),
    /** Scores: within 1e-4 of a tensor's largest. */
    SCORE(1e-4),
    /** Masks: not one value may differ; what is shown is how many do. */
    EXACT(0);

    private final double tolerance;

    Rule(double tolerance) {
      this.tolerance = tolerance;
    }

    public double tolerance() {
      return tolerance;
    }
  }

  /**
   * The largest difference of one quantity.
   *
   * @param absolute |ours − PyTorch's|; for masks the number of values that differ
   * @param relative the difference over the size that the rule names, otherwise 0
   */
  public record Difference(double absolute, double relative, Rule rule) {
    public boolean passed() {
      return switch (rule) {
        case ABSOLUTE, EXACT -> absolute <= rule.tolerance();
        case RELATIVE, PRODUCT, CURVATURE, SCORE -> relative <= rule.tolerance();
      };
    }

    private Difference max(Difference other) {
      return new Difference(
          Math.max(absolute, other.absolute), Math.max(relative, other.relative), rule);
    }
  }

  public boolean passed() {
    return differences.values().stream().allMatch(Difference::passed);
  }

  /**
   * Replays a file of any kind.
   *
   * @param engine what computes the steps of an optimiser
   * @param threads for the fast engine
   * @throws IOException with one sentence, where the file cannot be read or is no trace
   */
  public static Verification of(Path file, Engine engine, int threads) throws IOException {
    Safetensors tensors = Safetensors.read(file);
    String format = tensors.metadata().getOrDefault("format", "");
    try {
      if (TraceDescription.FORMATS.contains(format)) {
        return new TraceReplay(tensors).run(engine, threads);
      }
      if (MaskReplay.FORMAT.equals(format)) {
        return new MaskReplay(tensors).run();
      }
      if (LandscapeReplay.FORMAT.equals(format)) {
        return new LandscapeReplay(tensors).run(engine, threads);
      }
      if (FlatnessReplay.FORMAT.equals(format)) {
        return new FlatnessReplay(tensors).run(threads, true);
      }
      if (ScoreReplay.FORMAT.equals(format)) {
        return new ScoreReplay(tensors).run(engine, threads);
      }
      List<String> known = new ArrayList<>(TraceDescription.FORMATS);
      known.addAll(List.of(LandscapeReplay.FORMAT, FlatnessReplay.FORMAT, ScoreReplay.FORMAT));
      throw new IOException(
          "its format is \"%s\" where \"%s\" or \"%s\" is needed"
              .formatted(format, String.join("\", \"", known), MaskReplay.FORMAT));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + " cannot be replayed: " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          file + " cannot be replayed: its network and batches do not fit into memory", e);
    }
  }

  /** Collects the largest differences. */
  static final class Collector {
    private final Map<String, Difference> differences = new LinkedHashMap<>();

    /** Compares value by value; what is not finite differs infinitely. */
    void absolute(String quantity, float[] expected, float[] actual) {
      double largest = 0;
      for (int i = 0; i < expected.length; i++) {
        largest = Math.max(largest, distance(expected[i], actual[i]));
      }
      note(quantity, new Difference(largest, 0, Rule.ABSOLUTE));
    }

    void relative(String quantity, double expected, double actual) {
      double distance = distance(expected, actual);
      note(
          quantity,
          new Difference(
              distance, distance == 0 ? 0 : distance / Math.abs(expected), Rule.RELATIVE));
    }

    /** Compares a tensor by the length of the difference in parts of its own. */
    void relative(String quantity, float[] expected, float[] actual) {
      double difference = 0;
      double whole = 0;
      for (int i = 0; i < expected.length; i++) {
        double distance = distance(expected[i], actual[i]);
        difference += distance * distance;
        whole += (double) expected[i] * expected[i];
      }
      double length = Math.sqrt(difference);
      note(
          quantity,
          new Difference(length, length == 0 ? 0 : length / Math.sqrt(whole), Rule.RELATIVE));
    }

    /** What is measured by the size of something larger. */
    void within(String quantity, double distance, double size, Rule rule) {
      double own = distance(distance, 0);
      note(quantity, new Difference(own, own == 0 ? 0 : own / Math.abs(size), rule));
    }

    void exact(String quantity, float[] expected, float[] actual) {
      int different = 0;
      for (int i = 0; i < expected.length; i++) {
        if (expected[i] != actual[i]) {
          different++;
        }
      }
      note(quantity, new Difference(different, 0, Rule.EXACT));
    }

    private static double distance(double expected, double actual) {
      double distance = Math.abs(expected - actual);
      return Double.isFinite(distance) ? distance : Double.POSITIVE_INFINITY;
    }

    private void note(String quantity, Difference difference) {
      differences.merge(quantity, difference, Difference::max);
    }

    Verification finish(String title) {
      return new Verification(title, differences);
    }
  }
}
