package sparsam.ui.lab;

import java.util.concurrent.CountDownLatch;

/** Before a network's steps: lets them pass, until it is shut, and then from when it is opened. */
public final class Gate implements Runnable {
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean shut;

  /** The next step waits. */
  public void shut() {
    shut = true;
  }

  /** Every step passes from now on. */
  public void open() {
    opened.countDown();
  }

  @Override
  public void run() {
    try {
      if (shut) {
        opened.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
