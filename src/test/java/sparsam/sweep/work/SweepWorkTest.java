package sparsam.sweep.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;
import sparsam.experiment.NetworkFactory;
import sparsam.experiment.TinyRun;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.arm.Arm;
import sparsam.result.Environment;
import sparsam.result.Monitor;
import sparsam.result.Result.Failed;
import sparsam.result.Result.Finished;
import sparsam.store.RunFolder;
import sparsam.sweep.Point;
import sparsam.sweep.Sweep;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.SweepReader;
import sparsam.sweep.Task;
import sparsam.sweep.work.SweepMonitor.Trouble;
import sparsam.train.LinearNetwork;

/** Sweeps of a few milliseconds: what they train, in whatever order and however often started. */
@Timeout(600)
class SweepWorkTest {
  @TempDir(factory = InMemory.class)
  Path temp;

  private SweepPlan plan;

  @BeforeEach
  void plan() throws Exception {
    Sweep sweep =
        SweepReader.with(
            SweepReader.of(recipe()), List.of("fraction=0.3,0.6", "rho of SAM=0.05,0.2"), 0, 2);
    plan = new SweepPlan(sweep);
  }

  /** Arms that start pruned, dense and anew, and one that explodes. */
  private static Recipe recipe() throws RecipeException {
    Set<String> few = Set.of("SGD, longer", "SAM", "explodes", "fresh");
    Recipe recipe = TinyRun.recipe();
    return recipe.withArms(recipe.arms().stream().filter(arm -> few.contains(arm.name())).toList());
  }

  private SweepFolder folder(String name) throws IOException {
    SweepFolder folder = new SweepFolder(temp.resolve(name));
    folder.make(plan.sweep());
    return folder;
  }

  private static LocalWork work(SweepFolder folder, Halt halt, Runnable beforeEveryPass) {
    return new LocalWork(
        folder,
        new LoadedData(_ -> LinearNetwork.blobs()),
        (architecture, seed, batchSize) -> new LinearNetwork(seed, beforeEveryPass),
        TinyRun.ENVIRONMENT,
        halt);
  }

  private static Outcome of(Map<String, Outcome> outcomes, Task task) {
    return Objects.requireNonNull(outcomes.get(task.id()));
  }

  private SweepMonitor monitor() {
    return new SweepMonitor(plan.tasks(), _ -> 1);
  }

  private boolean run(SweepFolder folder, Halt halt, int threads, Runnable beforeEveryPass) {
    Map<String, Outcome> before = folder.read(plan.tasks(), "linear").outcomes();
    return new Workers(plan.tasks(), before, work(folder, halt, beforeEveryPass), monitor(), halt)
        .run(threads);
  }

  /** Every file under {@code runs}. */
  private static Map<String, String> contents(SweepFolder folder) throws IOException {
    Map<String, String> all = new TreeMap<>(TinyRun.contents(folder.path().resolve("runs")));
    all.keySet().removeIf(name -> name.endsWith(".lock") || name.contains("/checkpoint"));
    return all;
  }

  @Test
  void every_point_has_the_bits_of_its_whole_run_in_whatever_order() throws Exception {
    SweepFolder folder = folder("sweep");
    assertTrue(run(folder, new Halt(), 3, () -> {}));
    for (Point point : plan.points()) {
      Path whole = temp.resolve("whole-" + point.number());
      try (RunFolder open = RunFolder.create(whole, point.recipe())) {
        TinyRun.run(open);
        for (Arm arm : point.recipe().arms()) {
          Task task = Objects.requireNonNull(plan.tasks(point).get(arm.name()));
          Outcome outcome = folder.outcome(task).orElseThrow();
          if (outcome.result() instanceof Finished finished) {
            Finished alone =
                assertInstanceOf(Finished.class, open.soFar().result(arm.name()).orElseThrow());
            assertEquals(alone.testCorrect(), finished.testCorrect());
            assertEquals(alone.testLoss(), finished.testLoss());
            try (RunFolder own = RunFolder.resume(folder.run(task))) {
              assertEquals(
                  -1,
                  Files.mismatch(own.weightsFile(arm.name()), open.weightsFile(arm.name())),
                  arm.name() + " of point " + point.number());
            }
          } else {
            assertEquals("explodes", arm.name());
          }
        }
      }
    }
    assertEquals(plan.tasks().size(), folder.read(plan.tasks(), "").outcomes().size());
  }

