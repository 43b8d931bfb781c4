package sparsam.train;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;

/**
 * How another thread pauses, walks, changes and stops a training. All methods may be called from
 * any thread; a request takes effect at the training's next halt: before each step, and for
 * optimisers that climb between the two halves of one.
 */
public final class Control {
  /** How far a paused training may go before it pauses again. */
  public enum Stride {
    /** To the next halt: up to w + ε, or down from there. */
    HALF,
    /** To the end of the step. */
    STEP,
    /** To the end of the epoch, validation included. */
    EPOCH
  }

  private enum Wish {
    RUN,
    PAUSE,
    STOP
  }

  private final Object change = new Object();
  private volatile Wish wish = Wish.RUN;

  /** What a paused training may still do; null for nothing. */
  private @Nullable Stride granted;

  /** Whether the training is in a step that it may finish. */
  private boolean finishing;

  /** Whether the running training pauses at its epoch's end. */
  private volatile boolean untilEpochEnd;

  private volatile boolean waiting;
  private volatile @Nullable UnaryOperator<Optimizer> adjustment;

  /** Asks the training to wait at its next halt. Does nothing once stopped. */
  public void pause() {
    wish(Wish.PAUSE, null);
  }

  /** Lets a paused training go on. */
  public void resume() {
    wish(Wish.RUN, null);
  }

  /** Lets a paused training go so far, and pauses one that runs after so much more. */
  public void advance(Stride stride) {
    synchronized (change) {
      if (stride == Stride.EPOCH) {
        wish(Wish.RUN, null);
        untilEpochEnd = wish != Wish.STOP;
      } else {
        wish(Wish.PAUSE, stride);
      }
    }
  }

  /** Asks the training to end; the epoch under way is dropped. There is no way back. */
  public void stop() {
    wish(Wish.STOP, null);
  }

  /**
   * Asks the training under way to go on with other numbers, a new learning rate or ρ.
   *
   * @param numbers gives an optimiser of the same kind
   */
  public void adjust(UnaryOperator<Optimizer> numbers) {
    synchronized (change) {
      UnaryOperator<Optimizer> before = adjustment;
      adjustment = before == null ? numbers : o -> numbers.apply(before.apply(o));
    }
  }

  /** What was asked for since this was called last; null for nothing. */
  @Nullable UnaryOperator<Optimizer> takeAdjustment() {
    if (adjustment == null) {
      return null;
    }
    synchronized (change) {
      UnaryOperator<Optimizer> asked = adjustment;
      adjustment = null;
      return asked;
    }
  }

  /** Whether the training is to wait at its next halt, or waits. */
  public boolean paused() {
    synchronized (change) {
      return wish == Wish.PAUSE && granted == null && !finishing;
    }
  }

  /** Whether the training waits at a halt now. */
  public boolean waiting() {
    return waiting;
  }

  public boolean stopped() {
    return wish == Wish.STOP;
  }

  /**
   * Called by the training before each step: waits while paused.
   *
   * @return false when it must stop; also when the calling thread was interrupted
   */
  public boolean proceed() {
    if (wish == Wish.RUN) {
      return true;
    }
    synchronized (change) {
      finishing = false;
      halt();
    }
    return wish != Wish.STOP;
  }

  /** Called by the training between the halves of a step: waits while paused. */
  void halfway() {
    if (wish == Wish.RUN) {
      return;
    }
    synchronized (change) {
      if (!finishing) {
        halt();
      }
    }
  }

  /** Called by the training after the last step of an epoch. */
  void epochEnded() {
    if (untilEpochEnd) {
      pause();
    }
  }

  private void halt() {
    while (wish == Wish.PAUSE && granted == null) {
      waiting = true;
      try {
        change.wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        wish = Wish.STOP;
      }
    }
    waiting = false;
    finishing = granted == Stride.STEP;
    granted = null;
  }

  private void wish(Wish next, @Nullable Stride stride) {
    synchronized (change) {
      if (wish != Wish.STOP) {
        wish = next;
        granted = stride;
        finishing = false;
        untilEpochEnd = false;
      }
      change.notifyAll();
    }
  }
}
