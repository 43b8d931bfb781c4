package sparsam.system;

import java.util.regex.Pattern;

/**
 * One value of a table of comma-separated values (RFC 4180). A text that a spreadsheet would take
 * for a formula, see OWASP's "CSV injection", has an apostrophe before it, which spreadsheets know
 * as the sign of a text; numbers are as they are.
 */
public final class CsvField {
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r＝＋－＠].*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?([eE][+-]?\\d+)?|Infinity)");

  private CsvField() {}

  /** In quotes where it has what separates values, a quote or a line break, else as it is. */
  public static String of(String text) {
    String safe = isFormula(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
    return safe.chars().anyMatch(c -> ",;\"\t\r\n".indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  /** The text of a value that was written so, its quotes taken off. */
  public static String text(String value) {
    return value.startsWith("'") && isFormula(value) ? value.substring(1) : value;
  }

  private static boolean isFormula(String text) {
    return FORMULA.matcher(text).matches();
  }
}
