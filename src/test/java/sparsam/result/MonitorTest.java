package sparsam.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sparsam.optim.Sgd;
import sparsam.recipe.Phase;
import sparsam.result.Moment.Place;
import sparsam.result.Result.Failed;

/** Trainings that go on at the same time, each told from a thread of its own. */
class MonitorTest {
  private static final int ARMS = 8;
  private static final int STEPS = 2000;

  private final Monitor monitor = new Monitor();

  private static String name(int arm) {
    return "arm " + arm;
  }

  private void begin() {
    monitor.begin(
        IntStream.range(0, ARMS)
            .mapToObj(arm -> new Track(name(arm), Phase.ARM, STEPS, STEPS))
            .toList());
  }

  private void step(int arm, int step) {
    monitor.moment(
        new Moment(name(arm), Sgd.of(0.1), 1, step, Place.DESCENDED, 1, 1, 0, Double.NaN));
  }

  private void fail(int... arms) {
    monitor.results(
        IntStream.of(arms)
            .mapToObj(arm -> (Result) new Failed(name(arm), Phase.ARM, "over", 0, 0))
            .toList(),
        List.of(),
        Answers.NONE);
  }

  @Test
  void nothingThatIsToldAtTheSameTimeIsLost() throws InterruptedException {
    begin();
    Progress progress = new Progress(monitor, (long) ARMS * STEPS * 3);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < ARMS; i++) {
      int arm = i;
      Track track = new Track(name(arm), Phase.ARM, STEPS, STEPS);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int step = 1; step <= STEPS; step++) {
                      monitor.activity(name(arm), "step " + step);
                      step(arm, step);
                      progress.made(track, Sgd.of(0.1), step);
                    }
                  }));
    }
    double before = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      double now = monitor.fraction();
      assertTrue(now >= before, "it never falls");
      before = now;
      List<String> names = monitor.underWay().stream().map(Moment::name).toList();
      assertEquals(names.stream().sorted().toList(), names, "in the run's order");
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, monitor.fraction());
    assertEquals(ARMS, monitor.underWay().size());
    assertTrue(
        monitor.underWay().stream().allMatch(at -> at.step() == STEPS), "each its last step");
    assertTrue(monitor.activity().startsWith("8 arms at once: arm 0, step 2000 · arm 1, step "));
  }

  @Test
  void theFirstUnderWayStandsForAll() {
    begin();
    assertTrue(monitor.moment().isEmpty());
    step(2, 1);
    step(5, 1);
    step(2, 2);
    monitor.activity(name(2), "epoch 1 of 2");
    monitor.activity(name(5), "epoch 1 of 3");
    assertEquals(name(2), monitor.moment().orElseThrow().name());
    assertEquals("2 arms at once: arm 2, epoch 1 of 2 · arm 5, epoch 1 of 3", monitor.activity());
    step(5, 2);
    assertEquals(name(2), monitor.moment().orElseThrow().name(), "whoever stepped last");
    fail(2);
    assertEquals(name(5), monitor.moment().orElseThrow().name());
    assertEquals("arm 5: epoch 1 of 3", monitor.activity());
    fail(2, 5);
    assertEquals(name(5), monitor.moment().orElseThrow().name(), "the last step of all");
    assertEquals(List.of(), monitor.underWay());
    assertEquals("arm 5: epoch 1 of 3", monitor.activity(), "until something else is done");
    monitor.activity("finished");
    assertEquals("finished", monitor.activity());
  }
}
