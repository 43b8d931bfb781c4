package sparsam.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The system's file manager, asked through the program that each system has for it: neither AWT nor
 * JavaFX says whether a folder was shown.
 */
public final class FileManager {
  /** A program that takes longer is not the messenger but the file manager itself. */
  private static final int SECONDS_TO_ANSWER = 5;

  private final List<String> command;

  /** Whether the program's exit code says anything. */
  private final boolean honest;

  FileManager(List<String> command, boolean honest) {
    this.command = command;
    this.honest = honest;
  }

  /** This computer's. */
  public static FileManager standard() {
    return of(System.getProperty("os.name", ""));
  }

  static FileManager of(String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return new FileManager(List.of("explorer.exe"), false); // It ends with 1 always.
    }
    return new FileManager(List.of(os.startsWith("mac") ? "open" : "xdg-open"), true);
  }

  /**
   * Shows a folder in a window of its own, and makes it before if need be. Waits for the answer.
   *
   * @throws IOException with a reason that fits into a sentence where it cannot be made or shown
   */
  public void show(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("it is not there and cannot be made", e);
    }
    Process process = started(folder);
    try {
      if (process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
          && honest
          && process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " finds no file manager");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process started(Path folder) throws IOException {
    try {
      return new ProcessBuilder(
              Stream.concat(command.stream(), Stream.of(folder.toString())).toList())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IOException("this system has no " + command.getFirst(), e);
    }
  }
}
