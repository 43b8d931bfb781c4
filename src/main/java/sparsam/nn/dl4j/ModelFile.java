package sparsam.nn.dl4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.system.WholeFile;

/**
 * A network as a file of DL4J's {@code ModelSerializer}: a {@code ComputationGraph} of DL4J's own
 * layers over [count, channels, height, width] that answers with softmax's probabilities.
 */
public final class ModelFile {
  /** What such a file's name ends with. */
  public static final String ENDING = ".zip";

  private ModelFile() {}

  /**
   * Writes a network's file, whole or not at all.
   *
   * @param parameters the architecture's, of any engine
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void write(Architecture architecture, Parameters parameters, Path file)
      throws IOException {
    ComputationGraph graph =
        new ComputationGraph(Configurations.of(architecture.blueprint(), new Standard()));
    graph.init();
    PyTorchOrder.push(parameters, graph);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, bytes, false);
    WholeFile.write(file, bytes.toByteArray());
  }
}
