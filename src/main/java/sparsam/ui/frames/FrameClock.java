package sparsam.ui.frames;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Counts frames and clicks of a scene for a while. Made and asked on the toolkit's thread. */
final class FrameClock extends AnimationTimer {
  private static final int MOST = 1 << 16;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Beside the frames, at no fixed distance to them. */
  private static final int MILLIS_BETWEEN_CLICKS = 170;

  private final Runnable click;
  private final double[] frames = new double[MOST];
  private final double[] busy = new double[MOST];
  private final double[] clicks = new double[MOST];
  private final AtomicLong asked = new AtomicLong();
  private int frameCount;
  private int clickCount;
  private long before;
  private long computedBefore;
  private long answering;

  /** When the click was made that has been handled since the last frame; 0 for none. */
  private long handled;

  private volatile boolean running;

  /**
   * @param click what a click does
   */
  FrameClock(Runnable click) {
    this.click = click;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("sparsam-clicks").start(this::clickNowAndThen);
    super.start();
  }

  private void clickNowAndThen() {
    try {
      while (running) {
        Thread.sleep(MILLIS_BETWEEN_CLICKS);
        if (asked.compareAndSet(0, System.nanoTime())) {
          Platform.runLater(
              () -> {
                click.run();
                handled = asked.get();
              });
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void handle(long now) {
    long time = System.nanoTime();
    long computed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (before != 0 && frameCount < MOST) {
      frames[frameCount] = (time - before) / NANOS_PER_MILLI;
      busy[frameCount++] = (computed - computedBefore) / NANOS_PER_MILLI;
    }
    before = time;
    computedBefore = computed;
    // The frame in which a click was handled has been drawn when the next one begins.
    if (answering != 0 && clickCount < MOST) {
      clicks[clickCount++] = (time - answering) / NANOS_PER_MILLI;
      answering = 0;
      asked.set(0);
    } else {
      answering = handled;
      handled = 0;
    }
  }

  FrameTimes end() {
    stop();
    running = false;
    return new FrameTimes(
        Arrays.copyOf(frames, frameCount),
        Arrays.copyOf(busy, frameCount),
        Arrays.copyOf(clicks, clickCount));
  }
}
