import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code sparsam-worker.tar.gz}, which a cluster unpacks on every node: the program without its
 * window and its reference engine, and its own Java runtime, for clusters have an older one.
 */
record Worker(AppFolder app, Path runtime, List<String> flags, Path work) {
  private static final Pattern WINDOW =
      Pattern.compile("(javafx|atlantafx|controlsfx|ikonli)-.*\\.jar");

  /** The engine that does the work calls nothing else. */
  private static final Pattern NATIVES =
      Pattern.compile("lib(jnijavacpp|openblas|jniopenblas|gcc_s|gfortran|quadmath|gomp).*\\.so.*");

  void make(Path out) throws IOException, InterruptedException {
    Path root = work.resolve("worker");
    Tree.delete(root);
    copy(app.jar(), root.resolve("lib/app"));
    take(app.path().resolve("lib"), jar -> !WINDOW.matcher(jar).matches(), root, "lib/app/lib");
    take(app.natives(), file -> NATIVES.matcher(file).matches(), root, "lib/app/natives");
    for (String file : List.of("LICENSE", "NOTICE", "licences")) {
      copy(app.path().resolve(file), root.resolve("lib/app"));
    }
    Path java = root.resolve("lib/runtime");
    Tool.run(List.of("cp", "-a", runtime.toString(), java.toString()));
    launcher(root.resolve("bin/sparsam"));
    Tree.setTimes(root, AppFolder.TIME);
    Tool.run(
        List.of(
            "tar",
            "--create",
            "--gzip",
            "--file",
            out.resolve("sparsam-worker.tar.gz").toString(),
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mtime=" + AppFolder.TIME,
            "--directory",
            root.toString(),
            "bin",
            "lib"));
  }

  /** Whether a file of this name belongs to it. */
  private interface Chosen {
    boolean is(String name);
  }

  private static void take(Path from, Chosen chosen, Path root, String to)
      throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        if (chosen.is(file.getFileName().toString())) {
          copy(file, root.resolve(to));
        }
      }
    }
  }

  private static void copy(Path from, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (Files.isDirectory(from)) {
      Tool.run(List.of("cp", "-a", from.toString(), folder.toString()));
    } else {
      Files.copy(from, folder.resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void launcher(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        #!/bin/sh
        # Starts Sparsam on the Java runtime that lies beside it.
        ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
        APPDIR=$ROOT/lib/app
        case "$(locale charmap 2>/dev/null)" in ''|ANSI_X3.4-1968) export LC_ALL=C.UTF-8 ;; esac
        exec "$ROOT/lib/runtime/bin/java" %s -Djava.library.path="$APPDIR/natives" \\
          -Dorg.bytedeco.javacpp.pathsFirst=true -cp "$APPDIR/sparsam.jar:$APPDIR/lib/*" \\
          sparsam.Sparsam "$@"
        """
            .formatted(
                // A collector of its own choice belongs to the one who starts it.
                String.join(
                    " ", flags.stream().filter(flag -> !flag.equals("-XX:+UseG1GC")).toList())));
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException(file + " cannot be made executable");
    }
  }
}
