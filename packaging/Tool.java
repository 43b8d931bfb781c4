import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs what others made: the JDK's tools and the system's commands. */
final class Tool {
  private Tool() {}

  /** One of the JDK's that this program runs on. */
  static void jdk(String name, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(arguments);
    run(command);
  }

  /** A command of the system, whose output goes where this program's goes. */
  static void run(List<String> command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          "%s ended with code %d, see above".formatted(String.join(" ", command), code));
    }
  }

  /** Where a command lies, if the system has it. */
  static Optional<Path> find(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
