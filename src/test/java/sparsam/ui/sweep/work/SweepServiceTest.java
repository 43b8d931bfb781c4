package sparsam.ui.sweep.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import sparsam.InMemory;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Recipe;
import sparsam.store.RunFolder;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepReader;
import sparsam.sweep.Task;
import sparsam.sweep.work.Outcome;
import sparsam.text.Strings;
import sparsam.train.LinearNetwork;
import sparsam.ui.sweep.draft.Draft;

/** Sweeps that begin, stop, go on and are followed while nobody waits for them. */
class SweepServiceTest {
  private final AtomicInteger passes = new AtomicInteger(Integer.MAX_VALUE);

  @TempDir(factory = InMemory.class)
  Path temp;

  private SweepService service;
  private Draft draft;

  @BeforeEach
  void open() throws Exception {
    Recipe all = TinyRun.recipe();
    Recipe recipe =
        all.withArms(all.arms().stream().filter(arm -> arm.name().startsWith("SAM")).toList());
    Sweep sweep = SweepReader.with(SweepReader.of(recipe), List.of("fraction=0.3,0.6"), 0, 2);
    draft = Draft.of(sweep);
    service = service();
  }

  private SweepService service() {
    return new SweepService(
        new Strings(),
        new SweepService.Equipment(
            _ -> LinearNetwork.blobs(),
            (architecture, seed, batchSize) -> new LinearNetwork(seed, this::pass),
            () -> TinyRun.ENVIRONMENT,
            temp.resolve("sweeps"),
            Clock.systemUTC(),
            () -> {}));
  }

  private void pass() {
    if (passes.decrementAndGet() == 0) {
      service.stop();
    }
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static void until(Callable<Boolean> so) throws Exception {
    WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, so);
  }

  private Sight run(Question question) throws Exception {
    service.start(question);
    until(() -> !service.isRunning());
    assertEquals("", service.trouble());
    return service.sight().orElseThrow();
  }

  private static Map<String, String> results(Sight sight) {
    return new TreeMap<>(
        sight.outcomes().values().stream()
            .collect(
                Collectors.toMap(
                    one -> one.task().id(),
                    one -> one.result().toString().replaceAll("seconds=[^,]*", ""))));
  }

  @Test
  void a_sweep_is_looked_at_before_it_begins_and_stopped_and_gone_on_with() throws Exception {
    service.consider(new Question(draft, null, 3));
    until(() -> service.answer().flatMap(Answer::prospect).isPresent());
    Answer.Prospect prospect = service.answer().orElseThrow().prospect().orElseThrow();
    assertEquals(4, prospect.points());
    assertEquals(0, prospect.there());
    int all = prospect.outlook().count();
    Sight whole = run(new Question(draft, null, 2));
    assertEquals(all, whole.outcomes().size());
    assertEquals(0, whole.missing());
    assertTrue(Files.exists(whole.folder().resolve("cells.csv")));

    Path place = temp.resolve("stopped");
    passes.set(12);
    Sight stopped = run(new Question(draft, place, 2));
    assertTrue(stopped.missing() > 0, "it was stopped in the middle");
    passes.set(Integer.MAX_VALUE);
    Sight ended = run(new Question(draft, place, 1));
    assertEquals(results(whole), results(ended));
    service.consider(new Question(draft, place, 1));
    until(
        () ->
            service
                .answer()
                .filter(one -> place.equals(one.question().folder()))
                .flatMap(Answer::prospect)
                .isPresent());
    prospect = service.answer().orElseThrow().prospect().orElseThrow();
    assertEquals(0, prospect.outlook().count());
    assertEquals(all, prospect.there());
  }

  @Test
  void a_folder_that_others_work_in_is_followed_and_left_alone() throws Exception {
    Path place = temp.resolve("shared");
    passes.set(8);
    Sight begun = run(new Question(draft, place, 1));
    passes.set(Integer.MAX_VALUE);
    Task task =
        begun.plan().tasks().stream()
            .filter(one -> !begun.outcomes().containsKey(one.id()) && one.dense().isEmpty())
            .findFirst()
            .orElseThrow();
    Path under = place.resolve(".work").resolve("other");
    try (RunFolder held = RunFolder.create(under, task.recipe())) {
      service.start(new Question(draft, place, 1));
      until(() -> !service.isRunning());
      assertTrue(service.trouble().startsWith("Another program works in "), service.trouble());
      service.open(place);
      until(() -> service.sight().orElseThrow().elsewhere() == 1);
      assertFalse(held.path().toString().isEmpty());
    }
    try (SweepService other = service()) {
      other.start(new Question(draft, place, 1));
      until(() -> service.sight().orElseThrow().missing() == 0);
    }
    Map<String, Outcome> seen = service.sight().orElseThrow().outcomes();
    assertEquals(begun.plan().tasks().size(), seen.size());
    assertTrue(
        seen.values().stream().map(Objects::requireNonNull).allMatch(one -> one.isFinished()));
    service.open(temp.resolve("nowhere"));
    until(() -> service.trouble().contains("does not exist"));
    assertEquals(place, service.sight().orElseThrow().folder(), "what was seen stays");
  }
}
