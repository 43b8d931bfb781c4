import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What jpackage makes of the program's folder and its runtime, as the {@code .options} files say: a
 * folder with launchers, or an installer.
 */
record Image(
    AppFolder app, Path runtime, Version version, Host host, List<String> flags, Path work) {

  /** The folder, {@code bin/sparsam} and {@code lib} on Linux. */
  Path make() throws IOException, InterruptedException {
    Path out = work.resolve("image");
    Tree.delete(out);
    Tool.jdk("jpackage", options("app-image", out));
    // jpackage copies without them.
    Tree.setTimes(out, AppFolder.TIME);
    return out.resolve("sparsam");
  }

  /**
   * An installer of the system, named by version and processor.
   *
   * @param type jpackage's name of it, and its file's ending
   */
  void makeInstaller(String type, Path out) throws IOException, InterruptedException {
    Path made = work.resolve("installer");
    Tree.delete(made);
    Tool.jdk("jpackage", options(type, made));
    Files.move(
        made.resolve("Sparsam-%s.%s".formatted(version.numbers(), type)),
        out.resolve("Sparsam-%s-%s.%s".formatted(version.text(), host.architecture(), type)),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> options(String type, Path out) {
    List<String> options = new ArrayList<>();
    options.add("@packaging/all.options");
    options.add("@packaging/%s.options".formatted(host.name()));
    options.addAll(List.of("--type", type, "--dest", out.toString()));
    options.addAll(List.of("--app-version", version.numbers()));
    options.addAll(List.of("--input", app.path().toString()));
    options.addAll(List.of("--runtime-image", runtime.toString()));
    List<String> all = new ArrayList<>(flags);
    // With these sparsam.system.StartCache mends what an installer does to the jars' times.
    all.add("-Dsparsam.app=$APPDIR");
    all.add("-Dsparsam.app.time=" + AppFolder.TIME);
    for (String flag : all) {
      options.addAll(List.of("--java-options", flag));
    }
    return options;
  }
}
