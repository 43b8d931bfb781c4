package sparsam.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import sparsam.recipe.Fields;
import sparsam.system.CsvField;
import sparsam.system.PlainText;
import sparsam.system.Sentence;
import sparsam.system.TextFile;

/** Comma-separated values (RFC 4180) with a header line and no line breaks inside a value. */
public final class Csv {
  private Csv() {}

  /** One line with its line break. */
  public static String line(Object... values) {
    StringJoiner line = new StringJoiner(",", "", "\n");
    for (Object value : values) {
      line.add(CsvField.of(String.valueOf(value)));
    }
    return line.toString();
  }

  /**
   * All lines, the header first.
   *
   * @throws IOException with one sentence where the file cannot be read, or a line has not as many
   *     values as the header
   */
  public static List<List<String>> read(Path path) throws IOException {
    List<String> lines;
    try {
      lines = TextFile.read(path).lines().toList();
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(path, Sentence.of(e)), e);
    }
    return parse(path, lines);
  }

  /**
   * As {@link #read}, from text.
   *
   * @param path what messages call it
   */
  public static List<List<String>> parse(Path path, List<String> lines) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (!PlainText.isText(line)) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s is damaged: line %d has characters that cannot be shown",
                path,
                rows.size() + 1));
      }
      rows.add(split(line));
      if (rows.getLast().size() != rows.getFirst().size()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s is damaged: line %d has %d values where the header has %d",
                path,
                rows.size(),
                rows.getLast().size(),
                rows.getFirst().size()));
      }
    }
    return rows;
  }

  private static List<String> split(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(CsvField.text(value.toString()));
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(CsvField.text(value.toString()));
    return values;
  }

  /** A value that is a whole number. */
  public static long whole(String value, Path path) throws IOException {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw damaged(value, path, e);
    }
  }

  /** A value that is a number. */
  public static double number(String value, Path path) throws IOException {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw damaged(value, path, e);
    }
  }

  private static IOException damaged(String value, Path path, NumberFormatException cause) {
    return new IOException(
        "%s is damaged: \"%s\" is no number".formatted(path, Fields.shortened(value)), cause);
  }
}