  @Test
  void a_sweep_that_was_stopped_ends_with_the_same_files() throws Exception {
    SweepFolder whole = folder("whole");
    assertTrue(run(whole, new Halt(), 1, () -> {}));
    SweepFolder stopped = folder("stopped");
    int starts = 0;
    for (int pass = 50; ; pass += 90) {
      int last = pass;
      Halt halt = new Halt();
      AtomicInteger passes = new AtomicInteger();
      starts++;
      if (run(
          stopped,
          halt,
          2,
          () -> {
            if (passes.incrementAndGet() >= last) {
              halt.stop();
            }
          })) {
        break;
      }
    }
    assertTrue(starts > 2, "it was not stopped often enough to tell: " + starts);
    assertEquals(contents(whole), contents(stopped));
  }

  @Test
  void what_a_killed_process_left_goes_on_to_the_same_files() throws Exception {
    SweepFolder whole = folder("whole");
    assertTrue(run(whole, new Halt(), 1, () -> {}));
    SweepFolder alive = folder("alive");
    AtomicInteger passes = new AtomicInteger();
    Path killed = temp.resolve("killed");
    run(
        alive,
        new Halt(),
        1,
        () -> {
          if (passes.incrementAndGet() == 140) {
            TinyRun.copy(alive.path(), killed);
          }
        });
    SweepFolder after = new SweepFolder(killed);
    assertTrue(after.read(plan.tasks(), "").outcomes().size() < plan.tasks().size());
    assertTrue(run(after, new Halt(), 2, () -> {}));
    assertEquals(contents(whole), contents(after));
  }

