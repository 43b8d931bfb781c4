package sparsam.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ControlTest {
  private final Control control = new Control();
  private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

  private Thread askOnce() {
    return Thread.ofPlatform().start(() -> answers.add(control.proceed()));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void runs_from_the_start() {
    assertTrue(control.proceed());
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
    assertEquals(true, answers.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void a_stop_reaches_a_paused_training() throws InterruptedException {
    control.pause();
    Thread thread = askOnce();
    awaitWaiting(thread);
    control.stop();
    assertEquals(false, answers.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void an_interrupt_is_a_stop() throws InterruptedException {
    control.pause();
    Thread thread = askOnce();
    awaitWaiting(thread);
    thread.interrupt();
    assertEquals(false, answers.poll(10, TimeUnit.SECONDS));
    assertTrue(control.stopped());
  }

  @Test
  void nothing_undoes_a_stop() {
    control.stop();
    control.resume();
    assertFalse(control.proceed());
    control.pause();
    assertFalse(control.proceed());
    assertFalse(control.paused());
  }
}
