package sparsam.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sparsam.data.Normalization;
import sparsam.data.Subject;
import sparsam.nn.Architecture;
import sparsam.nn.Engine;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.SparseTensors;
import sparsam.nn.onnx.OnnxFile;
import sparsam.prune.channel.Compact;
import sparsam.prune.channel.LostLayerException;
import sparsam.recipe.Recipe;
import sparsam.result.Environment;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Weights;
import sparsam.store.file.FileSize;
import sparsam.system.WholeFile;

/** A network of a run as a file of its own, for other programs. */
public final class NetworkFile {
  /** What it is written as. */
  public enum Kind {
    /** PyTorch's {@code state_dict}: its names, its shapes. */
    SAFETENSORS(".safetensors"),
    /** The same without the zeros of its weights. */
    SPARSE(".sparse.safetensors"),
    /** PyTorch's again, of the network without the channels and units that are gone. */
    COMPACT(".compact.safetensors"),
    /** The network whole, in evaluation mode, with its layers. */
    ONNX(".onnx"),
    /** The same of the network without the channels and units that are gone. */
    COMPACT_ONNX(".compact.onnx"),
    /** A {@code ComputationGraph} from DL4J's {@code ModelSerializer}. */
    DL4J(".zip"),
    /** The same of the network without the channels and units that are gone. */
    COMPACT_DL4J(".compact.zip");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** What the names of such files end with, with its dot. */
    public String ending() {
      return ending;
    }

    /** Whether channels and units that are gone are left out. */
    public boolean isCompact() {
      return this == COMPACT || this == COMPACT_ONNX || this == COMPACT_DL4J;
    }
  }

  /** The kinds whose sizes are told beside each other. */
  public static final List<Kind> TOLD =
      List.of(Kind.SAFETENSORS, Kind.SPARSE, Kind.COMPACT, Kind.ONNX);

  /**
   * What was written.
   *
   * @param network its architecture, in words
   */
  public record Written(String network, FileSize size) {}

  /**
   * A network that goes into a file.
   *
   * @param words its architecture
   */
  private record Content(Architecture architecture, Parameters parameters, String words) {}

  private NetworkFile() {}

  /** What a file's name says that it is; empty where it says nothing of the kind. */
  public static Optional<Kind> kind(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(Kind.values())
        .filter(kind -> name.endsWith(kind.ending()))
        .max(Comparator.comparingInt(kind -> kind.ending().length()));
  }

  /** The endings, for a sentence. */
  public static String endings() {
    List<String> all = Arrays.stream(Kind.values()).map(Kind::ending).toList();
    return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
  }

  /**
   * Writes a network as its run has it.
   *
   * @param name {@code dense}, {@code pruned} or an arm's
   * @throws IOException with one sentence where the run holds no such weights, of a compact one no
   *     channel is gone or a layer has none left, or the file cannot be written
   */
  public static Written write(PastRun run, String name, Kind kind, Path file) throws IOException {
    Parameters parameters =
        parameters(run.recipe().network(), run.weights(name), name, run.folder());
    Content content = content(run.run(), kind, parameters, name, run.folder());
    switch (kind) {
      case SAFETENSORS, SPARSE, COMPACT, ONNX, COMPACT_ONNX ->
          WholeFile.<IOException>write(file, out -> write(run.run(), name, kind, content, out));
      case DL4J, COMPACT_DL4J ->
          Engine.writeDl4j(content.architecture(), content.parameters(), file);
    }
    return new Written(content.words(), FileSize.of(file));
  }

  /**
   * How large the networks' files would be, by the names of those whose weights can be read;
   * without compact ones where no channel is gone.
   *
   * @param folder the run's
   */
  public static Map<String, Map<Kind, FileSize>> sizes(Path folder, Run run) {
    Map<String, Map<Kind, FileSize>> all = new LinkedHashMap<>();
    for (Result result : run.results()) {
      if (result instanceof Result.Finished) {
        try {
          all.put(result.name(), sizes(folder, run, result.name()));
        } catch (IOException _) {
          // It is told of the others.
        }
      }
    }
    return all;
  }

