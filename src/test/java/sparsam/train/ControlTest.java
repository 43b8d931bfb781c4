package sparsam.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sparsam.optim.Sam;
import sparsam.optim.Sgd;

@Timeout(20)
class ControlTest {
  private final Control control = new Control();
  private final Leash leash = control.leash();
  private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

  private Thread askOnce() {
    return Thread.ofPlatform().start(() -> answers.add(leash.proceed()));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void runs_from_the_start() {
    assertTrue(leash.proceed());
    assertFalse(control.paused());
    assertFalse(control.stopped());
  }

  @Test
  void a_pause_holds_the_training_until_it_is_resumed() throws InterruptedException {
    control.pause();
    Thread thread = askOnce();
    awaitWaiting(thread);
    assertTrue(answers.isEmpty());
    control.resume();
    assertEquals(true, answers.poll(5, TimeUnit.MINUTES));
  }

  @Test
  void a_stop_reaches_a_paused_training() throws InterruptedException {
    control.pause();
    Thread thread = askOnce();
    awaitWaiting(thread);
    control.stop();
    assertEquals(false, answers.poll(5, TimeUnit.MINUTES));
  }

  @Test
  void an_interrupt_is_a_stop() throws InterruptedException {
    control.pause();
    Thread thread = askOnce();
    awaitWaiting(thread);
    thread.interrupt();
    assertEquals(false, answers.poll(5, TimeUnit.MINUTES));
    assertTrue(control.stopped());
  }

  @Test
  void nothing_undoes_a_stop() {
    control.stop();
    control.resume();
    assertFalse(leash.proceed());
    control.pause();
    assertFalse(leash.proceed());
    assertFalse(control.paused());
  }

  /** A training of two epochs of two steps with two halves each; tells what it has done. */
  private Thread train(BlockingQueue<String> done) {
    return Thread.ofPlatform()
        .start(
            () -> {
              for (int epoch = 1; epoch <= 2; epoch++) {
                for (int step = 1; step <= 2; step++) {
                  if (!leash.proceed()) {
                    done.add("stopped");
                    return;
                  }
                  done.add("climb " + epoch + step);
                  leash.halfway();
                  done.add("descend " + epoch + step);
                }
                leash.epochEnded();
                done.add("epoch " + epoch);
              }
              done.add("end");
            });
  }

  private static List<String> when(Thread waits, BlockingQueue<String> done) {
    awaitWaiting(waits);
    List<String> all = new ArrayList<>();
    done.drainTo(all);
    return all;
  }

  @Test
  void a_paused_training_walks_by_halves_steps_and_epochs() throws InterruptedException {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    control.pause();
    Thread thread = train(done);
    assertEquals(List.of(), when(thread, done));
    assertTrue(control.waiting());
    control.advance(Control.Stride.HALF);
    assertEquals("climb 11", done.take());
    assertEquals(List.of(), when(thread, done));
    control.advance(Control.Stride.HALF);
    assertEquals("descend 11", done.take());
    assertEquals(List.of(), when(thread, done));
    assertTrue(control.paused());
    control.advance(Control.Stride.STEP);
    assertEquals("climb 12", done.take());
    assertEquals("descend 12", done.take());
    assertEquals("epoch 1", done.take());
    assertEquals(List.of(), when(thread, done));
    control.advance(Control.Stride.HALF);
    assertEquals("climb 21", done.take());
    // From the middle of a step, one step is what is left of it.
    awaitWaiting(thread);
    control.advance(Control.Stride.STEP);
    assertEquals("descend 21", done.take());
    assertEquals(List.of(), when(thread, done));
    control.advance(Control.Stride.EPOCH);
    thread.join();
    assertEquals(List.of("climb 22", "descend 22", "epoch 2", "end"), List.copyOf(done));
    assertTrue(control.paused(), "the epoch's end is a pause for what comes after it");
  }

  @Test
  void a_stop_in_the_middle_of_a_step_lets_it_end() throws InterruptedException {
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    control.pause();
    Thread thread = train(done);
    awaitWaiting(thread);
    control.advance(Control.Stride.HALF);
    assertEquals("climb 11", done.take());
    awaitWaiting(thread);
    control.stop();
    thread.join();
    assertEquals(List.of("descend 11", "stopped"), List.copyOf(done));
  }

  @Test
  void changes_asked_for_between_two_steps_add_up_and_are_taken_once() {
    assertNull(leash.takeAdjustment("SAM"));
    control.adjust("SGD", _ -> Sgd.of(7));
    control.adjust("SAM", _ -> Sgd.of(0.1));
    control.adjust("SAM", before -> new Sam((Sgd) before, 0.5));
    assertEquals(
        new Sam(Sgd.of(0.1), 0.5),
        Objects.requireNonNull(leash.takeAdjustment("SAM")).apply(Sgd.of(1)));
    assertNull(leash.takeAdjustment("SAM"));
  }
}