  /** Where a disk failed, or a process was killed, before what it made had a recipe. */
  @Test
  void what_never_became_a_run_is_removed() throws Exception {
    SweepFolder folder = folder("sweep");
    Path begun = folder.work(plan.tasks().getLast().id() + "-begun");
    Files.createDirectories(begun.resolve("distributions"));
    Files.writeString(begun.resolve("distributions").resolve("dense.csv"), "tensor");
    assertTrue(run(folder, new Halt(), 2, () -> {}));
    try (Stream<Path> left = Files.list(folder.work("x").resolveSibling(""))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void what_could_not_be_removed_whole_goes_when_the_sweep_goes_on() throws Exception {
    SweepFolder folder = folder("sweep");
    Path half = Files.createDirectories(folder.work("removed-1a").resolve("weights"));
    Path others = Files.createDirectories(folder.work("others"));
    Files.writeString(half.resolve("dense.safetensors"), "half");
    folder.make(plan.sweep());
    assertFalse(Files.exists(folder.work("removed-1a")));
    assertTrue(Files.exists(others));
  }

  @Test
  void what_is_there_is_not_trained_again() throws Exception {
    SweepFolder folder = folder("sweep");
    assertTrue(run(folder, new Halt(), 1, () -> {}));
    assertTrue(
        run(
            folder,
            new Halt(),
            1,
            () -> {
              throw new AssertionError("a step was made");
            }));
  }

  @Test
  void what_fails_is_tried_once_more_and_ends_nobody_else() throws Exception {
    SweepFolder folder = folder("sweep");
    Task once = plan.tasks().get(2);
    Task always = plan.tasks().get(3);
    Map<Task, Integer> tries = new ConcurrentHashMap<>();
    Halt halt = new Halt();
    Work good = work(folder, halt, () -> {});
    SweepMonitor monitor = monitor();
    Work work =
        (task, own) -> {
          int number = tries.merge(task, 1, Integer::sum);
          if (task.equals(always)) {
            throw new IllegalStateException("always");
          }
          if (task.equals(once) && number == 1) {
            throw new IOException("the disk was away for a moment");
          }
          return good.on(task, own);
        };
    assertTrue(new Workers(plan.tasks(), Map.of(), work, monitor, halt).run(2));
    assertEquals(2, tries.get(once));
    assertEquals(2, tries.get(always));
    Set<Trouble> expected =
        Set.of(
            new Trouble(once, "the disk was away for a moment", true),
            new Trouble(
                always,
                "an error in the program itself: java.lang.IllegalStateException: always",
                true),
            new Trouble(
                always,
                "an error in the program itself: java.lang.IllegalStateException: always",
                false));
    assertEquals(expected, new HashSet<>(monitor.troubles()));
    Map<String, Outcome> outcomes = monitor.outcomes();
    assertEquals(plan.tasks().size(), outcomes.size());
    assertTrue(of(outcomes, once).isFinished());
    assertInstanceOf(Failed.class, of(outcomes, always).result());
    assertFalse(folder.isDone(always), "the next start tries it again");
    assertEquals(1, monitor.fraction());
  }

  @Test
  void an_error_in_the_middle_of_a_training_ends_only_that_one() throws Exception {
    SweepFolder whole = folder("whole");
    assertTrue(run(whole, new Halt(), 1, () -> {}));
    SweepFolder folder = folder("sweep");
    AtomicInteger passes = new AtomicInteger();
    assertTrue(
        run(
            folder,
            new Halt(),
            2,
            () -> {
              int pass = passes.incrementAndGet();
              if (pass == 60 || pass == 61) { // Of two trainings: the first one's is over.
                throw new IllegalStateException("now and then");
              }
            }));
    assertEquals(contents(whole), contents(folder));
  }

  @Test
  void a_dense_network_that_fails_fails_what_starts_from_it_and_nothing_else() throws Exception {
    SweepFolder folder = folder("sweep");
    Task dense = plan.tasks().getFirst();
    Halt halt = new Halt();
    Work good = work(folder, halt, () -> {});
    SweepMonitor monitor = monitor();
    Work work =
        (task, own) -> {
          if (task.equals(dense)) {
            throw new IOException("no");
          }
          return good.on(task, own);
        };
    assertTrue(new Workers(plan.tasks(), Map.of(), work, monitor, halt).run(3));
    for (Task task : plan.tasks()) {
      boolean above = task.dense().equals(Optional.of(dense.id())) || task.equals(dense);
      boolean ends = !task.training().equals("explodes");
      assertEquals(!above && ends, of(monitor.outcomes(), task).isFinished(), task.id());
    }
  }

  @Test
  void what_starts_from_a_dense_network_that_diverges_has_ended_without_a_result()
      throws Exception {
    Recipe bad =
        RecipeReader.override(
            recipe(), List.of("dense.optimizer.lr=10", "dense.optimizer.weightDecay=1000"));
    plan = new SweepPlan(SweepReader.with(SweepReader.of(bad), List.of("fraction=0.3"), 0, 1));
    SweepFolder folder = folder("sweep");
    assertTrue(run(folder, new Halt(), 2, () -> {}));
    Map<String, Outcome> outcomes = folder.read(plan.tasks(), "").outcomes();
    assertEquals(plan.tasks().size(), outcomes.size());
    for (Task task : plan.tasks()) {
      assertEquals(task.training().equals("fresh"), of(outcomes, task).isFinished(), task.id());
    }
  }

  @Test
  void results_of_another_engine_are_told_and_left_out() throws Exception {
    SweepFolder folder = folder("sweep");
    assertTrue(run(folder, new Halt(), 1, () -> {}));
    Path json = folder.run(plan.tasks().getLast()).resolve("run.json");
    Files.writeString(json, Files.readString(json).replace("\"linear\"", "\"square\""));
    SweepFolder.Found found = folder.read(plan.tasks(), "");
    assertEquals(plan.tasks().size() - 1, found.outcomes().size());
    assertEquals(Map.of("square", 1), found.others());
    assertEquals(1, folder.read(plan.tasks(), "square").outcomes().size());
    Files.writeString(json, "{");
    assertEquals(1, folder.read(plan.tasks(), "").damaged().size());
    // However many threads it has, an engine comes to the same bits.
    assertEquals("fast", Outcome.engine(new Environment("v", "fast", 2, "java", "system")));
  }

  @Test
  void parts_made_apart_are_gathered_to_the_same_files() throws Exception {
    SweepFolder whole = folder("whole");
    assertTrue(run(whole, new Halt(), 1, () -> {}));
    SweepFolder all = folder("all");
    Map<String, Integer> copied = new HashMap<>();
    for (int part = 1; part <= 3; part++) {
      SweepFolder own = folder("part-" + part);
      List<Task> tasks = plan.shard(part, 3);
      Halt halt = new Halt();
      assertTrue(
          new Workers(
                  tasks, Map.of(), work(own, halt, () -> {}), new SweepMonitor(tasks, _ -> 1), halt)
              .run(1));
      copied.put("part " + part, all.gather(own, plan.tasks()));
    }
    assertEquals(plan.tasks().size(), copied.values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(contents(whole), contents(all));
  }

  @Test
  void a_folder_that_another_takes_while_data_are_read_is_left_alone() throws Exception {
    SweepFolder folder = folder("sweep");
    Task task = plan.tasks().getFirst();
    Path own = folder.work(task.id());
    List<RunFolder> others = new ArrayList<>();
    LocalWork work =
        new LocalWork(
            folder,
            new LoadedData(
                _ -> {
                  try {
                    others.add(RunFolder.create(own, task.recipe()));
                    Files.writeString(own.resolve("metrics.csv"), "another's");
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                  return LinearNetwork.blobs();
                }),
            (architecture, seed, batchSize) -> new LinearNetwork(seed, () -> {}),
            TinyRun.ENVIRONMENT,
            new Halt());
    assertTrue(work.on(task, new Monitor()).isPresent());
    assertEquals("another's", Files.readString(own.resolve("metrics.csv")));
    others.getFirst().close();
    assertTrue(work.on(task, new Monitor()).isPresent());
    try (Stream<Path> left = Files.list(own.resolveSibling(""))) {
      assertEquals(List.of(), left.toList(), "what nobody holds goes when its training is there");
    }
  }

  @Test
  void images_that_the_network_does_not_take_are_told_before_a_step_is_timed() throws Exception {
    Pixels pixels =
        new Pixels.Floats(new float[2 * 8 * 8], new Shape(1, 8, 8), Normalization.MNIST);
    Examples small = new Examples(pixels, new int[] {0, 1}, 2);
    LoadedData data = new LoadedData(_ -> new DataSet("small", small, small, small));
    NetworkFactory networks = (_, seed, _) -> new LinearNetwork(seed, () -> {});
    LocalSweep.Equipment equipment =
        new LocalSweep.Equipment(data, networks, TinyRun.ENVIRONMENT, new Costs(data, networks));
    IOException e =
        assertThrows(
            IOException.class,
            () -> new LocalSweep(plan.sweep(), folder("sweep"), plan.tasks(), equipment));
    assertTrue(String.valueOf(e.getMessage()).contains(" takes images of "), e.toString());
  }

  @Test
  void a_training_that_stops_unasked_has_failed() {
    AtomicInteger tries = new AtomicInteger();
    List<Task> one = List.of(plan.tasks().getFirst());
    SweepMonitor monitor = new SweepMonitor(one, _ -> 1);
    Work work =
        (_, _) -> {
          assertTrue(tries.incrementAndGet() <= 2, "it is tried for ever");
          return Optional.empty();
        };
    assertTrue(new Workers(one, Map.of(), work, monitor, new Halt()).run(1));
    assertEquals(2, tries.get());
    assertEquals("it stopped by itself", monitor.troubles().getLast().reason());
  }

  @Test
  void memory_bounds_the_workers() {
    Room room = new Room(300L << 20, 50L << 20);
    assertEquals(8, room.workers(8, 1L << 30));
    assertEquals(4, room.workers(8, 600L << 20));
    assertEquals(1, room.workers(8, 10L << 20));
  }
}
