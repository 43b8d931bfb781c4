package sparsam.train.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What another program printed, to its output and its errors, and how it ended.
 *
 * @param text at most {@link #MAX_LENGTH} bytes of UTF-8
 */
record Printed(String text, int exitCode) {
  static final int MAX_LENGTH = 1 << 20;

  /**
   * Starts a program, in the environment that we were given and not the one that we have made since
   * for our own libraries.
   *
   * @throws IOException with the system's word why it cannot be
   */
  static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Asked for, it is Java's copy; not asked for, it would be the C library's, with our changes.
    builder.environment();
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    }
  }

  /**
   * Waits for a program, which gets no input, and ends it with all that it has started if it takes
   * too long or prints too much.
   *
   * @throws IOException if it cannot be read to the end
   * @throws TimeoutException if it took longer than the limit
   */
  static Printed by(Process process, Duration limit)
      throws IOException, TimeoutException, InterruptedException {
    try {
      process.getOutputStream().close();
      InputStream printed = process.getInputStream();
      FutureTask<byte[]> reading = new FutureTask<>(() -> printed.readNBytes(MAX_LENGTH));
      Thread.ofPlatform().daemon().name("sparsam-peer").start(reading);
      long end = System.nanoTime() + limit.toNanos();
      byte[] bytes = reading.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (bytes.length == MAX_LENGTH) {
        throw new IOException("it printed more than a megabyte");
      }
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      return new Printed(new String(bytes, StandardCharsets.UTF_8), process.exitValue());
    } catch (ExecutionException e) {
      throw new IOException("its output cannot be read", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
