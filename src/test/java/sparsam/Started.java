package sparsam;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the program said and how it ended, started in a process of its own.
 *
 * @param out empty where it went elsewhere
 */
public record Started(int code, String out, String err) {
  private static final List<String> OURS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /**
   * Where and how it is started.
   *
   * @param folder the current one, and for what it writes to standard error meanwhile
   * @param environment over the one that is here; an empty value is none
   * @param flags the JVM's
   */
  public record Way(Path folder, Map<String, String> environment, List<String> flags) {}

  /** Starts it with these arguments and waits for its end. */
  public static Started with(Way way, String... args) throws IOException, InterruptedException {
    return with(way, Redirect.PIPE, args);
  }

  /**
   * @param output where its standard output goes
   */
  public static Started with(Way way, Redirect output, String... args)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("started", ".err");
    Process process = builder(way, args).redirectOutput(output).redirectError(err.toFile()).start();
    try {
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Started(process.waitFor(), out, Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(err);
    }
  }

  /** As yet to be started. */
  public static ProcessBuilder builder(Way way, String... args) {
    List<String> flags = new ArrayList<>(OURS);
    flags.addAll(way.flags());
    ProcessBuilder builder = Jvm.of(Sparsam.class, flags, args).directory(way.folder().toFile());
    way.environment()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                builder.environment().remove(name);
              } else {
                builder.environment().put(name, value);
              }
            });
    return builder;
  }
}
