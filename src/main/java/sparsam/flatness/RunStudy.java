package sparsam.flatness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sparsam.data.DataSet;
import sparsam.nn.file.Safetensors;
import sparsam.nn.file.StateDict;
import sparsam.nn.tangent.Sample;
import sparsam.recipe.Plan;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Weights;
import sparsam.store.PastRun;

/**
 * A run's networks as they are examined: on its own training images, with its masks, the results
 * kept in its folder.
 */
public final class RunStudy {
  private final PastRun run;
  private final Sample sample;
  private final StudyFile kept;

  private RunStudy(PastRun run, Sample sample, StudyFile kept) {
    this.run = run;
    this.sample = sample;
    this.kept = kept;
  }

  /**
   * @param set the run's own, as it was loaded
   * @param examples to measure on; fewer where there are fewer
   * @throws IOException with one sentence where what was kept cannot be read
   */
  public static RunStudy of(PastRun run, DataSet set, int examples) throws IOException {
    DataSet learned = run.recipe().labelNoise().applyTo(set);
    return new RunStudy(run, Specimen.sample(learned, examples), StudyFile.of(run.folder()));
  }

  /** What networks a run of this recipe has: dense, its arms, what was pruned for them. */
  public static List<String> names(Recipe recipe) {
    return Stream.concat(
            Stream.of(Plan.DENSE),
            Stream.concat(
                recipe.arms().stream().map(Arm::name),
                new Plan(recipe).prunings().values().stream()))
        .toList();
  }

  public PastRun run() {
    return run;
  }

  /**
   * One of the run's networks.
   *
   * @param name of a result
   * @throws IOException with one sentence where its weights are not there, or damaged
   */
  public Specimen specimen(String name) throws IOException {
    Recipe recipe = run.recipe();
    boolean scales = recipe.prunings().stream().anyMatch(pruning -> pruning.batchNorm());
    return Specimen.of(name, recipe.network(), run.weights(name), scales, sample);
  }

  /**
   * The network of a file of weights.
   *
   * @throws IOException with one sentence where it cannot be read, or is another architecture's
   */
  public Specimen specimen(Path file) throws IOException {
    Recipe recipe = run.recipe();
    try {
      Weights weights = Weights.of(StateDict.of(Safetensors.read(file)).weights(recipe.network()));
      String name = String.valueOf(file.getFileName());
      return Specimen.of(name, recipe.network(), weights, false, sample);
    } catch (IOException e) {
      throw new IOException("%s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What is known of a network by now, on these examples. */
  public Optional<Portrait> known(Specimen specimen) {
    return Optional.ofNullable(kept.portraits().get(specimen.key()))
        .map(portrait -> portrait.named(specimen.name()));
  }

  /**
   * Measures what is wanted and not known yet, and keeps each result at once.
   *
   * @param tell gets every portrait that has something new
   * @throws IOException with one sentence: the weights are not finite, or nothing can be kept
   */
  public Portrait examine(
      Specimen specimen, Collection<Measure> wanted, Examiner examiner, Consumer<Portrait> tell)
      throws IOException {
    return examiner.examine(
        specimen,
        wanted,
        kept.portraits(),
        portrait -> {
          kept.keep(portrait);
          tell.accept(portrait);
        });
  }
}