  private static Map<Kind, FileSize> sizes(Path folder, Run run, String name) throws IOException {
    Parameters parameters =
        parameters(run.recipe().network(), RunFolder.look(folder).weights(name), name, folder);
    Map<Kind, FileSize> sizes = new EnumMap<>(Kind.class);
    for (Kind kind : TOLD) {
      try {
        Content content = content(run, kind, parameters, name, folder);
        sizes.put(kind, FileSize.of(out -> write(run, name, kind, content, out)));
      } catch (IOException e) {
        if (kind != Kind.COMPACT) {
          throw e;
        }
      }
    }
    return sizes;
  }

  private static Content content(
      Run run, Kind kind, Parameters parameters, String name, Path folder) throws IOException {
    Architecture whole = run.recipe().network();
    if (!kind.isCompact()) {
      return new Content(whole, parameters, whole.toString());
    }
    Compact cut = compact(whole, parameters, name, folder);
    return new Content(cut.architecture(), cut.parameters(parameters), cut.toString());
  }

  private static Parameters parameters(
      Architecture whole, Weights weights, String name, Path folder) throws IOException {
    Parameters parameters = Parameters.of(whole.blueprint());
    Optional<String> lacking = weights.copyTo(parameters);
    if (lacking.isPresent()) {
      throw new IOException(
          "The weights of %s in %s lack %s".formatted(name, folder, lacking.get()));
    }
    return parameters;
  }

  /**
   * What is left of a network without the channels that are gone.
   *
   * @throws IOException with one sentence where the run holds no such weights, no channel is gone,
   *     or a layer has none left
   */
  public static Compact compact(PastRun run, String name) throws IOException {
    Architecture whole = run.recipe().network();
    return compact(
        whole, parameters(whole, run.weights(name), name, run.folder()), name, run.folder());
  }

  private static Compact compact(
      Architecture whole, Parameters parameters, String name, Path folder) throws IOException {
    try {
      Compact cut = Compact.of(whole, parameters);
      if (cut.isWhole()) {
        throw new IOException(
            "no whole channel of %s in %s is gone: compact it is the network as it is"
                .formatted(name, folder));
      }
      return cut;
    } catch (LostLayerException e) {
      throw new IOException("%s of %s: %s".formatted(name, folder, e.getMessage()), e);
    }
  }

  private static void write(Run run, String name, Kind kind, Content content, OutputStream out)
      throws IOException {
    switch (kind) {
      case SAFETENSORS, COMPACT -> out.write(tensors(content).toBytes());
      case SPARSE -> out.write(SparseTensors.pack(tensors(content)).toBytes());
      case ONNX, COMPACT_ONNX ->
          OnnxFile.of(
                  content.architecture(),
                  content.parameters(),
                  about(run, name, content.architecture()))
              .writeTo(out);
      case DL4J, COMPACT_DL4J -> throw new IllegalArgumentException("DL4J writes its files itself");
    }
  }

  private static Safetensors tensors(Content content) {
    return Safetensors.of(content.architecture(), content.parameters());
  }

  /** What an ONNX file says of its network. */
  private static OnnxFile.About about(Run run, String name, Architecture architecture) {
    Recipe recipe = run.recipe();
    Optional<Normalization> normalization = Normalization.of(recipe.data().choice(), run.data());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("recipe", recipe.name());
    metadata.put("network", name);
    metadata.put("data", recipe.data().set());
    metadata.put("classes", names(Subject.of(recipe.data().set(), run.data())));
    normalization.ifPresent(
        known -> {
          metadata.put("mean", known.means().toString());
          metadata.put("std", known.deviations().toString());
        });
    return new OnnxFile.About(
        Environment.VERSION,
        "%s of %s: %s, %s".formatted(name, recipe.name(), architecture, architecture.input()),
        "Images whose values x, from 0 to 1, are (x - mean) / std by channel already%s."
            .formatted(
                normalization
                    .map(known -> ": mean %s, std %s".formatted(known.means(), known.deviations()))
                    .orElse(", of the training images")),
        metadata);
  }

  /** As a JSON array. */
  private static String names(Subject subject) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    subject.classes().forEach(names::add);
    return names.toString();
  }
}
