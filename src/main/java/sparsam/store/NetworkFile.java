package sparsam.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
    /** The network whole, in evaluation mode, with its layers. */
    ONNX(".onnx"),
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

  /** The kinds whose sizes are told beside each other. */
  public static final List<Kind> TOLD = List.of(Kind.SAFETENSORS, Kind.SPARSE, Kind.ONNX);

  private NetworkFile() {}

  /** What a file's name says that it is; empty where it says nothing of the kind. */
  public static Optional<Kind> kind(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(Kind.values())
        .filter(kind -> name.endsWith(kind.ending()))
        .reduce((one, other) -> one.ending().length() > other.ending().length() ? one : other);
  }

  /** The endings, for a sentence. */
  public static String endings() {
    List<String> all = Arrays.stream(Kind.values()).map(Kind::ending).toList();
    return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
  }

  /**
   * What a file is to be.
   *
   * @param compact whether channels that are gone are cut out of the network
   */
  public record As(Kind kind, boolean compact) {}

  /** A network with its values. */
  private record Form(Architecture architecture, Parameters parameters) {}

  /**
   * Writes a network as its run has it.
   *
   * @param name {@code dense}, {@code pruned} or an arm's
   * @return how large the file is
   * @throws IOException with one sentence where the run holds no such weights, or the file cannot
   *     be written; of a compact one also where no channel is gone, or a layer has none left
   */
  public static FileSize write(PastRun run, String name, As as, Path file) throws IOException {
    Form whole = form(run, name);
    if (!as.compact()) {
      return write(run, name, as.kind(), whole, file);
    }
    Compact cut = compact(run, name);
    Form small = new Form(cut.architecture(), cut.parameters(whole.parameters()));
    return write(run, name, as.kind(), small, file);
  }

  /**
   * What is left of a network without the channels that are gone.
   *
   * @throws IOException with one sentence where the run holds no such weights, no channel is gone,
   *     or a layer has none left
   */
  public static Compact compact(PastRun run, String name) throws IOException {
    Form whole = form(run, name);
    try {
      Compact cut = Compact.of(whole.architecture(), whole.parameters());
      if (cut.isWhole()) {
        throw new IOException(
            "no whole channel of %s in %s is gone: compact it is the network as it is"
                .formatted(name, run.folder()));
      }
      return cut;
    } catch (LostLayerException e) {
      throw new IOException("%s in %s: %s".formatted(name, run.folder(), e.getMessage()), e);
    }
  }

  private static FileSize write(PastRun run, String name, Kind kind, Form form, Path file)
      throws IOException {
    switch (kind) {
      case SAFETENSORS, SPARSE, ONNX ->
          WholeFile.<IOException>write(file, content(run.run(), name, kind, form));
      case DL4J -> Engine.writeDl4j(form.architecture(), form.parameters(), file);
    }
    return FileSize.of(file);
  }

  private static Form form(PastRun run, String name) throws IOException {
    return form(run.run(), name, run.weights(name), run.folder());
  }

  /**
   * How large the networks' files would be, by the names of those whose weights can be read; of the
   * kinds that are made quickly.
   *
   * @param folder the run's
   */
  public static Map<String, Map<Kind, FileSize>> sizes(Path folder, Run run) {
    Map<String, Map<Kind, FileSize>> all = new LinkedHashMap<>();
    for (Result result : run.results()) {
      if (result instanceof Result.Finished) {
        try {
          String name = result.name();
          Form form = form(run, name, RunFolder.look(folder).weights(name), folder);
          Map<Kind, FileSize> sizes = new EnumMap<>(Kind.class);
          for (Kind kind : TOLD) {
            sizes.put(kind, FileSize.of(content(run, name, kind, form)));
          }
          all.put(name, sizes);
        } catch (IOException _) {
          // It is told of the others.
        }
      }
    }
    return all;
  }

  private static Form form(Run run, String name, Weights weights, Path folder) throws IOException {
    Parameters parameters = Parameters.of(run.recipe().network().blueprint());
    Optional<String> lacking = weights.copyTo(parameters);
    if (lacking.isPresent()) {
      throw new IOException(
          "The weights of %s in %s lack %s".formatted(name, folder, lacking.get()));
    }
    return new Form(run.recipe().network(), parameters);
  }

  private static WholeFile.Content<IOException> content(
      Run run, String name, Kind kind, Form form) {
    Architecture architecture = form.architecture();
    Parameters parameters = form.parameters();
    return switch (kind) {
      case SAFETENSORS -> out -> out.write(Safetensors.of(architecture, parameters).toBytes());
      case SPARSE ->
          out -> out.write(SparseTensors.pack(Safetensors.of(architecture, parameters)).toBytes());
      case ONNX -> OnnxFile.of(architecture, parameters, about(run, name, architecture))::writeTo;
      case DL4J -> throw new IllegalArgumentException("DL4J writes its files itself");
    };
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
