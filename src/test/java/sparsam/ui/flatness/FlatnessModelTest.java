package sparsam.ui.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.data.DataException;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Json;
import sparsam.recipe.RecipeReader;
import sparsam.store.History;
import sparsam.store.RunFolder;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;

/** What the workspace asks for while one run after the other is chosen; nothing is measured. */
class FlatnessModelTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path runs;
  private Path older;
  private Path newer;
  private SurveyService service;
  private FlatnessModel model;
  private final CountDownLatch images = new CountDownLatch(1);
  private final List<Runnable> reading = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    older = runs.resolve("2026-03-04-050607-tiny");
    newer = runs.resolve("2026-03-05-050607-tiny");
    try (RunFolder folder = RunFolder.create(older, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    TinyRun.copy(older, newer);
    service =
        new SurveyService(
            _ -> {
              throw new DataException("no images");
            },
            (_, seed, _) -> new LinearNetwork(seed),
            () -> {});
    model =
        new FlatnessModel(
            new Strings(),
            new History(runs, NOW),
            service,
            new StudyService(
                _ -> {
                  try {
                    images.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  throw new DataException("no images");
                },
                1,
                () -> {}),
            reading::add,
            Runnable::run);
  }

  @AfterEach
  void close() {
    images.countDown();
    model.close();
  }

  private void read() {
    while (!reading.isEmpty()) {
      reading.removeFirst().run();
    }
  }

  private RunName run(Path folder) {
    return model.choice().runs().get().stream()
        .filter(one -> one.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  /** Which run was asked about last. */
  private Optional<Path> asked() {
    return service.wanted().map(Question::run);
  }

  @Test
  void anotherRunWhoseNetworksAreCalledTheSameIsAskedAbout() {
    model.show(true);
    read();
    assertEquals(newer, model.choice().run().get().orElseThrow().folder());
    assertEquals(Optional.of(newer), asked());
    List<Chosen> before = model.choice().networks().get();
    model.choice().run().set(Optional.of(run(older)));
    assertEquals(Optional.empty(), asked(), "until it is read");
    read();
    assertEquals(before, model.choice().networks().get());
    assertEquals(Optional.of(older), asked());
  }

  @Test
  void aRunThatCannotBeReadHasNoNetworks() throws IOException {
    model.show(true);
    read();
    Files.writeString(older.resolve("recipe.sparsam"), "{");
    model.choice().run().set(Optional.of(run(older)));
    read();
    assertEquals(List.of(), model.choice().networks().get());
    assertEquals(Optional.empty(), asked());
    assertTrue(model.trouble().get().contains("recipe.sparsam"), model.trouble().get());
    model.sight().set(Sight.TOY);
    assertEquals("", model.trouble().get(), "it has nothing to do with the toy");
  }

  @Test
  void aRunThatDivergedHasASentence() throws Exception {
    Path diverged = runs.resolve("2026-03-06-050607-diverged");
    String recipe =
        """
        {
          "name": "diverged",
          "seed": 1,
          "data": {"set": "mnist-10k"},
          "network": {"architecture": "classifier"},
          "batchSize": 16,
          "dense": {"optimizer": {"name": "sgd", "lr": 10, "weightDecay": 1000}, "epochs": 2},
          "prune": {"fraction": 0.5},
          "arms": [
            {"name": "SGD", "start": "pruned", "epochs": 1, "optimizer": {"name": "sgd", "lr": 0.1}}
          ]
        }
        """;
    try (RunFolder folder = RunFolder.create(diverged, RecipeReader.parse("own", recipe))) {
      TinyRun.run(folder);
    }
    model.show(true);
    read();
    assertEquals(diverged, model.choice().run().get().orElseThrow().folder());
    for (Sight sight : List.of(Sight.PLANE, Sight.SPECTRUM)) {
      model.sight().set(sight);
      assertEquals(Optional.empty(), asked());
      String said =
          sight == Sight.PLANE
              ? model.pictures().left().get().empty()
              : model.study().pictures().density().get().empty();
      assertTrue(said.contains("diverges"), said);
    }
  }

  @Test
  void aStudyIsStoppedUntilItIsToGoOnOrAnotherIsAskedFor() {
    StudyModel study = model.study();
    model.show(true);
    read();
    assertFalse(study.measuring().get(), "planes are no study");
    model.sight().set(Sight.SPECTRUM);
    assertTrue(study.measuring().get());
    study.stopped().set(true);
    assertFalse(study.measuring().get());
    String said = study.pictures().density().get().empty();
    assertTrue(said.startsWith("Stopped"), said);
    study.stopped().set(false);
    assertTrue(study.measuring().get());
    study.stopped().set(true);
    model.sight().set(Sight.RISE);
    assertFalse(study.stopped().get());
    assertTrue(study.measuring().get());
    model.show(false);
    assertFalse(study.measuring().get(), "nobody looks");
  }

  /** So that a click on the workspace waits for no file. */
  @Test
  void whatTheLabShowsIsReadAndNotMeasuredBeforeSomebodyLooks() {
    model.follow(newer);
    model.follow(older);
    read();
    assertEquals(Optional.empty(), asked());
    model.show(true);
    assertEquals(Optional.of(older), asked(), "before anything is read again");
    read();
    assertEquals(Optional.of(older), asked());
  }

  /** Not those that there were as it began, once its arms are trained. */
  @Test
  void networksStayChosenOnlyWhereSomebodyLooked() throws Exception {
    Path file = older.resolve("run.json");
    String whole = Files.readString(file);
    ObjectNode begun = Json.object(file, whole);
    ArrayNode results = (ArrayNode) begun.get("results");
    while (results.size() > 1) {
      results.remove(results.size() - 1);
    }
    Files.writeString(file, Json.write(begun));
    model.follow(older);
    read();
    Optional<Chosen> dense = model.choice().first().get();
    assertTrue(dense.isPresent());
    Files.writeString(file, whole);
    model.refresh();
    read();
    List<Chosen> arms = model.choice().arms();
    assertEquals(Optional.of(arms.getFirst()), model.choice().first().get());

    model.show(true);
    model.choice().first().set(dense);
    model.show(false);
    model.refresh();
    read();
    assertEquals(dense, model.choice().first().get());
  }
}
