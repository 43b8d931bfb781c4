package sparsam.campaign.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sparsam.system.PlainText;

/** Whether tables have the cells that they should, and none that another program would run. */
final class TableCheck {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?([eE][+-]?\\d+)?|Infinity)");

  /** With what a spreadsheet begins to compute. */
  private static final String FORMULA = "=+-@\t\r＝＋－＠";

  private TableCheck() {}

  /** A cell that is a formula, or a row of another length; empty where all is well. */
  static Optional<String> csv(String text) {
    List<List<String>> rows = rows(text);
    for (List<String> row : rows) {
      if (row.size() != rows.getFirst().size()) {
        return Optional.of("a row of %s cells in %s".formatted(row.size(), row));
      }
      for (String cell : row) {
        if (!cell.isEmpty()
            && FORMULA.indexOf(cell.charAt(0)) >= 0
            && !NUMBER.matcher(cell).matches()) {
          return Optional.of("a cell that is a formula: " + PlainText.quoted(cell));
        }
      }
    }
    return Optional.empty();
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }

  /** Rows of Markdown that have another number of cells than the head, or raw HTML. */
  static Optional<String> markdown(String table) {
    List<String> rows =
        table.lines().filter(line -> line.startsWith("|")).map(TableCheck::plain).toList();
    long cells = bars(rows.getFirst());
    return rows.stream()
        .filter(row -> bars(row) != cells || row.contains("<"))
        .map(row -> "a row of Markdown: " + PlainText.quoted(row))
        .findFirst();
  }

  /** What a backslash escapes is text. */
  private static String plain(String line) {
    return line.replaceAll("\\\\.", "");
  }

  private static long bars(String row) {
    return row.chars().filter(c -> c == '|').count();
  }

  /** Groups of LaTeX that do not close, or were not opened. */
  static Optional<String> latex(String table) {
    int depth = 0;
    for (char c : plain(table).toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return Optional.of("LaTeX closes a group that it has not opened");
      }
    }
    return depth == 0 ? Optional.empty() : Optional.of("LaTeX leaves a group open");
  }
}
