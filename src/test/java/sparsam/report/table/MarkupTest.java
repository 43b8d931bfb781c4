package sparsam.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.report.table.Table.Cell;
import sparsam.report.table.Table.Column;

class MarkupTest {
  private static final Table TABLE =
      new Table(
          "fair. On 5,000 images.",
          "fair",
          List.of(
              new Column("network", false), new Column("accuracy", true), new Column("s", true)),
          List.of(
              List.of(new Cell("SGD & co"), new Cell("97.15 %"), new Cell("1.5 s")),
              List.of(new Cell("a|b"), new Cell("failed: NaN", 2))));

  @Test
  void latexHasRulesOfBooktabs() {
    assertEquals(
        List.of(
            "% \\usepackage{booktabs} goes before \\begin{document}.",
            "\\begin{table}",
            "  \\centering",
            "  \\caption{fair. On 5,000 images.}",
            "  \\label{tab:fair}",
            "  \\begin{tabular}{lrr}",
            "    \\toprule",
            "    network & accuracy & s \\\\",
            "    \\midrule",
            "    SGD \\& co & 97.15\\,\\% & 1.5 s \\\\",
            "    a$|$b & \\multicolumn{2}{l}{failed: NaN} \\\\",
            "    \\bottomrule",
            "  \\end{tabular}",
            "\\end{table}"),
        Markup.LATEX.of(TABLE).lines().toList());
  }

  @Test
  void markdownHasPipes() {
    assertEquals(
        List.of(
            "fair. On 5,000 images.",
            "",
            "| network | accuracy | s |",
            "|:---|---:|---:|",
            "| SGD &amp; co | 97.15 % | 1.5 s |",
            "| a\\|b | failed: NaN | |"),
        Markup.MARKDOWN.of(TABLE).lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '@',
      value = {
        "SAM ρ 0.05; SAM $\\rho$ 0.05",
        "4 × 10⁻⁴; 4 $\\times$ 10$^{-4}$",
        "10¹²; 10$^{12}$",
        "100 %; 100\\,\\%",
        "\\end{t} $x$; \\textbackslash{}end\\{t\\} \\$x\\$",
        "a_b^c ~#; a\\_b\\textasciicircum{}c \\textasciitilde{}\\#",
        "äöü 剪枝 “q” …; äöü 剪枝 ``q'' \\ldots{}",
        "SAM−, SAM–SGD; SAM$-$, SAM--SGD",
        "[1em]*; {[}1em{]}{*}"
      })
  void latexTakesNoWordForAnOrder(String words, String latex) {
    assertEquals(latex, Latex.escape(words));
  }

  @Test
  void markdownTakesNoWordForMarkup() {
    assertEquals(
        "\\<b\\>SGD\\</b\\> &amp; \\*co\\* \\_a\\_ \\`c\\` \\[d\\] \\\\",
        Markdown.escape("<b>SGD</b> & *co* _a_ `c` [d] \\"));
  }

  @Test
  void rowsFillTheirColumns() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("", "t", TABLE.columns(), List.of(List.of(new Cell("alone")))));
  }
}
