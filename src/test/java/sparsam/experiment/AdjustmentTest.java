package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.InMemory;
import sparsam.optim.Sgd;
import sparsam.recipe.Dials;
import sparsam.result.Adjustment;
import sparsam.result.Distribution;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Series;
import sparsam.result.Snapshot;
import sparsam.result.Track;
import sparsam.store.RunFolder;
import sparsam.train.Control;

/** Numbers that a person changes while a run trains. */
class AdjustmentTest {
  private static final Dials LOWER =
      new Dials(OptionalDouble.empty(), OptionalDouble.of(0.5), OptionalDouble.of(0.01));

  @TempDir(factory = InMemory.class)
  Path temp;

  /** Lowers the dense phase's learning rate in its tenth step: it counts from the eleventh on. */
  private static Runnable lowersIn10(Control control, AtomicInteger passes) {
    return () -> {
      if (passes.incrementAndGet() == 10) {
        control.adjust("dense", LOWER::apply);
      }
    };
  }

  @Test
  void it_takes_effect_with_the_next_step_and_is_written_down() throws Exception {
    Path changed = temp.resolve("changed");
    Path plain = temp.resolve("plain");
    Monitor monitor = new Monitor();
    Control control = new Control();
    try (RunFolder open = RunFolder.create(changed, TinyRun.recipe())) {
      TinyRun.run(open, monitor, control, lowersIn10(control, new AtomicInteger()));
    }
    Monitor unchanged = new Monitor();
    try (RunFolder open = RunFolder.create(plain, TinyRun.recipe())) {
      TinyRun.run(open, unchanged, new Control(), () -> {});
    }
    assertEquals(
        List.of(new Adjustment("dense", 10, new Sgd(0.01, 0.5, false, 0))), monitor.adjustments());
    assertEquals(
        "name,step,lr,rho\ndense,10,0.01,\n", Files.readString(changed.resolve("adjustments.csv")));
    Series with = monitor.track("dense").orElseThrow().steps();
    Series without = unchanged.track("dense").orElseThrow().steps();
    for (int i = 0; i < 11; i++) {
      assertEquals(without.get(i, Track.LOSS), with.get(i, Track.LOSS), "step " + (i + 1));
    }
    assertNotEquals(without.get(11, Track.LOSS), with.get(11, Track.LOSS));
    assertTrue(Files.notExists(plain.resolve("adjustments.csv")));
  }

  @Test
  void a_run_broken_off_after_it_goes_on_with_it() throws Exception {
    Path whole = temp.resolve("whole");
    Control control = new Control();
    try (RunFolder open = RunFolder.create(whole, TinyRun.recipe())) {
      TinyRun.run(open, new Monitor(), control, lowersIn10(control, new AtomicInteger()));
    }
    Path broken = temp.resolve("broken");
    Control stopping = new Control();
    AtomicInteger passes = new AtomicInteger();
    Runnable lowers = lowersIn10(stopping, passes);
    try (RunFolder open = RunFolder.create(broken, TinyRun.recipe())) {
      TinyRun.run(
          open,
          new Monitor(),
          stopping,
          () -> {
            lowers.run();
            if (passes.get() == 19) {
              stopping.stop();
            }
          });
    }
    Monitor resumed = new Monitor();
    try (RunFolder open = RunFolder.resume(broken)) {
      TinyRun.run(open, resumed, new Control(), () -> {});
    }
    assertEquals(1, resumed.adjustments().size());
    assertEquals(TinyRun.contents(whole), TinyRun.contents(broken));
  }

  @Test
  void one_of_an_epoch_that_does_not_count_goes_with_it() throws Exception {
    Path folder = temp.resolve("dropped");
    Control control = new Control();
    AtomicInteger passes = new AtomicInteger();
    Runnable lowers = lowersIn10(control, passes);
    try (RunFolder open = RunFolder.create(folder, TinyRun.recipe())) {
      TinyRun.run(
          open,
          new Monitor(),
          control,
          () -> {
            lowers.run();
            if (passes.get() == 12) {
              control.stop();
            }
          });
    }
    Monitor resumed = new Monitor();
    try (RunFolder open = RunFolder.resume(folder)) {
      TinyRun.run(open, resumed, new Control(), () -> {});
    }
    assertEquals(List.of(), resumed.adjustments());
  }

  @Test
  void every_training_is_seen_from_its_start_to_its_end() throws Exception {
    Monitor monitor = new Monitor();
    try (RunFolder open = RunFolder.create(temp.resolve("seen"), TinyRun.recipe())) {
      TinyRun.run(open, monitor, new Control(), () -> {});
    }
    List<String> seen =
        monitor.snapshots().stream().map(one -> one.name() + " " + one.epoch()).toList();
    assertEquals(
        List.of("dense 0", "dense 1", "dense 2", "dense 3", "pruned 0"), seen.subList(0, 5));
    assertTrue(seen.containsAll(List.of("SAM 0", "SAM 1", "SAM 2")), seen.toString());
    Snapshot pruned = monitor.snapshots().get(4);
    Distribution layer = pruned.layers().getFirst();
    assertEquals(layer.total() / 2, layer.zeros());
    assertEquals(
        List.of("dense", "pruned"), List.copyOf(monitor.answers().byName().keySet()).subList(0, 2));
    Moment last = monitor.moment().orElseThrow();
    assertEquals("fresh", last.name());
    assertEquals(Moment.Place.DESCENDED, last.place());
    assertTrue(last.epsilonNorm() > 0 && last.perturbedLoss() > 0, last.toString());
  }
}
