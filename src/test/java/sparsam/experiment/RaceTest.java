package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.InMemory;
import sparsam.data.DataSet;
import sparsam.data.Examples;
import sparsam.optim.Sgd;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.Refusal;
import sparsam.recipe.arm.Arm;
import sparsam.result.Adjustment;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.result.Run.State;
import sparsam.result.Track;
import sparsam.store.RunFolder;
import sparsam.train.Control;
import sparsam.train.Control.Stride;
import sparsam.train.LinearNetwork;

/** Arms that train at the same time come to what they come to one after another. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Isolated("it looks at the threads of the process")
class RaceTest {
  private static final int ARMS = 7;

  /** As many as do not wait for each other. */
  private static final int ENOUGH = 16;

  /** One in so many passes is one before which a run is killed. */
  private static final int APART = 29;

  @TempDir(factory = InMemory.class)
  static Path shared;

  private static Map<String, String> expected;

  @TempDir(factory = InMemory.class)
  Path temp;

  @BeforeAll
  static void runOneAfterAnother() throws Exception {
    Path whole = shared.resolve("whole");
    try (RunFolder folder = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(folder);
    }
    expected = contents(whole);
  }

  /** All but how many arms train at once, which its recipe says. */
  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = TinyRun.contents(folder);
    contents.computeIfPresent(
        "recipe.sparsam", (_, text) -> text.replaceAll("\n  \"armsAtOnce\": \\d+,", ""));
    return contents;
  }

  private static Recipe racing(int arms) throws Exception {
    return RecipeReader.override(TinyRun.recipe(), List.of("armsAtOnce=" + arms));
  }

  /** What a test does in the passes of a run, by the network that makes it. */
  @FunctionalInterface
  private interface Passes {
    void before(int network);
  }

  private static Run run(RunFolder open, int cores, Monitor monitor, Control control, Passes passes)
      throws Exception {
    AtomicInteger made = new AtomicInteger();
    return new Experiment(
            open,
            _ -> LinearNetwork.blobs(),
            (_, seed, _) -> {
              int number = made.getAndIncrement();
              return new LinearNetwork(seed, () -> passes.before(number));
            },
            TinyRun.ENVIRONMENT,
            monitor,
            control)
        .run(cores);
  }

  private static boolean arms(Monitor monitor) {
    return monitor.results().size() >= 3; // The dense network and two that are pruned.
  }

  private static void sleepless(BooleanSupplier until) {
    while (!until.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void however_many_train_at_once_the_bytes_are_the_same() throws Exception {
    int[][] cases = {{2, 1}, {2, 2}, {3, ENOUGH}, {ARMS, 1}, {Recipe.MAX_AT_ONCE, 3}};
    for (int[] one : cases) {
      Path folder = temp.resolve(one[0] + "-" + one[1]);
      int atOnce = Math.min(one[0], ARMS);
      boolean meet = one[1] >= atOnce; // Else one may end before another has had its turn.
      AtomicInteger networks = new AtomicInteger();
      Monitor monitor = new Monitor();
      try (RunFolder open = RunFolder.create(folder, racing(one[0]))) {
        Run run =
            run(
                open,
                one[1],
                monitor,
                new Control(),
                number -> {
                  networks.accumulateAndGet(number + 1, Math::max);
                  if (meet && arms(monitor)) { // None ends before the others have begun.
                    sleepless(() -> networks.get() >= atOnce);
                  }
                });
        assertEquals(State.FINISHED, run.state());
      }
      assertEquals(expected, contents(folder), one[0] + " at once on " + one[1] + " cores");
      assertTrue(networks.get() <= atOnce, "no more networks than arms at once");
      assertTrue(!meet || networks.get() == atOnce, "each has a network of its own");
    }
  }

  @Test
  void whatever_order_they_end_in_the_bytes_and_the_order_of_results_are_the_same()
      throws Exception {
    for (int seed = 0; seed < 3; seed++) {
      List<Integer> rank = new ArrayList<>();
      for (int i = 0; i < ARMS; i++) {
        rank.add(i);
      }
      Collections.shuffle(rank, new Random(seed));
      Path folder = temp.resolve("order-" + seed);
      Monitor monitor = new Monitor();
      CyclicBarrier all = new CyclicBarrier(ARMS);
      List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
      List<String> ended = new ArrayList<>();
      try (RunFolder open = RunFolder.create(folder, racing(ARMS))) {
        run(
            open,
            ENOUGH,
            monitor,
            new Control(),
            number -> {
              if (arms(monitor)) {
                if (!begun.contains(number)) {
                  begun.add(number);
                  await(all);
                }
                sleepless(() -> monitor.results().size() >= 3 + rank.get(number));
                synchronized (ended) {
                  for (Result result : monitor.results()) {
                    if (!ended.contains(result.name())) {
                      ended.add(result.name());
                    }
                  }
                }
              }
            });
      }
      assertEquals(expected, contents(folder), "seed " + seed + ", ended as " + ended);
      List<String> names = monitor.results().stream().map(Result::name).toList();
      assertEquals(
          TinyRun.recipe().arms().stream().map(Arm::name).toList(), names.subList(3, names.size()));
      assertEquals(List.copyOf(monitor.answers().byName().keySet()).getFirst(), "dense");
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void on_one_core_they_take_turns_from_step_to_step() throws Exception {
    Monitor monitor = new Monitor();
    List<Integer> turns = new ArrayList<>();
    Thread first = Thread.currentThread();
    try (RunFolder open = RunFolder.create(temp.resolve("turns"), racing(2))) {
      run(
          open,
          1,
          monitor,
          new Control(),
          number -> {
            if (arms(monitor)) {
              // Nobody is late at the core: the other one stands there before this step ends.
              sleepless(
                  () ->
                      ended(monitor) || (number == 0 ? waits("sparsam-arm-2") : isWaiting(first)));
              turns.add(number);
            }
          });
    }
    // SGD has a pass a step, SAM two; a thread may be late once, but none runs ahead.
    List<Integer> both = turns.subList(turns.indexOf(1), turns.indexOf(1) + 12);
    assertTrue(longest(both) <= 4, both.toString());
    assertTrue(turns.indexOf(1) <= 4, turns.toString());
  }

  /** How often the same comes after itself at most. */
  private static int longest(List<Integer> turns) {
    int most = 0;
    int now = 0;
    for (int i = 0; i < turns.size(); i++) {
      now = i > 0 && turns.get(i).equals(turns.get(i - 1)) ? now + 1 : 1;
      most = Math.max(most, now);
    }
    return most;
  }

  private static boolean ended(Monitor monitor) {
    return monitor.results().size() > 3;
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sparsam-arm-"))
        .toList();
  }

  private static boolean waits(String name) {
    return threads().stream()
        .anyMatch(thread -> thread.getName().equals(name) && isWaiting(thread));
  }

  /** Whether the other two of three arms, one of them the caller's, stand in line for the core. */
  private static boolean othersWait(Thread caller) {
    Thread here = Thread.currentThread();
    return (here.equals(caller) || isWaiting(caller))
        && Stream.of("sparsam-arm-2", "sparsam-arm-3")
            .allMatch(name -> here.getName().equals(name) || waits(name));
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  /** Whether a thread of a race is the one that asks, stands in line for the core, or is done. */
  private static boolean isHereOrWaits(Thread thread) {
    return thread.equals(Thread.currentThread()) || !thread.isAlive() || isWaiting(thread);
  }

  @Test
  void killed_before_any_pass_all_go_on_and_lose_the_epochs_under_way_at_most() throws Exception {
    Path whole = temp.resolve("whole");
    Monitor monitor = new Monitor();
    Map<Integer, Path> killed = new TreeMap<>();
    AtomicInteger passes = new AtomicInteger();
    List<Thread> queue = new ArrayList<>();
    Thread caller = Thread.currentThread();
    // On one core a copy shows the folder at a moment at which nobody writes.
    try (RunFolder open = RunFolder.create(whole, racing(3))) {
      run(
          open,
          1,
          monitor,
          new Control(),
          _ -> {
            if (arms(monitor)) { // They take turns however late the machine lets one be.
              if (queue.isEmpty()) {
                sleepless(() -> othersWait(caller));
                queue.add(caller);
                queue.addAll(threads());
              }
              sleepless(() -> queue.stream().allMatch(RaceTest::isHereOrWaits));
            }
            int pass = passes.getAndIncrement();
            if (pass % APART == 0) {
              Path copy = temp.resolve("killed-" + pass);
              TinyRun.copy(whole, copy);
              killed.put(pass, copy);
            }
          });
    }
    int all = passes.get();
    int most = 0;
    for (Map.Entry<Integer, Path> copy : killed.entrySet()) {
      int i = copy.getKey();
      List<String> metrics = Files.readAllLines(copy.getValue().resolve("metrics.csv"));
      AtomicInteger again = new AtomicInteger();
      Monitor resumed = new Monitor();
      Map<String, Long> kept = new TreeMap<>();
      Map<String, Long> made = new TreeMap<>();
      try (RunFolder open = RunFolder.resume(copy.getValue(), racing(3))) {
        run(
            open,
            2,
            resumed,
            new Control(),
            _ -> {
              if (again.incrementAndGet() == 1) {
                resumed
                    .tracks()
                    .forEach(track -> kept.put(track.name(), (long) track.epochs().size()));
              }
            });
      }
      for (Track track : resumed.tracks()) {
        made.put(
            track.name(),
            metrics.stream()
                .filter(line -> line.replace("\"", "").startsWith(track.name() + ","))
                .count());
      }
      assertEquals(made, kept, "each goes on from its last epoch, killed before pass " + i);
      assertEquals(expected, contents(copy.getValue()), "killed before pass " + i);
      int lost = again.get() - (all - i);
      assertTrue(lost <= 3 * 16, lost + " passes made twice, killed before pass " + i);
      most = Math.max(most, lost);
    }
    assertTrue(most > 16, "more than one arm was under way: " + most);
    try (var files = Files.list(temp.resolve("killed-0"))) {
      assertTrue(
          files.noneMatch(file -> file.getFileName().toString().startsWith("checkpoint")),
          "an arm that has its result needs no checkpoint");
    }
  }

  @Test
  void stopped_they_all_stop_and_resume_to_the_same_bytes() throws Exception {
    Path folder = temp.resolve("stopped");
    Control control = new Control();
    Monitor monitor = new Monitor();
    AtomicInteger passes = new AtomicInteger();
    try (RunFolder open = RunFolder.create(folder, racing(3))) {
      Run run =
          run(
              open,
              ENOUGH,
              monitor,
              control,
              _ -> {
                if (passes.incrementAndGet() == 60) {
                  control.stop();
                }
              });
      assertEquals(State.STOPPED, run.state());
      assertEquals("stopped", monitor.activity());
    }
    assertEquals(List.of(), threads());
    try (RunFolder open = RunFolder.resume(folder)) {
      assertEquals(State.FINISHED, run(open, 2, new Monitor(), new Control(), _ -> {}).state());
    }
    assertEquals(expected, contents(folder));
  }

  @Test
  void what_one_cannot_write_ends_all_with_its_sentence_and_can_be_gone_on_with() throws Exception {
    Path folder = temp.resolve("full");
    Path steps = folder.resolve("steps").resolve("sam.csv");
    Recipe recipe = racing(3);
    try (RunFolder open = RunFolder.create(folder, recipe)) {
      Files.createDirectories(steps.resolve("in the way"));
      String message =
          Refusal.of(IOException.class, () -> run(open, 2, new Monitor(), new Control(), _ -> {}));
      assertTrue(message.contains("sam.csv"), message);
    }
    assertEquals(List.of(), threads());
    Files.delete(steps.resolve("in the way"));
    Files.delete(steps);
    try (RunFolder open = RunFolder.resume(folder, recipe)) {
      run(open, 2, new Monitor(), new Control(), _ -> {});
    }
    assertEquals(expected, contents(folder));
  }

  @Test
  void what_one_throws_ends_all() throws Exception {
    for (int thrower = 0; thrower < 3; thrower++) {
      int at = thrower;
      Monitor monitor = new Monitor();
      try (RunFolder open = RunFolder.create(temp.resolve("thrown-" + at), racing(3))) {
        OutOfMemoryError thrown = new OutOfMemoryError("tests do");
        String message =
            Refusal.of(
                IOException.class,
                () ->
                    run(
                        open,
                        ENOUGH,
                        monitor,
                        new Control(),
                        number -> {
                          if (number == at && arms(monitor)) {
                            throw thrown;
                          }
                        }));
        assertTrue(message.contains("memory"), message);
      }
      assertEquals(List.of(), threads());
    }
  }

  /** A run on a thread of its own, as the window's is. */
  private Thread start(Path path, Monitor monitor, Control control, int cores) {
    AtomicBoolean paused = new AtomicBoolean();
    return Thread.ofPlatform()
        .start(
            () -> {
              try (RunFolder open = RunFolder.create(path, racing(2))) {
                run(
                    open,
                    cores,
                    monitor,
                    control,
                    _ -> {
                      if (arms(monitor) && !paused.getAndSet(true)) {
                        control.pause();
                      }
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static int steps(Monitor monitor, String name) {
    return monitor.track(name).orElseThrow().steps().size();
  }

  @Test
  void paused_all_wait_and_each_goes_as_far_as_it_is_let() throws Exception {
    for (int cores = 1; cores <= 2; cores++) {
      Monitor monitor = new Monitor();
      Control control = new Control();
      Thread run = start(temp.resolve("walks-" + cores), monitor, control, cores);
      sleepless(control::waiting);
      assertTrue(control.paused());
      String one = "SGD, longer";
      String other = "SAM";
      int before = steps(monitor, one);
      int beside = steps(monitor, other);
      advance(control, Stride.STEP);
      assertEquals(before + 1, steps(monitor, one));
      assertEquals(beside + 1, steps(monitor, other));
      advance(control, Stride.HALF);
      assertEquals(before + 2, steps(monitor, one), "SGD has no half");
      assertEquals(beside + 1, steps(monitor, other));
      assertEquals(
          List.of(Moment.Place.DESCENDED, Moment.Place.CLIMBED),
          monitor.underWay().stream().map(Moment::place).toList());
      assertEquals(one, monitor.moment().orElseThrow().name(), "the first stands for all");
      advance(control, Stride.HALF);
      assertEquals(beside + 2, steps(monitor, other));
      advance(control, Stride.EPOCH);
      assertEquals(8, steps(monitor, one));
      assertEquals(8, steps(monitor, other));
      assertEquals(
          "2 arms at once: SGD, longer, epoch 2 of 4 · SAM, epoch 2 of 2", monitor.activity());
      control.adjust(other, _ -> Sgd.of(1)); // Of another kind: only the one that is named asks.
      control.stop();
      run.join();
      assertFalse(monitor.track(one).orElseThrow().epochs().isEmpty());
    }
  }

  private static void advance(Control control, Stride stride) {
    control.advance(stride);
    sleepless(() -> control.paused() && control.waiting());
  }

  @Test
  void other_numbers_reach_the_arm_that_they_are_for() throws Exception {
    Monitor monitor = new Monitor();
    Control control = new Control();
    Thread run = start(temp.resolve("adjusted"), monitor, control, 2);
    sleepless(control::waiting);
    int before = steps(monitor, "SGD, longer");
    control.adjust("SGD, longer", now -> new Sgd(0.01, ((Sgd) now).momentum(), true, 0));
    control.resume();
    run.join();
    assertEquals(
        List.of(new Adjustment("SGD, longer", before, new Sgd(0.01, 0.9, true, 0))),
        monitor.adjustments());
    assertEquals(1, monitor.fraction());
    for (Track track : monitor.tracks()) {
      assertTrue(track.steps().size() > 0, track.name());
    }
  }

  /** Noise that the engine's networks take. */
  private static DataSet noise() {
    Random random = new Random(5);
    return new DataSet("mnist-10k", noise(random, 96), noise(random, 32), noise(random, 32));
  }

  private static Examples noise(Random random, int count) {
    float[] inputs = new float[count * 784];
    int[] labels = new int[count];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(10);
    }
    return new Examples(inputs, labels);
  }

  @Test
  void on_the_fast_engine_they_are_the_bits_of_one_thread() throws Exception {
    List<Map<String, String>> came = new ArrayList<>();
    for (int arms = 1; arms <= 3; arms += 2) {
      Path folder = temp.resolve("fast-" + arms);
      Recipe recipe =
          RecipeReader.override(
              TinyRun.recipe(), List.of("network.widths=[4,8]", "armsAtOnce=" + arms));
      int threads = arms == 1 ? 1 : 2;
      try (RunFolder open = RunFolder.create(folder, recipe)) {
        Run run =
            new Experiment(
                    open,
                    _ -> noise(),
                    new FastNetworks(threads),
                    TinyRun.ENVIRONMENT.with(threads),
                    new Monitor(),
                    new Control())
                .run(2);
        assertEquals(1, run.environment().threads());
      }
      came.add(contents(folder));
    }
    assertEquals(came.getFirst(), came.get(1));
  }
}
