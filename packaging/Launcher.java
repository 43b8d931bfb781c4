import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Linux's launcher, a script with the settings that jpackage wrote for its own.
 *
 * <p>jpackage's asks rpm and dpkg at every start which package it is from, four questions of some
 * 0.1 s each on a warm machine and of seconds on a cold one, and no option keeps it from that.
 */
final class Launcher {
  private Launcher() {}

  static void replace(Path image) throws IOException {
    List<String> settings = Files.readAllLines(image.resolve("lib/app/sparsam.cfg"));
    String options =
        settings.stream()
            .filter(line -> line.startsWith("java-options="))
            .map(line -> '"' + value(line) + '"')
            .collect(Collectors.joining(" "));
    String classPath =
        settings.stream()
            .filter(line -> line.startsWith("app.classpath="))
            .map(Launcher::value)
            .collect(Collectors.joining(":"));
    String mainClass =
        settings.stream()
            .filter(line -> line.startsWith("app.mainclass="))
            .findFirst()
            .map(Launcher::value)
            .orElseThrow();
    Files.writeString(
        image.resolve("bin/sparsam"),
        """
        #!/bin/sh
        # Starts Sparsam on the Java runtime that lies beside it.
        ROOT=$(dirname "$(dirname "$(readlink -f "$0")")")
        APPDIR=$ROOT/lib/app
        # Java writes files' names in the letters of the locale: the plain ones are too few.
        case "$(locale charmap 2>/dev/null)" in ''|ANSI_X3.4-1968) export LC_ALL=C.UTF-8 ;; esac
        exec "$ROOT/lib/runtime/bin/java" %s -cp "%s" %s "$@"
        """
            .formatted(options, classPath, mainClass));
    Files.delete(image.resolve("lib/libapplauncher.so"));
    Files.delete(image.resolve("lib/app/sparsam.cfg"));
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1);
  }
}
