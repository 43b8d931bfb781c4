package sparsam.cli.console;

/** Looks at something five times a second, on a thread of its own, until it is closed. */
public final class Watch implements AutoCloseable {
  private static final int MILLIS = 200;

  private final Runnable look;
  private final Thread thread;

  public Watch(Runnable look) {
    this.look = look;
    this.thread = Thread.ofPlatform().daemon().name("sparsam-progress").start(this::watch);
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException _) {
        return;
      }
      look.run();
    }
  }

  /** Returns when the last look is over. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
