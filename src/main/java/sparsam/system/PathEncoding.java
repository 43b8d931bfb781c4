package sparsam.system;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether files can be reached by their names. On Unix Java writes paths in the letters of the
 * locale that it was started in, and no option of its changes that: in the locale C a folder with
 * an umlaut becomes another one.
 */
public final class PathEncoding {
  /** What Java puts in the place of what it could not read. */
  private static final String LOST = "\uFFFD";

  private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

  /**
   * The letters of a program between the person and this one, as Maven is, which wrote a question
   * mark for every other.
   */
  private static final String BETWEEN = "sparsam.arguments.encoding";

  private PathEncoding() {}

  /**
   * A sentence that names the locale and the way out; empty where all is well.
   *
   * @param properties the system's
   * @param environment the process's variables
   * @param arguments as they came
   * @param any whether names may come later that nobody knows yet, as a window's dialogs bring them
   */
  public static Optional<String> complaint(
      Properties properties, Map<String, String> environment, List<String> arguments, boolean any) {
    String system = properties.getProperty("os.name", "");
    if (system.startsWith("Windows") || system.startsWith("Mac")) {
      return Optional.empty();
    }
    String here = properties.getProperty("sun.jnu.encoding", "UTF-8");
    String between = properties.getProperty(BETWEEN, "UTF-8");
    Stream<String> names =
        Stream.concat(
            arguments.stream(),
            Stream.of(
                properties.getProperty("user.dir", ""), properties.getProperty("user.home", "")));
    boolean unreachable =
        !isComplete(here) && (any || names.anyMatch(name -> !isWritable(name, here)));
    boolean lostOnTheWay =
        !isComplete(between)
            && arguments.stream().anyMatch(name -> name.contains("?") || name.contains(LOST));
    if (unreachable) {
      return Optional.of(complaint("here (" + locale(environment) + ")", here));
    }
    return lostOnTheWay ? Optional.of(complaint("that Maven has", between)) : Optional.empty();
  }

  private static String complaint(String whose, String encoding) {
    return ("The locale %s knows no letters beyond those of %s, and files with others in their"
            + " names cannot be reached: put LC_ALL=C.UTF-8 before the command, or a locale with"
            + " UTF-8 that \"locale -a\" lists.")
        .formatted(whose, encoding);
  }

  private static boolean isComplete(String encoding) {
    return encoding.equals("UTF-8");
  }

  private static boolean isWritable(String name, String encoding) {
    Charset charset =
        Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.US_ASCII;
    return !name.contains(LOST) && charset.newEncoder().canEncode(name);
  }

  private static String locale(Map<String, String> environment) {
    return LOCALE.stream()
        .filter(name -> !environment.getOrDefault(name, "").isEmpty())
        .findFirst()
        .map(name -> name + "=" + environment.get(name))
        .orElse("none is set");
  }
}
