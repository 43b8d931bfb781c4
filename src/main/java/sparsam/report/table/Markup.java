package sparsam.report.table;

import java.util.List;

/** What a table is written in. */
public enum Markup {
  /** With the rules of the package {@code booktabs}. */
  LATEX("tex"),
  /** As GitHub and Pandoc read it, with pipes. */
  MARKDOWN("md");

  private final String ending;

  Markup(String ending) {
    this.ending = ending;
  }

  /** Of its files' names, without a dot. */
  public String ending() {
    return ending;
  }

  /** The table as text. */
  public String of(Table table) {
    return switch (this) {
      case LATEX -> latex(table);
      case MARKDOWN -> markdown(table);
    };
  }

  private static String latex(Table table) {
    StringBuilder out = new StringBuilder();
    out.append("% \\usepackage{booktabs} goes before \\begin{document}.\n");
    out.append("\\begin{table}\n  \\centering\n");
    if (!table.caption().isEmpty()) {
      out.append("  \\caption{").append(Latex.escape(table.caption())).append("}\n");
    }
    out.append("  \\label{tab:").append(table.label()).append("}\n  \\begin{tabular}{");
    table.columns().forEach(column -> out.append(column.number() ? 'r' : 'l'));
    out.append("}\n    \\toprule\n");
    row(out, table.columns().stream().map(column -> new Table.Cell(column.name())).toList());
    out.append("    \\midrule\n");
    table.rows().forEach(row -> row(out, row));
    return out.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n").toString();
  }

  private static void row(StringBuilder out, List<Table.Cell> cells) {
    String between = "    ";
    for (Table.Cell cell : cells) {
      String text = Latex.escape(cell.text());
      out.append(between);
      out.append(cell.span() == 1 ? text : "\\multicolumn{" + cell.span() + "}{l}{" + text + "}");
      between = " & ";
    }
    out.append(" \\\\\n");
  }

  private static String markdown(Table table) {
    StringBuilder out = new StringBuilder();
    if (!table.caption().isEmpty()) {
      out.append(Markdown.escape(table.caption())).append("\n\n");
    }
    table
        .columns()
        .forEach(column -> out.append("| ").append(Markdown.escape(column.name())).append(' '));
    out.append("|\n");
    table.columns().forEach(column -> out.append(column.number() ? "|---:" : "|:---"));
    out.append("|\n");
    for (List<Table.Cell> row : table.rows()) {
      for (Table.Cell cell : row) {
        out.append("| ").append(Markdown.escape(cell.text())).append(' ');
        out.append("| ".repeat(cell.span() - 1)); // A cell of Markdown takes one column.
      }
      out.append("|\n");
    }
    return out.toString();
  }
}
