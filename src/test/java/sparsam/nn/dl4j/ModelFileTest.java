package sparsam.nn.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Input;
import sparsam.nn.Network;
import sparsam.nn.Samples;
import sparsam.nn.Samples.Batch;

/** What DL4J opens answers as the network that was written. */
@Isolated("ND4J changes the number of BLAS threads")
class ModelFileTest {
  private static final int IMAGES = 5;

  static List<Architecture> architectures() {
    return Samples.onOtherImages();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void dl4jAloneOpensItAndAnswersTheSame(Architecture architecture, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("network.zip");
    Input input = architecture.input();
    Batch batch = Samples.batch(4, IMAGES, input);
    float[] logits = new float[IMAGES * input.classes()];
    try (Network network = Engine.FAST.create(architecture, 2, IMAGES, 1)) {
      Samples.scramble(network.parameters(), 3);
      network.logits(batch.inputs(), 0, IMAGES, logits);
      Engine.writeDl4j(architecture, network.parameters(), file);
      Path again = folder.resolve("again.zip");
      Engine.writeDl4j(architecture, network.parameters(), again);
      assertEquals(-1, Files.mismatch(file, again), "the same network, the same bytes");
    }
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile());
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      assertFalse(layer.getClass().getName().startsWith("sparsam."), layer.getClass().getName());
    }
    float[] said =
        graph
            .outputSingle(
                Nd4j.createFromArray(batch.inputs())
                    .reshape(IMAGES, input.channels(), input.height(), input.width()))
            .dup('c')
            .data()
            .asFloat();
    for (int i = 0; i < IMAGES; i++) {
      double sum = 0;
      for (int k = 0; k < input.classes(); k++) {
        sum += Math.exp(logits[i * input.classes() + k]);
      }
      for (int k = 0; k < input.classes(); k++) {
        int at = i * input.classes() + k;
        assertEquals(Math.exp(logits[at]) / sum, said[at], 1e-5);
      }
    }
  }
}
