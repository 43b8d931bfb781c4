package sparsam.flatness;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataSet;
import sparsam.nn.Parameters;
import sparsam.nn.tangent.Sample;
import sparsam.optim.Pace;
import sparsam.optim.step.Step;
import sparsam.prune.Mask;
import sparsam.recipe.Recipe;
import sparsam.recipe.watch.Watch;
import sparsam.result.Track;
import sparsam.result.Weights;
import sparsam.result.watch.FlatnessRow;
import sparsam.store.Checkpoint;

/**
 * Looks at trainings from beside, where the recipe asks for it: with a network of its own and the
 * same images every time, so that no number of a training depends on it.
 */
public final class Lookout {
  private final Recipe recipe;
  private final int threads;
  private final DataSet data;
  private @Nullable Sample sample;

  /**
   * @param data with the labels that are trained on
   * @param threads that it computes with
   */
  public Lookout(Recipe recipe, DataSet data, int threads) {
    this.recipe = recipe;
    this.data = data;
    this.threads = Math.max(1, threads);
  }

  /** Whether a training is to be looked at where it stands, and has not been. */
  public boolean isDue(Track track, int epoch) {
    return recipe.watch().measures(epoch, track.plannedEpochs())
        && track.flatness().stream().noneMatch(row -> row.epoch() == epoch);
  }

  /**
   * Looks at a training where it stands.
   *
   * @param mask that its weights are pruned by now; null for none
   * @param step that it goes on with
   * @param goOn asked now and then
   * @return empty where it was not wanted any more
   */
  public Optional<FlatnessRow> look(
      Checkpoint at,
      Parameters parameters,
      @Nullable Mask mask,
      Step step,
      Pace pace,
      BooleanSupplier goOn)
      throws IOException {
    Watch watch = recipe.watch();
    Sample seen = sample((int) watch.examples());
    try {
      Glance glance =
          Glance.at(
              recipe.network(), threads, Weights.of(parameters), mask, seen, watch.radius(), goOn);
      Edge edge = Edge.of(step.optimizer(), pace, step.made(), glance.gradientNorm());
      return Optional.of(
          new FlatnessRow(
              at.epoch(),
              at.steps(),
              seen.count(),
              watch.radius(),
              glance.loss(),
              glance.gradientNorm(),
              glance.largest(),
              glance.error(),
              glance.rise(),
              edge.descent(),
              edge.climbing()));
    } catch (CancellationException _) {
      return Optional.empty();
    }
  }

  /** Trainings that go on at the same time look at the same. */
  private synchronized Sample sample(int count) {
    Sample made = sample == null ? Specimen.sample(data, count) : sample;
    sample = made;
    return made;
  }
}
