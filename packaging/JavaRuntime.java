import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java runtime that is shipped, as {@code runtime.options} says. */
final class JavaRuntime {
  private JavaRuntime() {}

  static Path make(Path work) throws IOException, InterruptedException {
    Path runtime = work.resolve("runtime");
    Tree.delete(runtime);
    Tool.jdk("jlink", List.of("@packaging/runtime.options", "--output", runtime.toString()));
    return runtime;
  }

  /** Takes the commands away, such as keytool, but for the one that Linux's launcher starts. */
  static void withoutCommands(Path runtime) throws IOException {
    Path bin = runtime.resolve("bin");
    try (Stream<Path> commands = Files.list(bin)) {
      for (Path command : commands.toList()) {
        String name = command.getFileName().toString();
        boolean needed =
            switch (Host.here().system()) {
              case LINUX -> name.equals("java");
              case WINDOWS -> !name.endsWith(".exe");
              case MACOS -> false;
            };
        if (!needed) {
          Tree.delete(command);
        }
      }
    }
  }
}
