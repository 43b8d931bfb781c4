package sparsam.sweep;

import java.util.List;

/**
 * A setting that a sweep varies.
 *
 * @param key as it was named: {@code fraction}, {@code rho of SAM}, {@code dense.optimizer.lr}
 * @param path what {@code --set} calls it in the sweep's recipe
 * @param whole whether only whole numbers are meant
 */
public record Axis(String key, String path, boolean whole, Levels levels) {
  /** Its values where they are known before any point is drawn. */
  public List<String> values() {
    return levels.values(whole);
  }

  /** Whether it is the part of the weights that is pruned, of all arms or of one. */
  public boolean isSparsity() {
    return path.endsWith("prune.fraction");
  }
}
