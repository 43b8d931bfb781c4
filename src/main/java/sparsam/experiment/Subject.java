package sparsam.experiment;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.flatness.landscape.Terrain;
import sparsam.nn.Architecture;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.StateDict;
import sparsam.recipe.Recipe;
import sparsam.result.Weights;
import sparsam.store.PastRun;

/**
 * What a landscape is drawn of: the network of a run, and the training images that it learned, with
 * the labels that it learned them with, as they are without augmentation.
 *
 * @param images the first ones, in memory as numbers
 */
public record Subject(Recipe recipe, Examples images) {
  /** Images that a network is asked about at once: as many as it is fastest with. */
  private static final int AT_ONCE = 64;

  /** Images whose mean and variance BatchNorm's statistics are estimated anew from. */
  private static final int ESTIMATED = 250;

  /**
   * @param set the run's own ({@link RunData})
   * @param count of images, or all where there are fewer
   * @throws IOException with one sentence where the images do not fit into memory
   */
  public static Subject of(Recipe recipe, DataSet set, int count) throws IOException {
    try {
      Examples all = recipe.labelNoise().applyTo(set).train();
      return new Subject(recipe, all.range(0, Math.min(count, all.count())).unpacked());
    } catch (OutOfMemoryError e) {
      throw Failure.of(e, count + " images");
    }
  }

  /**
   * The place where planes of this network are measured; whoever asks for it closes it.
   *
   * @throws IOException with one sentence where the network does not fit into memory
   */
  public Terrain planes(NetworkFactory networks) throws IOException {
    return terrain(networks, AT_ONCE);
  }

  /** The same for lines, on which statistics are estimated anew: it takes far more memory. */
  public Terrain lines(NetworkFactory networks) throws IOException {
    return terrain(networks, ESTIMATED);
  }

  private Terrain terrain(NetworkFactory networks, int most) throws IOException {
    Architecture architecture = recipe.network();
    int batch = Math.min(most, images.count());
    try {
      return new Terrain(networks.create(architecture, 0, batch), images, batch);
    } catch (OutOfMemoryError e) {
      throw Failure.of(e, "a second " + architecture);
    }
  }

  /**
   * Weights of the run as a vector.
   *
   * @param name of a result: {@code dense}, {@code pruned} or an arm
   * @throws IOException with one sentence where they are not there, or damaged
   */
  public static float[] weights(PastRun run, String name, Parameters layout) throws IOException {
    return vector(run.weights(name), name + " in " + run.folder(), layout);
  }

  /**
   * Weights of a file that has PyTorch's {@code state_dict} of this network.
   *
   * @throws IOException with one sentence where it cannot be read, or is another network's
   */
  public float[] weights(Path file, Parameters layout) throws IOException {
    Safetensors read;
    try {
      read = Safetensors.read(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    }
    try {
      Safetensors own = StateDict.of(read).weights(recipe.network());
      return vector(Weights.of(own), file.toString(), layout);
    } catch (IOException e) {
      throw new IOException(
          "%s is not a network of this run, %s: %s"
              .formatted(file, recipe.network(), e.getMessage()),
          e);
    }
  }

  private static float[] vector(Weights weights, String what, Parameters layout)
      throws IOException {
    float[] vector;
    try {
      vector = weights.vector(layout);
    } catch (IllegalArgumentException e) {
      throw new IOException(what + ": " + e.getMessage(), e);
    }
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new IOException(
            what
                + " has weights that are not finite: its training diverged, and no landscape is"
                + " there");
      }
    }
    return vector;
  }
}
