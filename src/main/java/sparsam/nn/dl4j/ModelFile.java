package sparsam.nn.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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

  /** Where the format's time begins. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ModelFile() {}

  /**
   * Writes a network's file, whole or not at all; the same network gives the same bytes.
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
    WholeFile.write(file, undated(bytes.toByteArray()));
  }

  /** The same archive without the time of its making: one network, the same bytes always. */
  private static byte[] undated(byte[] zip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(NO_TIME);
        out.putNextEntry(same);
        in.transferTo(out);
      }
    }
    return bytes.toByteArray();
  }
}
