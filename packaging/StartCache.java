import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache (JEP 483, 515): classes read and linked, and which methods are
 * worth compiling, from a rehearsal of a person's first start. The JVM writes it when it ends.
 */
final class StartCache {
  /** For the window, and for what it prepares once it is there. */
  private static final int REHEARSAL_SECONDS = 12;

  private static final int MINUTES_TO_WRITE = 5;

  private StartCache() {}

  static void make(AppFolder app, Path runtime, Path work, List<String> flags)
      throws IOException, InterruptedException {
    Path person = work.resolve("person").toAbsolutePath();
    Tree.delete(person);
    Files.createDirectories(person);
    ProcessBuilder start = new ProcessBuilder(command(app, runtime, person, flags)).inheritIO();
    for (String folder :
        List.of("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA")) {
      start.environment().put(folder, person.toString());
    }
    Process window = start.start();
    if (window.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The rehearsal's window did not stay open, see above");
    }
    close(window);
    if (!window.waitFor(MINUTES_TO_WRITE, TimeUnit.MINUTES) || !Files.exists(app.cache())) {
      throw new IllegalStateException("The rehearsal of a start left no cache, see above");
    }
  }

  private static List<String> command(AppFolder app, Path runtime, Path person, List<String> flags)
      throws IOException {
    List<String> command = new ArrayList<>();
    boolean needsScreen =
        Host.here().is(Host.System.LINUX) && System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    if (needsScreen && Tool.find("xvfb-run").isPresent()) {
      command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
    }
    command.add(runtime.resolve("bin").resolve("java").toAbsolutePath().toString());
    command.addAll(flags);
    if (needsScreen && Tool.find("xvfb-run").isEmpty()) {
      System.out.println("No screen and no xvfb-run: the rehearsal is drawn into memory.");
      command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
    command.add("-Duser.home=" + person);
    command.addAll(properties(app));
    command.add("-Xlog:aot=error");
    command.add("-XX:AOTCacheOutput=" + app.cache().toAbsolutePath());
    String classPath =
        app.classPath().stream()
            .map(jar -> jar.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", classPath, "sparsam.Sparsam"));
    return command;
  }

  /** What every start is told of where the program's files are, in {@code all.options}. */
  private static List<String> properties(AppFolder app) throws IOException {
    String option = "--java-options ";
    try (Stream<String> lines = Files.lines(Path.of("packaging", "all.options"))) {
      return lines
          .filter(line -> line.startsWith(option + "-D"))
          .map(line -> line.substring(option.length()))
          .map(line -> line.replace("$APPDIR", app.path().toAbsolutePath().toString()))
          .toList();
    }
  }

  /** As a person or the system would, so that the program ends of itself. */
  private static void close(Process window) throws IOException, InterruptedException {
    if (Host.here().is(Host.System.WINDOWS)) {
      Tool.run(List.of("taskkill", "/PID", String.valueOf(window.pid())));
      return;
    }
    // The program, not xvfb-run around it.
    Stream.concat(Stream.of(window.toHandle()), window.descendants())
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .forEach(ProcessHandle::destroy);
  }
}
