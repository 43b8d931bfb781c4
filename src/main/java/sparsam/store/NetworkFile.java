package sparsam.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.system.WholeFile;

/** A network of a run as a file of its own, for other programs. */
public final class NetworkFile {
  /** What it is written as. */
  public enum Kind {
    /** PyTorch's {@code state_dict}: its names, its shapes. */
    SAFETENSORS(".safetensors"),
    /** A {@code ComputationGraph} from DL4J's {@code ModelSerializer}. */
    DL4J(".zip");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** What the names of such files end with, with its dot. */
    public String ending() {
      return ending;
    }
  }

  private NetworkFile() {}

  /** What a file's name says that it is; empty where it says nothing of the kind. */
  public static Optional<Kind> kind(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(Kind.values()).filter(kind -> name.endsWith(kind.ending())).findFirst();
  }

  /** The endings, for a sentence. */
  public static String endings() {
    return Arrays.stream(Kind.values()).map(Kind::ending).collect(Collectors.joining(" or "));
  }

  /**
   * Writes a network as its run has it.
   *
   * @param name {@code dense}, {@code pruned} or an arm's
   * @throws IOException with one sentence where the run holds no such weights, or the file cannot
   *     be written
   */
  public static void write(PastRun run, String name, Kind kind, Path file) throws IOException {
    Architecture architecture = run.recipe().network();
    Parameters parameters = Parameters.of(architecture.blueprint());
    Optional<String> lacking = run.weights(name).copyTo(parameters);
    if (lacking.isPresent()) {
      throw new IOException(
          "The weights of %s in %s lack %s".formatted(name, run.folder(), lacking.get()));
    }
    switch (kind) {
      case SAFETENSORS -> WholeFile.write(file, Safetensors.of(parameters).toBytes());
      case DL4J -> Engine.writeDl4j(architecture, parameters, file);
    }
  }
}
