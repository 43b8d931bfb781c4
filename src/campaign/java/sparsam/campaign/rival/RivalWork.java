package sparsam.campaign.rival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import sparsam.campaign.part.Said;
import sparsam.data.DataSets;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.FolderSource;
import sparsam.nn.Engine;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.result.Environment;
import sparsam.store.History;
import sparsam.ui.lab.run.EngineService;
import sparsam.ui.lab.run.Session;

/**
 * One of two processes. It reads lines of words with tabs between them, a command line's or one of
 * {@link Deed}'s, does that, and says how it ended: the exit code, a tab, and the sentence.
 */
final class RivalWork {
  /** What a window does with a run's folder. */
  enum Deed {
    STAR,
    NOTE,
    DELETE,
    GO_ON
  }

  private static final int MILLIS = 5;

  private RivalWork() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    answers.println("ready");
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      List<String> words = List.of(line.split("\t", -1));
      Optional<Deed> deed =
          Arrays.stream(Deed.values())
              .filter(one -> one.name().equals(words.getFirst()))
              .findFirst();
      Said said = deed.isPresent() ? window(deed.get(), Path.of(words.get(1))) : Said.by(words);
      answers.println(said.code() + "\t" + said.err().strip().replace("\n", " / "));
    }
    System.exit(0);
  }

  private static Said window(Deed deed, Path run) throws RecipeException, InterruptedException {
    History history = new History(Objects.requireNonNull(run.getParent()), Clock.systemUTC());
    try {
      switch (deed) {
        case STAR -> history.star(run, true);
        case NOTE -> history.note(run, "seen");
        case DELETE -> {
          var _ = history.delete(run);
        }
        case GO_ON -> {
          return goOn(run);
        }
      }
      return new Said(0, "", "");
    } catch (IOException e) {
      return new Said(1, "", "sparsam: " + e.getMessage());
    }
  }

  private static Said goOn(Path run) throws IOException, RecipeException, InterruptedException {
    if (!Files.exists(run.resolve("recipe.sparsam"))) {
      return new Said(1, "", "sparsam: there is no run yet");
    }
    try (EngineService engine =
        new EngineService(
            new EngineService.Equipment(
                new FolderSource(new DataSets(run.resolveSibling("data")), null),
                new FastNetworks(1),
                () -> Environment.here(Engine.FAST.description(), 1),
                run.resolveSibling("runs"),
                Clock.systemUTC(),
                _ -> Optional.empty(),
                () -> {}))) {
      Session session = engine.resume(RecipeReader.read(run.resolve("recipe.sparsam")), run);
      while (session.outcome().isEmpty()) {
        Thread.sleep(MILLIS);
      }
      return switch (session.outcome().get()) {
        case Session.Outcome.Ended _ -> new Said(0, "", "");
        case Session.Outcome.Broken(String sentence) -> new Said(1, "", "sparsam: " + sentence);
      };
    }
  }
}
