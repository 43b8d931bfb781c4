package sparsam.system;

import java.util.function.IntPredicate;

/** What text must be to be shown on a screen and written to a file. */
public final class PlainText {
  private static final int LONGEST = 120;

  private PlainText() {}

  /**
   * Whether it stands on one line: no control characters, no line or paragraph separators, no half
   * of a surrogate pair, which no encoding can write, and nothing that turns the direction of what
   * stands behind it.
   */
  public static boolean isLine(String text) {
    return text.codePoints().allMatch(c -> isPrintable(c) && !turns(c));
  }

  /** Whether it begins an embedding, an override or an isolate of UAX #9, or ends one. */
  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** As {@link #isLine}, but it may have several lines and tabs. */
  public static boolean isText(String text) {
    return text.codePoints().allMatch(c -> isPrintable(c) || c == '\n' || c == '\r' || c == '\t');
  }

  /** Whether something of it can be seen. */
  public static boolean isVisible(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                isPrintable(c)
                    && !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && Character.getType(c) != Character.FORMAT);
  }

  /** As {@link #quoted(String, int)}, as long as a name or a message may be in a sentence. */
  public static String quoted(String text) {
    return quoted(text, LONGEST);
  }

  /**
   * The same as part of a sentence: on one line, cut where it is longer than so many characters,
   * and without what steers a terminal or turns the direction of what stands behind it.
   */
  public static String quoted(String text, int longest) {
    String line = line(text);
    return line.length() <= longest ? line : beginning(line, longest) + "…";
  }

  /** The same whole: a sentence that may have been told what it holds by a file. */
  public static String line(String text) {
    return replaced(text, _ -> false);
  }

  /** As {@link #line}, but it may have several lines and tabs. */
  public static String lines(String text) {
    return replaced(text, c -> c == '\n' || c == '\r' || c == '\t');
  }

  private static String replaced(String text, IntPredicate kept) {
    return text.codePoints()
        .map(c -> kept.test(c) || isHarmless(c) ? c : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHarmless(int c) {
    return isPrintable(c) && Character.getType(c) != Character.FORMAT;
  }

  /** Its beginning, of so many characters at most; never half of a surrogate pair. */
  public static String beginning(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
