package sparsam.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import sparsam.data.DataOrigin;
import sparsam.data.Digest;
import sparsam.nn.Architecture;
import sparsam.nn.Design;
import sparsam.nn.Input;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.StateDict;
import sparsam.nn.file.Stranger;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.result.DenseFrom.Brought;
import sparsam.result.Environment;
import sparsam.result.Run;
import sparsam.system.FolderTree;
import sparsam.system.WholeFile;

/**
 * A dense network that was trained elsewhere: a file with PyTorch's {@code state_dict} of one of
 * our networks. The recipe's data, not its training, are its own.
 */
public final class DenseFile implements GivenDense {
  /** What such a file's name ends with. */
  public static final String ENDING = ".safetensors";

  private final String place;
  private final Brought origin;
  private final StateDict tensors;

  private DenseFile(String place, Brought origin, StateDict tensors) {
    this.place = place;
    this.origin = origin;
    this.tensors = tensors;
  }

  /** Whether a file's name says that it holds weights. */
  public static boolean isNamed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Reads a file; whose network it is does not matter yet.
   *
   * @throws IOException with one sentence that says what the file is where it is no safetensors
   *     file, or what is wrong with it
   */
  public static DenseFile open(Path file) throws IOException {
    try {
      Optional<Stranger> stranger = Stranger.of(file);
      if (stranger.isPresent()) {
        throw new IOException(file + " cannot be used: " + stranger.get().advice());
      }
      Safetensors read = Safetensors.read(file);
      String name = String.valueOf(file.getFileName());
      return new DenseFile(
          file.toString(), new Brought(name, Digest.sha256(file)), StateDict.of(read));
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read", e);
    }
  }

  /** What a run keeps of the file that it was given. */
  static DenseFile of(RunFolder folder, Brought origin) throws IOException {
    Path kept = folder.weightsFile(Plan.DENSE);
    return new DenseFile(kept.toString(), origin, StateDict.of(Safetensors.read(kept)));
  }

  /**
   * Which network of our families has exactly these tensors; empty where none has.
   *
   * @param input what it is for
   */
  public Optional<Architecture> architecture(Input input) {
    return tensors.architecture(input);
  }

  @Override
  public Brought origin() {
    return origin;
  }

  /**
   * Under PyTorch's names and in its order: what was F32 bit for bit, what was not rounded to it.
   */
  public Safetensors weights(Recipe recipe) throws IOException {
    if (recipe.dense() == null) {
      throw new IOException(
          "this recipe has no dense network that %s could be: its arms start from the initial weights"
              .formatted(place));
    }
    Optional<Architecture> own = architecture(recipe.network().input());
    if (own.isPresent() && !own.get().equals(recipe.network())) {
      throw new IOException(
          "%s is a %s; the recipe's network is %s, so set network.architecture=%s%s and network.widths=%s"
              .formatted(
                  place,
                  own.get(),
                  recipe.network(),
                  own.get().family().label(),
                  residual(own.get()),
                  numbers(own.get().widths())));
    }
    try {
      return tensors.weights(recipe.network());
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be the dense network, %s: %s"
              .formatted(place, recipe.network(), e.getMessage()),
          e);
    }
  }

  private static String residual(Architecture architecture) {
    if (!(architecture.design() instanceof Design.ResNet net)) {
      return "";
    }
    String blocks = ", network.blocks=" + net.blocks();
    return net.isUsual()
        ? blocks
        : "%s, network.inner=%s, network.before=%s"
            .formatted(blocks, numbers(net.inner()), numbers(net.before()));
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.toString().replace(" ", "");
  }

  @Override
  public void requireFor(Recipe recipe) throws IOException {
    weights(recipe);
  }

  /** The origin first: a folder that has it never trains a network of its own in place of this. */
  @Override
  public void copyTo(RunFolder folder) throws IOException {
    Run run =
        new Run(
            folder.recipe(),
            Environment.UNKNOWN,
            Run.State.RUNNING,
            List.of(),
            List.of(),
            origin,
            DataOrigin.UNKNOWN);
    WholeFile.write(folder.run(), RunJson.write(run));
    Path kept = folder.weightsFile(Plan.DENSE);
    FolderTree.make(Objects.requireNonNull(kept.toAbsolutePath().getParent()));
    WholeFile.write(kept, weights(folder.recipe()).toBytes());
  }
}
