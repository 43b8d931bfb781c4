package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import sparsam.data.DataOrigin;
import sparsam.recipe.Phase;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.result.Environment;
import sparsam.result.Result;
import sparsam.result.Result.Finished;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.store.file.RunNote;

/** Folders as runs leave them, without the hours: what a list reads, and nothing else. */
public final class ManyRuns {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);
  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-01-05T08:30:00");
  private static final String METRICS =
      """
      name,epoch,steps,gradients,trainLoss,trainAccuracy,validationLoss,validationAccuracy,gradientNorm,epsilonNorm
      dense,1,8,8,0.5,0.8,0.5,0.8,1,0
      SGD,1,8,8,0.5,0.8,0.5,0.8,1,0
      SGD,2,16,16,0.5,0.8,0.5,0.8,1,0
      """;
  private static final List<String> NAMES =
      List.of("fair comparison", "warm-up", "how far can it be pruned", "SAM with a larger radius");

  private ManyRuns() {}

  /**
   * Every seventh run is stopped, every eleventh one broken off; some have names, notes, stars and
   * tags.
   *
   * @return the folders, the oldest first
   */
  public static List<Path> make(Path runs, int count) throws IOException, RecipeException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = NAMES.get(i % NAMES.size());
      Recipe recipe = recipe(name, i);
      Path folder =
          runs.resolve(
              STAMP.format(FIRST.plusMinutes(47L * i))
                  + "-"
                  + name.replace(' ', '-').toLowerCase(Locale.ROOT));
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("recipe.sparsam"), RecipeWriter.write(recipe));
      State state = i % 7 == 3 ? State.STOPPED : i % 11 == 5 ? State.RUNNING : State.FINISHED;
      Files.writeString(
          folder.resolve("run.json"),
          RunJson.write(
              new Run(
                  recipe,
                  Environment.UNKNOWN,
                  state,
                  results(state, random),
                  List.of(),
                  null,
                  DataOrigin.UNKNOWN)));
      if (state != State.FINISHED) {
        Files.writeString(folder.resolve("metrics.csv"), METRICS);
      }
      if (i % 5 == 0) {
        new RunNote(
                i % 10 == 0 ? "Chapter " + (i / 10 + 1) : "",
                "the one for figure " + i,
                i % 15 == 0,
                i % 2 == 0 ? List.of("thesis", "figure") : List.of("try"))
            .write(folder);
      }
      folders.add(folder);
    }
    return folders;
  }

  private static Recipe recipe(String name, int i) throws RecipeException {
    return RecipeReader.parse(
        "made",
        String.format(
            Locale.ROOT,
            """
            {"name": "%s", "data": {"set": "%s"}, "network": {"architecture": "classifier"},
             "seed": %d, "batchSize": 64, "shuffle": true,
             "dense": {"optimizer": {"name": "sgd", "lr": 0.05}, "epochs": 1},
             "prune": {"fraction": %s},
             "arms": [
               {"name": "SGD", "start": "pruned", "epochs": 4, "optimizer": {"name": "sgd", "lr": 0.05}},
               {"name": "SAM", "start": "pruned", "epochs": 4,
                "optimizer": {"name": "sam", "lr": 0.05, "rho": 0.05}}]}
            """,
            name,
            i % 3 == 0 ? "mnist" : "mnist-10k",
            i,
            List.of("0.5", "0.8", "0.9").get(i % 3)));
  }

  private static List<Result> results(State state, RandomGenerator random) {
    List<Result> results = new ArrayList<>();
    results.add(finished("dense", Phase.DENSE, 0, random));
    results.add(finished("pruned", Phase.PRUNED, 0.8, random));
    if (state == State.FINISHED) {
      results.add(finished("SGD", Phase.ARM, 0.8, random));
      results.add(finished("SAM", Phase.ARM, 0.8, random));
    }
    return results;
  }

  private static Finished finished(
      String name, Phase phase, double sparsity, RandomGenerator random) {
    return new Finished(
        name,
        phase,
        9300 + random.nextInt(500),
        10_000,
        0.2,
        0.95,
        0.2,
        sparsity,
        0,
        3000,
        phase == Phase.PRUNED ? 0 : 20 + random.nextInt(100));
  }
}
