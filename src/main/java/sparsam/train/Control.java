package sparsam.train;

/**
 * How another thread pauses, resumes and stops a training. All methods may be called from any
 * thread; a request takes effect at the next step.
 */
public final class Control {
  private enum Wish {
    RUN,
    PAUSE,
    STOP
  }

  private final Object change = new Object();
  private volatile Wish wish = Wish.RUN;

  /** Asks the training to wait before its next step. Does nothing once stopped. */
  public void pause() {
    wish(Wish.PAUSE);
  }

  /** Lets a paused training go on. */
  public void resume() {
    wish(Wish.RUN);
  }

  /** Asks the training to end; the epoch under way is dropped. There is no way back. */
  public void stop() {
    wish(Wish.STOP);
  }

  public boolean paused() {
    return wish == Wish.PAUSE;
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
      while (wish == Wish.PAUSE) {
        try {
          change.wait();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          wish = Wish.STOP;
        }
      }
    }
    return wish != Wish.STOP;
  }

  private void wish(Wish next) {
    synchronized (change) {
      if (wish != Wish.STOP) {
        wish = next;
      }
      change.notifyAll();
    }
  }
}
