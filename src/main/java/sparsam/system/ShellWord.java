package sparsam.system;

import java.util.Locale;
import java.util.regex.Pattern;

/** Words of a command that a person pastes into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
  private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[A-Za-z0-9_./:@+\\\\-]+");

  private ShellWord() {}

  /** A word as this system's shell takes it for itself: {@code sh}, on Windows {@code cmd}. */
  public static String of(String word) {
    return of(System.getProperty("os.name", ""), word);
  }

  /**
   * @param system the operating system's name as Java has it
   */
  static String of(String system, String word) {
    return system.toLowerCase(Locale.ROOT).startsWith("windows") ? cmd(word) : sh(word);
  }

  private static String sh(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A percent sign stands outside of the quotes, where a caret takes its meaning from it. */
  private static String cmd(String word) {
    if (PLAIN_ON_WINDOWS.matcher(word).matches()) {
      return word;
    }
    // A program takes a backslash before a quote for the quote's.
    String body = word.replaceAll("(\\\\+)(?=%|$)", "$1$1");
    return '"' + body.replace("%", "\"^%\"") + '"';
  }
}
