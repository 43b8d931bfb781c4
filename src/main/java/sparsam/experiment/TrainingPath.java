package sparsam.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.nn.Parameters;
import sparsam.nn.file.Safetensors;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.store.PastRun;
import sparsam.store.epoch.EpochWeights;
import sparsam.store.epoch.EpochWeights.Epoch;

/**
 * The weights that a training went through, as far as its run kept them.
 *
 * @param epochs rising; 0 is what it started from
 * @param weights after each of them, as vectors
 */
public record TrainingPath(List<Integer> epochs, List<float[]> weights) {
  public TrainingPath {
    epochs = List.copyOf(epochs);
    weights = List.copyOf(weights);
  }

  /**
   * That of a training of a run.
   *
   * @param name {@code dense} or an arm
   * @param layout of the run's network
   * @throws IOException with one sentence where none was kept, or a file is damaged
   */
  public static TrainingPath of(PastRun run, String name, Parameters layout) throws IOException {
    int made = run.monitor().track(name).map(Track::epochs).map(List::size).orElse(0);
    List<Epoch> kept = EpochWeights.list(run.folder(), run.recipe(), name, made);
    if (kept.isEmpty()) {
      throw new IOException(
          "%s kept no weights of the epochs of %s: a run does where its recipe has flatness.weights of 1 or more"
              .formatted(run.folder(), name));
    }
    List<Integer> epochs = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    for (Epoch epoch : kept) {
      epochs.add(epoch.number());
      weights.add(vector(epoch.file(), layout));
    }
    return new TrainingPath(epochs, weights);
  }

  private static float[] vector(Path file, Parameters layout) throws IOException {
    try {
      return Weights.of(Safetensors.read(file)).vector(layout);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
