package sparsam.system;

/** One value of a table of comma-separated values (RFC 4180). */
public final class CsvField {
  private CsvField() {}

  /** In quotes where it has a comma, a quote or a line break, and as it is elsewhere. */
  public static String of(String text) {
    return text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
