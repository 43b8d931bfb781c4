import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JVM's ahead-of-time cache (JEP 483, 515): classes read and linked and methods' profiles, from
 * a trial of the window with a network in training. It halves the time to the first picture.
 */
final class StartCache {
  private StartCache() {}

  static void make(AppFolder app, Path runtime, List<String> flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // A screen to draw on, where the machine has none.
    if (Host.here().is(Host.System.LINUX) && System.getenv("DISPLAY") == null) {
      if (Tool.find("xvfb-run").isPresent()) {
        command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
      }
    }
    command.add(runtime.resolve("bin").resolve("java").toAbsolutePath().toString());
    command.addAll(flags);
    command.add("-Djava.library.path=" + app.natives().toAbsolutePath());
    command.add("-Dorg.bytedeco.javacpp.pathsFirst=true");
    command.add("-Xlog:aot=error");
    command.add("-XX:AOTCacheOutput=" + app.cache().toAbsolutePath());
    String classPath =
        app.classPath().stream()
            .map(jar -> jar.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", classPath, "sparsam.Sparsam"));
    command.addAll(List.of("frames", "--seconds", "3", "--points", "1000"));
    Tool.run(command);
  }
}
