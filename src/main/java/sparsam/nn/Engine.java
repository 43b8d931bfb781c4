package sparsam.nn;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import sparsam.nn.dl4j.Dl4jNetwork;
import sparsam.nn.dl4j.ModelFile;
import sparsam.nn.fast.FastNetwork;
import sparsam.nn.sparse.AdaptiveNetwork;
import sparsam.nn.sparse.SparseNetwork;

/** What computes a network's passes. */
public enum Engine {
  /** Our own layers over BLAS: for work. */
  FAST,
  /** DL4J's {@code ComputationGraph}: for comparison. */
  DL4J;

  static {
    Natives.prepare();
  }

  /**
   * A network of this engine, initialised as PyTorch does by default.
   *
   * @param seed of the initialisation, and of what dropout drops
   * @param batchSize the most images of a training pass
   * @param threads how many of the processor's cores the fast engine uses, at least 1; DL4J decides
   *     for itself
   */
  public Network create(Architecture architecture, long seed, int batchSize, int threads) {
    Network network =
        switch (this) {
          case FAST -> new FastNetwork(architecture, batchSize, threads, seed);
          case DL4J -> new Dl4jNetwork(architecture, seed);
        };
    Initialization.apply(network.parameters(), seed);
    return network;
  }

  /**
   * A network of any engine in a form that computes with its non-zero weights only, to time what
   * pruning saves.
   *
   * @param network whose present parameters are taken; it may change or be closed afterwards
   * @param threads how many of the processor's cores are used, at least 1
   */
  public static SparseNetwork sparse(Network network, int threads) {
    return new SparseNetwork(network.architecture(), network.parameters(), threads);
  }

  /**
   * A network of any engine in a form that skips zeros in those layers in which that measures
   * faster on this machine; to measure takes about as long as some thousand images.
   *
   * @param network whose present parameters are taken; not closed as long as the form is used
   * @param threads how many of the processor's cores are used, at least 1
   */
  public static AdaptiveNetwork adaptive(Network network, int threads) {
    return AdaptiveNetwork.of(network, threads, () -> true).orElseThrow();
  }

  /**
   * Writes a network for programs with DL4J: a {@code ComputationGraph} in a file of its {@code
   * ModelSerializer}.
   *
   * @param parameters the architecture's, of any engine
   * @throws IOException with one sentence where the file cannot be written
   */
  public static void writeDl4j(Architecture architecture, Parameters parameters, Path file)
      throws IOException {
    ModelFile.write(architecture, parameters, file);
  }

  /** For a record of a run: the engine, its libraries and their versions. */
  public String description() {
    return switch (this) {
      case FAST -> "fast, " + FastNetwork.description();
      case DL4J -> "DL4J " + ComputationGraph.class.getPackage().getImplementationVersion();
    };
  }
}
