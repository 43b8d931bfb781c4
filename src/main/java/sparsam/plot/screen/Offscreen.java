package sparsam.plot.screen;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/**
 * The toolkit without a screen, so that a program without a window draws the same pictures. Where
 * the toolkit runs already it is used as it is and left running. A process can open it once: after
 * {@link #close()} JavaFX does not start again.
 */
public final class Offscreen implements AutoCloseable {
  private final boolean started;

  private Offscreen(boolean started) {
    this.started = started;
  }

  /**
   * Starts the toolkit unless it runs: without any display, drawn by the processor, whether the
   * machine has a screen or not, so that no window system has a say in it.
   *
   * @throws IOException if it cannot start, with the reason in its message
   */
  public static Offscreen open() throws IOException {
    setDefault("glass.platform", "Headless");
    setDefault("prism.order", "sw");
    setDefault("java.awt.headless", "true");
    ToolkitLog.quiet();
    FutureTask<Boolean> ready = new FutureTask<>(() -> true);
    boolean started = true;
    try {
      Platform.startup(ready);
      Platform.setImplicitExit(false);
    } catch (IllegalStateException runsAlready) {
      started = false;
      ready.run();
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("pictures cannot be drawn, for JavaFX does not start: " + reason(e), e);
    }
    Offscreen screen = new Offscreen(started);
    screen.await(ready);
    return screen;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Runs work on the toolkit's thread and waits for it. To be called from any thread.
   *
   * @throws IOException if the work threw one, or was interrupted
   */
  public <T> T draw(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      try {
        Platform.runLater(task);
      } catch (IllegalStateException e) {
        throw new IOException("pictures cannot be drawn, for JavaFX has been closed", e);
      }
    }
    return await(task);
  }

  private <T> T await(FutureTask<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("drawing was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case Throwable other -> throw new IOException(reason(other), other);
        case null -> throw new IOException("drawing failed", e);
      }
    }
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.toString() : message;
  }

  /** Ends the toolkit if this started it, so that the program can end. */
  @Override
  public void close() {
    if (started) {
      Platform.exit();
    }
  }
}
