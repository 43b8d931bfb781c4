package sparsam.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The end of what comes in, which is the end of whoever started this program. */
public final class InputEnd {
  private InputEnd() {}

  /**
   * Watches on a thread of its own.
   *
   * @param in is read to its end, and nothing of it is used
   * @param ended is run then, once
   */
  public static void watch(InputStream in, Runnable ended) {
    Thread.ofPlatform()
        .daemon()
        .name("sparsam-input")
        .start(
            () -> {
              try {
                in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException _) {
                // What cannot be read has ended, too.
              }
              ended.run();
            });
  }
}
