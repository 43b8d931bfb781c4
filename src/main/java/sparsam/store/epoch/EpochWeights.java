package sparsam.store.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.recipe.FileNames;
import sparsam.recipe.Recipe;
import sparsam.system.FolderTree;
import sparsam.system.WholeFile;

/**
 * The weights of a run's trainings after some of their epochs, in its folder: {@code
 * epochs/NAME/0003.safetensors}. They are the path of a training through the space of weights.
 */
public final class EpochWeights {
  private static final String FOLDER = "epochs";
  private static final Pattern FILE = Pattern.compile("(\\d{4,5})\\.safetensors");

  private EpochWeights() {}

  /**
   * The weights after an epoch.
   *
   * @param number of the epoch, 0 for what the training starts from
   */
  public record Epoch(int number, Path file) {}

  private static Path folder(Path run, Recipe recipe, String training) {
    return run.resolve(FOLDER).resolve(FileNames.of(recipe).of(training));
  }

  /** Where a run keeps weights of epochs: a folder a training; none where it keeps none. */
  public static List<Path> folders(Path run) throws IOException {
    Path all = run.resolve(FOLDER);
    return Files.isDirectory(all)
        ? FolderTree.list(all).stream().filter(Files::isDirectory).toList()
        : List.of();
  }

  /** Keeps the weights after an epoch, in place of those that were there. */
  public static void write(
      Path run, Recipe recipe, String training, int epoch, Parameters parameters)
      throws IOException {
    Path folder = folder(run, recipe, training);
    FolderTree.make(folder);
    WholeFile.write(
        folder.resolve(String.format(Locale.ROOT, "%04d.safetensors", epoch)),
        Safetensors.of(parameters).toBytes());
  }

  /**
   * What is kept of a training, in the order of its epochs; nothing where the recipe asks for none.
   *
   * @param epochs that the training has come to: what a run that was broken off left beyond them
   *     does not count
   */
  public static List<Epoch> list(Path run, Recipe recipe, String training, int epochs)
      throws IOException {
    Path folder = folder(run, recipe, training);
    List<Epoch> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path file : FolderTree.list(folder)) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (name.matches() && Integer.parseInt(name.group(1)) <= epochs) {
          found.add(new Epoch(Integer.parseInt(name.group(1)), file));
        }
      }
    }
    found.sort((one, other) -> Integer.compare(one.number(), other.number()));
    return found;
  }
}
