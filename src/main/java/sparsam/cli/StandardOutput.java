package sparsam.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process's standard output, which remembers why it could not be written: writers do not. */
public final class StandardOutput extends OutputStream {
  /** Of the file's mode in Unix: its kind, and the two kinds that have a reader who may leave. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final OutputStream out;
  private final boolean hasReader;
  private @Nullable IOException failure;

  /** This process's. */
  public StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out), isRead(Path.of("/dev/fd/1")));
  }

  /**
   * @param hasReader whether it is a pipe or its like, which fails only when its reader has gone
   */
  StandardOutput(OutputStream out, boolean hasReader) {
    this.out = out;
    this.hasReader = hasReader;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  /**
   * A sentence on what has been lost; empty where nothing was, or where a reader did not want more,
   * as {@code head} does not.
   */
  public Optional<String> failure() {
    if (failure == null) {
      return Optional.empty();
    }
    String reason = String.valueOf(failure.getMessage());
    return hasReader || reason.toLowerCase(Locale.ROOT).contains("pipe")
        ? Optional.empty()
        : Optional.of("standard output cannot be written: " + reason);
  }

  private static boolean isRead(Path path) {
    try {
      int kind = (int) Files.getAttribute(path, "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return false; // Windows; what the failure says must do there.
    }
  }
}
