package sparsam;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other Java processes of the tests. None lives long enough to be worth the second compiler or a
 * collector with threads, and starting is most of what they do.
 */
public final class Jvm {
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dsparsam.timed.part=0.04");

  private Jvm() {}

  /**
   * As yet to be started: a class of the tests or of the program.
   *
   * @param flags the JVM's, after those that every one gets
   */
  public static ProcessBuilder of(Class<?> main, List<String> flags, String... args) {
    return of(classPath(), main.getName(), flags, args);
  }

  /** As yet to be started: a program that lies elsewhere. */
  public static ProcessBuilder of(
      String classPath, String main, List<String> flags, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  /** Absolute, for starts in other folders. */
  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
