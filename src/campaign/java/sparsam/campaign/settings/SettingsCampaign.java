package sparsam.campaign.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.settings.Draft.Place;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.experiment.Experiment;
import sparsam.experiment.FastNetworks;
import sparsam.nn.Parameters;
import sparsam.prune.schedule.Iterative;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.arm.Arm;
import sparsam.recipe.arm.Budget.Epochs;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Weights;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.system.PlainText;
import sparsam.train.Control;

/** A recipe with a number or two at their ends or beyond is refused, or trained for one step. */
public final class SettingsCampaign implements Campaign {
  private static final int WHOLE = 4_000;
  private static final int QUICK = 40;

  /** Longer ones say nothing more. */
  private static final int MOST_EPOCHS = 3;

  private static final int MOST_ROUNDS = 12;
  private static final int IMAGES = 8;
  private static final int CLASSES = 10;

  @Override
  public About about() {
    return new About(
        "settings",
        "refused with its key, or finite, or an arm that ends with its sentence",
        QUICK,
        WHOLE);
  }

  @Override
  public Outcome trial(Trial trial) throws Exception {
    SplittableRandom random = trial.random();
    Draft draft = Draft.of(random);
    while (!isAllowed(draft)) {
      draft = Draft.of(random);
    }
    Recipe recipe = RecipeReader.parse("drawn", draft.json());
    List<String> changes = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      Place place = Draft.pick(draft.places(), random);
      List<String> ends = Ends.of(place.setting().range());
      if (!ends.isEmpty()) {
        changes.add(place.key() + "=" + Draft.pick(ends, random));
        keys.add(place.key());
      }
    }
    try {
      for (String change : changes) {
        recipe = RecipeReader.override(recipe, List.of(change));
      }
    } catch (RecipeException e) {
      String said = String.valueOf(e.getMessage());
      boolean named = keys.stream().anyMatch(key -> said.contains(last(key)));
      return named && PlainText.isLine(said)
          ? Outcome.held("refused")
          : Outcome.fault("%s is refused without its key: %s".formatted(changes, said));
    }
    if (isLong(recipe)) {
      return Outcome.held("accepted, too long to train here");
    }
    Optional<String> fault = run(recipe, trial.folder().resolve("run"));
    return fault.isEmpty()
        ? Outcome.held("trained")
        : Outcome.fault("%s: %s%n%s".formatted(changes, fault.get(), draft.json()));
  }

  /** Not every mask goes with every start, nor every time of pruning. */
  private static boolean isAllowed(Draft draft) {
    try {
      return !RecipeReader.parse("drawn", draft.json()).arms().isEmpty();
    } catch (RecipeException e) {
      return false;
    }
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** Whether it would train for more than a few steps. */
  private static boolean isLong(Recipe recipe) {
    return recipe.batchSize() > 10 * IMAGES
        || recipe.arms().stream()
            .anyMatch(
                arm ->
                    !(arm.budget() instanceof Epochs(int epochs))
                        || epochs > MOST_EPOCHS
                        || (long) epochs * rounds(arm) > MOST_ROUNDS);
  }

  private static long rounds(Arm arm) {
    return arm.when() instanceof Iterative iterative ? iterative.rounds() : 1;
  }

  /** What is wrong with how it ends; empty where nothing is. */
  private static Optional<String> run(Recipe recipe, Path folder) throws Exception {
    Run run;
    try (RunFolder open = RunFolder.create(folder, recipe)) {
      run =
          new Experiment(
                  recipe,
                  _ -> open,
                  choice -> data(choice.name()),
                  new FastNetworks(1),
                  Environment.here("fast", 1),
                  new Monitor(),
                  new Control(),
                  false)
              .run();
    } catch (IOException | DataException e) {
      // A step before any training, as a score that is not finite, ends the run with its sentence.
      String said = String.valueOf(e.getMessage());
      return said.contains(" ") && !said.contains("Exception") && PlainText.isLine(said)
          ? Optional.empty()
          : Optional.of("the run ended without a sentence: " + said);
    }
    for (Result result : run.results()) {
      switch (result) {
        case Result.Failed failed -> {
          if (!failed.reason().contains(" ") || failed.reason().contains("Exception")) {
            return Optional.of(failed.name() + " ended without a sentence: " + failed.reason());
          }
        }
        case Result.Finished finished -> {
          if (!Double.isFinite(finished.testLoss())
              || !Double.isFinite(finished.validationLoss())) {
            return Optional.of(finished.name() + " finished with a loss that is not finite");
          }
          if (!isFinite(folder, finished.name())) {
            return Optional.of(finished.name() + " finished with weights that are not finite");
          }
        }
      }
    }
    PastRun.open(folder);
    return Optional.empty();
  }

  private static boolean isFinite(Path folder, String name) throws IOException {
    PastRun past = PastRun.open(folder);
    if (!Files.exists(folder.resolve("weights"))) {
      return true;
    }
    Weights weights = past.weights(name);
    Parameters parameters = Parameters.of(past.recipe().network().blueprint());
    if (weights.copyTo(parameters).isPresent()) {
      return true;
    }
    for (float value : parameters.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static DataSet data(String name) {
    Examples few = examples(IMAGES);
    return new DataSet(name, few, few, few);
  }

  private static Examples examples(int count) {
    SplittableRandom random = new SplittableRandom(count);
    byte[] pixels = new byte[count * 28 * 28];
    random.nextBytes(pixels);
    int[] labels = new int[count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      places[i] = i;
    }
    return new Examples(
        new Pixels.Bytes(pixels, places, Shape.MNIST, Normalization.MNIST), labels, CLASSES);
  }
}
