package sparsam.train;

import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;
import sparsam.train.Control.Stride;
import sparsam.train.Control.Wish;

/**
 * What a {@link Control} holds a training by: it halts where it is asked to. One thread trains on a
 * leash, one training after another.
 */
public final class Leash implements AutoCloseable {
  private final Control control;

  /** The control's lock, which guards what is not final here. */
  private final Object change;

  private final Semaphore cores;

  /** The number of the request whose stride was taken last. */
  private long took;

  /** Whether nothing of that stride is left. */
  private boolean spent = true;

  private boolean waiting;

  Leash(Control control, Object change, Semaphore cores, long took) {
    this.control = control;
    this.change = change;
    this.cores = cores;
    this.took = took;
  }

  /**
   * Called by the training before each step: waits while paused, and lets others have the core.
   *
   * @return false when it must stop; also when the calling thread was interrupted while it waited
   */
  public boolean proceed() {
    cores.release();
    if (control.wish() != Wish.RUN) {
      synchronized (change) {
        spent |= control.stride() == Stride.STEP;
        halt();
      }
    }
    cores.acquireUninterruptibly();
    return control.wish() != Wish.STOP;
  }

  /**
   * Called by the training now and then while it measures: lets others have the core.
   *
   * @return false when it must stop
   */
  public boolean giveWay() {
    cores.release();
    cores.acquireUninterruptibly();
    return control.wish() != Wish.STOP;
  }

  /** Called by the training between the halves of a step: waits while paused. */
  void halfway() {
    if (control.wish() == Wish.RUN) {
      return;
    }
    cores.release();
    synchronized (change) {
      if (isSpent() || took != control.number()) {
        halt();
      }
    }
    cores.acquireUninterruptibly();
  }

  /** What was asked of a training since this was called last; null for nothing. */
  @Nullable UnaryOperator<Optimizer> takeAdjustment(String training) {
    return control.takeAdjustment(training);
  }

  /** Called by the training after the last step of an epoch. */
  void epochEnded() {
    synchronized (change) {
      if (control.stride() == Stride.EPOCH) {
        took = control.take();
        spent = true;
      }
    }
  }

  private void halt() {
    while (control.wish() == Wish.PAUSE && !mayGo()) {
      waiting = true;
      try {
        change.wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        control.stop();
      }
    }
    waiting = false;
    if (control.wish() == Wish.PAUSE && took != control.number()) {
      took = control.take();
      spent = control.stride() == Stride.HALF;
    }
  }

  private boolean mayGo() {
    return control.stride() != null && !isSpent();
  }

  /** Whether the stride that was allowed last is taken and over. */
  boolean isSpent() {
    return took == control.number() && spent;
  }

  boolean isWaiting() {
    return waiting;
  }

  @Override
  public void close() {
    synchronized (change) {
      control.forget(this);
    }
  }
}
