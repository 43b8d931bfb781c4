package sparsam.ui.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataSets;
import sparsam.experiment.DataSource;
import sparsam.experiment.FastNetworks;
import sparsam.experiment.FolderSource;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.TinyRun;
import sparsam.nn.Architecture;
import sparsam.nn.Network;
import sparsam.recipe.Presets;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.store.RunFolder;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;
import sparsam.ui.lab.run.Session.Outcome;

/** What the engine's thread says when it cannot do what it is asked. */
class EngineServiceTest {
  @TempDir Path folder;

  private EngineService engine(DataSource data, NetworkFactory networks) {
    return new EngineService(
        new EngineService.Equipment(
            data,
            networks,
            () -> TinyRun.ENVIRONMENT,
            folder,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            _ -> Optional.empty(),
            () -> {}));
  }

  @Test
  void whatDoesNotFitIsSaidBeforeItBegins() throws Exception {
    DataSource data = new FolderSource(new DataSets(folder), null);
    Recipe quick = Presets.load("quick");
    Recipe huge = RecipeReader.override(quick, List.of("network.widths=[4096,4096]"));
    try (EngineService engine = engine(data, new FastNetworks(1))) {
      assertEquals(Optional.empty(), engine.refusal(quick));
      RunModel run = new RunModel(new Strings(), engine);
      SimpleBooleanProperty valid = new SimpleBooleanProperty(true);
      Readiness readiness =
          new Readiness(
              run,
              valid,
              new SimpleBooleanProperty(),
              engine::refusal,
              Runnable::run,
              Runnable::run);
      List<Boolean> ready = new ArrayList<>();
      readiness.ready().subscribe(now -> ready.add(now));
      for (int look = 0; look < 5; look++) {
        readiness.poll(huge);
      }
      String sentence = readiness.shortage().get();
      assertTrue(
          sentence.matches(
              "classifier \\[4096, 4096] with batches of 64 needs about .* of memory, and this"
                  + " program can have .*: give narrower network.widths.*"),
          sentence);
      assertTrue(readiness.blocked().get());
      readiness.poll(quick);
      assertEquals("", readiness.shortage().get());
      valid.set(false);
      assertEquals(List.of(true, false, true, false), ready);
    }
  }

  private static void until(BooleanSupplier so) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          while (!so.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }

  private static Outcome outcome(Session session) {
    until(() -> session.outcome().isPresent());
    return session.outcome().orElseThrow();
  }

  private static NetworkFactory failing(Throwable error) {
    return (_, _, _) -> {
      if (error instanceof Error e) {
        throw e;
      }
      throw new IllegalStateException(error);
    };
  }

  @Test
  void initialWeightsThatDoNotFitAreOneSentenceToldOnce() throws Exception {
    Recipe recipe = TinyRun.recipe();
    try (EngineService engine =
        engine(_ -> LinearNetwork.blobs(), failing(new OutOfMemoryError()))) {
      Preparation preparation = new Preparation(engine);
      preparation.of(recipe);
      until(
          () -> {
            preparation.look(recipe);
            return engine.unready().isPresent();
          });
      String sentence = preparation.trouble(recipe).orElseThrow();
      assertTrue(
          sentence.matches("classifier \\[64, 128] does not fit into this program's memory of .*"),
          sentence);
      assertEquals(Optional.empty(), preparation.trouble(recipe));
      assertEquals(Optional.empty(), engine.ready());
    }
  }

  @Test
  void librariesThatCannotBeLoadedAreOneSentence() throws Exception {
    Recipe recipe = TinyRun.recipe();
    try (EngineService engine =
        engine(_ -> LinearNetwork.blobs(), failing(new UnsatisfiedLinkError("no openblas")))) {
      engine.prepare(recipe);
      until(() -> engine.unready().isPresent());
      assertEquals(
          "the libraries that compute cannot be loaded on this computer: no openblas",
          engine.unready().orElseThrow().sentence());
    }
  }

  @Test
  void imagesThatDoNotFitEndTheRunAndTheThreadLivesOn() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    try (EngineService engine =
        engine(
            _ -> {
              if (loads.getAndIncrement() == 0) {
                throw new OutOfMemoryError();
              }
              return LinearNetwork.blobs();
            },
            (_, seed, _) -> new LinearNetwork(seed))) {
      Outcome first = outcome(engine.start(TinyRun.recipe(), true, _ -> {}));
      String sentence = assertInstanceOf(Outcome.Broken.class, first).sentence();
      assertTrue(sentence.contains("does not fit into this program's memory"), sentence);
      Outcome second = outcome(engine.start(TinyRun.recipe(), true, _ -> {}));
      assertInstanceOf(Outcome.Ended.class, second);
    }
  }

  /** A run's file says what somebody else's computer had, or what a person wrote into it. */
  @Test
  void aRunGoesOnWithTheThreadsOfToday() throws Exception {
    Path run = folder.resolve("run");
    Recipe recipe = TinyRun.recipe();
    TinyRun.run(RunFolder.create(run, recipe));
    Path file = run.resolve("run.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"threads\": 1", "\"threads\": 4000"));
    NetworkFactory five = new Named(5);
    NetworkFactory networks =
        new NetworkFactory() {
          @Override
          public Network create(Architecture architecture, long seed, int batchSize) {
            throw new IllegalStateException("not fitted");
          }

          @Override
          public NetworkFactory fitted(Recipe other) {
            return five;
          }
        };
    try (EngineService engine = engine(_ -> LinearNetwork.blobs(), networks)) {
      Outcome ended = outcome(engine.resume(recipe, run));
      assertEquals(5, assertInstanceOf(Outcome.Ended.class, ended).run().environment().threads());
    }
  }

  private record Named(int threads) implements NetworkFactory {
    @Override
    public Network create(Architecture architecture, long seed, int batchSize) {
      return new LinearNetwork(seed);
    }
  }
}
