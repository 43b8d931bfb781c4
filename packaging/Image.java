import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What jpackage makes of the program's folder and its runtime, as the {@code .options} files say: a
 * folder with launchers, or an installer.
 */
record Image(AppFolder app, Path runtime, Version version, List<String> flags, Path work) {

  /** The folder, {@code bin/sparsam} and {@code lib} on Linux. */
  Path make() throws IOException, InterruptedException {
    Path out = work.resolve("image");
    AppFolder.delete(out);
    Tool.jdk("jpackage", options("app-image", out));
    // jpackage copies without them.
    AppFolder.setTimes(out);
    return out.resolve("sparsam");
  }

  /**
   * An installer of the system.
   *
   * @param type jpackage's name of it
   */
  void makeInstaller(String type, Path out) throws IOException, InterruptedException {
    Tool.jdk("jpackage", options(type, out));
  }

  private List<String> options(String type, Path out) {
    List<String> options = new ArrayList<>();
    options.add("@packaging/all.options");
    options.add("@packaging/%s.options".formatted(Host.here().name()));
    options.addAll(List.of("--type", type, "--dest", out.toString()));
    options.addAll(List.of("--app-version", version.numbers()));
    options.addAll(List.of("--input", app.path().toString()));
    options.addAll(List.of("--runtime-image", runtime.toString()));
    for (String flag : flags) {
      options.addAll(List.of("--java-options", flag));
    }
    return options;
  }
}
