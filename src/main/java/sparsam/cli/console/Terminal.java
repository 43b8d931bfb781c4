package sparsam.cli.console;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the output is read on.
 *
 * @param escapes whether it is a terminal that understands escape sequences, and wants them
 * @param width asks for its columns now, as people drag their windows
 */
public record Terminal(boolean escapes, Supplier<Integer> width) {
  /** Back to the line's beginning, with nothing left on it. */
  public static final String CLEAR_LINE = "\r\u001b[K";

  /** Where nothing tells. */
  static final int USUAL_COLUMNS = 80;

  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");
  private static final int SECONDS_TO_ANSWER = 2;
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** An answer is good for so long: each takes a process. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** No terminal at all. */
  public static final Terminal NONE = new Terminal(false, () -> USUAL_COLUMNS);

  /** This process's. */
  public static Terminal here() {
    boolean there = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return of(
        there,
        WINDOWS,
        System.getenv(),
        WINDOWS ? OptionalInt::empty : remembered(Terminal::asked));
  }

  /** Whether this process's environment wants no escape sequences, whatever it is read on. */
  public static boolean isPlain() {
    return isPlain(WINDOWS, System.getenv());
  }

  private static boolean isPlain(boolean windows, Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", windows ? "windows" : "");
    return kind.isEmpty()
        || kind.equals("dumb")
        || !environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /**
   * @param there whether a person sees the output
   * @param windows whose consoles name no kind
   * @param asked the columns that the terminal itself tells
   */
  static Terminal of(
      boolean there,
      boolean windows,
      Map<String, String> environment,
      Supplier<OptionalInt> asked) {
    return new Terminal(
        there && !isPlain(windows, environment),
        () -> asked.get().orElseGet(() -> columns(environment.getOrDefault("COLUMNS", ""))));
  }

  /** At most so long as the terminal is wide now; the last column is left to the cursor. */
  public String fit(String line) {
    int most = Math.max(width.get() - 1, 1);
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }

  private static Supplier<OptionalInt> remembered(Supplier<OptionalInt> asked) {
    return new Supplier<>() {
      private OptionalInt answer = OptionalInt.empty();
      private long time = System.nanoTime() - FRESH_NANOS;

      @Override
      public synchronized OptionalInt get() {
        if (System.nanoTime() - time >= FRESH_NANOS) {
          answer = asked.get();
          time = System.nanoTime();
        }
        return answer;
      }
    };
  }

  private static int columns(String value) {
    return value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : USUAL_COLUMNS;
  }

  private static OptionalInt asked() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
            ? size(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            : OptionalInt.empty();
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /**
   * @param answer rows and columns, as {@code stty size} prints them
   */
  static OptionalInt size(String answer) {
    Matcher matcher = SIZE.matcher(answer);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
