package sparsam.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While open, Ctrl-C asks what trains to stop and gives it time to leave its folder in order. */
public final class Interrupt implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop asks for the end
   */
  public Interrupt(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                boolean _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "sparsam-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending because of Ctrl-C: the hook has done its work.
    }
  }
}
