package sparsam.nn.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a file says of itself, as part of a sentence: on one line, without what steers a terminal.
 */
final class Shown {
  /** Of a name or a message, in characters. */
  private static final int LONGEST = 120;

  /** Of each of several names. */
  private static final int LONGEST_OF_SEVERAL = 40;

  private static final int MOST = 3;

  private Shown() {}

  static String of(String text) {
    return of(text, LONGEST);
  }

  /** The first few of some names, in quotation marks, and how many more there are. */
  static String names(List<String> names) {
    String first =
        names.stream()
            .limit(MOST)
            .map(name -> "\"" + of(name, LONGEST_OF_SEVERAL) + "\"")
            .collect(Collectors.joining(", "));
    return names.size() > MOST
        ? first + String.format(Locale.ROOT, " and %d more", names.size() - MOST)
        : first;
  }

  private static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(character -> isPlain(character) ? character : '\uFFFD')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > longest ? shown + "…" : shown.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
