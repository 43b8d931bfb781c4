package sparsam.train.bench.explain;

import sparsam.nn.Architecture;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Step;
import sparsam.nn.team.Division;

/**
 * Bytes that a batch moves through a network, counted layer by layer as if nothing stayed in a
 * cache from one layer to the next: what patches and transforms copy within a core's cache is not
 * in it.
 */
final class Traffic {
  private Traffic() {}

  /**
   * A forward pass: each layer reads what it takes and writes what it puts out, and every thread
   * reads the weights.
   */
  static long forward(Architecture architecture, int batch, int threads) {
    long floats = 0;
    for (Step step : architecture.blueprint().steps()) {
      if (!(step.layer() instanceof Flatten)) {
        floats += (long) batch * (step.in().size() + step.out().size());
        floats += threads * step.parameters();
      }
    }
    return Float.BYTES * floats;
  }

  /**
   * A step: the same going forward; going back each layer reads both again and the gradient above,
   * and writes the one below; lanes leave a gradient each of convolutions, which are summed; an
   * update reads weights and gradient and writes weights.
   */
  static long step(Architecture architecture, int batch, int threads) {
    long trainable = architecture.blueprint().parameters();
    long floats = 0;
    int lanes = Division.of(batch, trainable).lanes();
    for (Step step : architecture.blueprint().steps()) {
      if (!(step.layer() instanceof Flatten)) {
        floats += 2L * batch * (step.in().size() + step.out().size());
        floats += threads * step.parameters();
        floats += (step.layer() instanceof Conv ? 2L * lanes : 1) * step.parameters();
      }
    }
    return forward(architecture, batch, threads) + Float.BYTES * (floats + 3 * trainable);
  }
}
