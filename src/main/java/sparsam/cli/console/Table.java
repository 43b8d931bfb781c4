package sparsam.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A table, in plain text or in Markdown: a heading, then rows. */
public final class Table {
  private static final String GAP = "  ";

  private final String sides;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param sides a letter a column: l for text to the left, r for numbers to the right
   */
  public Table(String sides, String... heading) {
    this.sides = sides;
    rows.add(List.of(heading));
  }

  /** A table of a report, without its caption; none of its cells takes two columns. */
  public static Table of(sparsam.report.table.Table words) {
    StringBuilder sides = new StringBuilder();
    words.columns().forEach(column -> sides.append(column.number() ? 'r' : 'l'));
    Table table =
        new Table(
            sides.toString(),
            words.columns().stream()
                .map(sparsam.report.table.Table.Column::name)
                .toArray(String[]::new));
    words
        .rows()
        .forEach(
            row ->
                table.row(
                    row.stream()
                        .map(sparsam.report.table.Table.Cell::text)
                        .toArray(String[]::new)));
    return table;
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** For a page of documentation. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|");
        sides.chars().forEach(side -> text.append(side == 'l' ? "---|" : "---:|"));
        text.append("\n");
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : GAP);
        line.append(sides.charAt(i) == 'l' ? row.get(i) + padding : padding + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
