package sparsam.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;

/**
 * How another thread pauses, walks, changes and stops what trains: one training, or several that
 * train at the same time. All methods may be called from any thread; a request takes effect at each
 * training's next halt: before each step, and for optimisers that climb between the two halves of
 * one. A training halts by its {@link Leash}.
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

  /** What is asked of all trainings. */
  enum Wish {
    RUN,
    PAUSE,
    STOP
  }

  /** Guards all that follows, and that of the leashes. */
  private final Object change = new Object();

  private volatile Wish wish = Wish.RUN;

  /** What each paused training may still do, once; null for nothing. */
  private @Nullable Stride stride;

  /** Counts what was asked for: a training that has taken the last stride takes it no more. */
  private long number;

  /** Whether any training has taken the last stride: one that begins after that has none. */
  private boolean taken;

  private final Set<Leash> leashes = new HashSet<>();
  private final Map<String, UnaryOperator<Optimizer>> adjustments = new HashMap<>();

  /** A training's side of this, to be closed when there is nothing more to train. */
  public Leash leash() {
    return leash(new Semaphore(0));
  }

  /**
   * The same for one of several that train at the same time.
   *
   * @param cores of which the training holds one; it is given back at every halt
   */
  public Leash leash(Semaphore cores) {
    synchronized (change) {
      Leash made = new Leash(this, change, cores, taken ? number : number - 1);
      leashes.add(made);
      return made;
    }
  }

  /** Asks every training to wait at its next halt. Does nothing once stopped. */
  public void pause() {
    wish(Wish.PAUSE, null);
  }

  /** Lets paused trainings go on. */
  public void resume() {
    wish(Wish.RUN, null);
  }

  /** Lets each paused training go so far, and pauses those that run after so much more. */
  public void advance(Stride far) {
    wish(Wish.PAUSE, far);
  }

  /** Asks every training to end; the epochs under way are dropped. There is no way back. */
  public void stop() {
    wish(Wish.STOP, null);
  }

  /**
   * Asks a training under way to go on with other numbers, a new learning rate or ρ.
   *
   * @param training its name
   * @param numbers gives an optimiser of the same kind
   */
  public void adjust(String training, UnaryOperator<Optimizer> numbers) {
    synchronized (change) {
      adjustments.merge(training, numbers, (before, then) -> o -> then.apply(before.apply(o)));
    }
  }

  /** What was asked of a training since this was called last; null for nothing. */
  @Nullable UnaryOperator<Optimizer> takeAdjustment(String training) {
    synchronized (change) {
      return adjustments.remove(training);
    }
  }

  /** Whether every training is to wait at its next halt, or waits. */
  public boolean paused() {
    synchronized (change) {
      return wish == Wish.PAUSE
          && (stride == null || (taken && leashes.stream().allMatch(Leash::isSpent)));
    }
  }

  /** Whether every training waits at a halt now. */
  public boolean waiting() {
    synchronized (change) {
      return !leashes.isEmpty() && leashes.stream().allMatch(Leash::isWaiting);
    }
  }

  public boolean stopped() {
    return wish == Wish.STOP;
  }

  private void wish(Wish next, @Nullable Stride far) {
    synchronized (change) {
      if (wish != Wish.STOP) {
        wish = next;
        stride = far;
        number++;
        taken = false;
      }
      change.notifyAll();
    }
  }

  // What follows is a leash's, which holds the lock where it does not say otherwise.

  /** What is asked for; also without the lock. */
  Wish wish() {
    return wish;
  }

  @Nullable Stride stride() {
    return stride;
  }

  /** The number of what is asked for; a leash takes it. */
  long take() {
    taken = true;
    return number;
  }

  long number() {
    return number;
  }

  void forget(Leash closed) {
    leashes.remove(closed);
    change.notifyAll();
  }
}
