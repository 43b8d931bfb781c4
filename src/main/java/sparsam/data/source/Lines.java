package sparsam.data.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;

/** The lines of a table, cut into cells at commas, semicolons or tabs, whichever the first has. */
final class Lines {
  private static final int LONGEST = 1 << 24;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;
  private final BufferedReader reader;
  private char separator;
  private int number;

  Lines(Path path, InputStream in) {
    this.path = path;
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  /** The number of the line that was given last, from 1. */
  int number() {
    return number;
  }

  /** The cells of the next line that is not blank; null at the end. */
  @Nullable List<String> next() throws IOException, DataException {
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '\n') {
        number++;
        if (!line.toString().isBlank()) {
          return cells(line);
        }
        line.setLength(0);
      } else if (c != BYTE_ORDER_MARK || line.length() > 0) {
        if (c == 0 || line.length() >= LONGEST) {
          throw Reading.wrong(
              path,
              c == 0
                  ? String.format(
                      Locale.ROOT, "is no table: line %d holds bytes that are no text", number + 1)
                  : String.format(
                      Locale.ROOT,
                      "has a line %d of more than %,d characters",
                      number + 1,
                      LONGEST));
        }
        line.append((char) c);
      }
    }
    number++;
    return line.toString().isBlank() ? null : cells(line);
  }

  private List<String> cells(CharSequence line) {
    if (separator == 0) {
      String text = line.toString();
      separator = text.indexOf('\t') >= 0 ? '\t' : text.indexOf(';') >= 0 ? ';' : ',';
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
