package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sparsam.store.file.Csv;

/** No spreadsheet takes a name for a formula, and what was written is read as it was. */
class CsvFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1 | '=1+1",
        "=A1,B1 | \"'=A1,B1\"",
        "@SUM(A1) | '@SUM(A1)",
        "-1+1 | '-1+1",
        "＝1+1 | '＝1+1",
        "'=1 | ''=1",
        "a;=1 | \"a;=1\"",
        "-0.5 | -0.5",
        "+1e-9 | +1e-9",
        "-Infinity | -Infinity",
        "'t | 't",
        "SGD − SAM | SGD − SAM",
        "a \"b\" | \"a \"\"b\"\"\"",
      })
  void what_would_be_a_formula_is_marked_as_text(String text, String field) {
    assertEquals(field, CsvField.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "'=1", "''-x", "-0.5", "it's, \"so\"", "-", "'", "", "@a;b\tc"})
  void what_was_written_is_read_as_it_was(String name) throws Exception {
    String line = Csv.line(name, 1, name);
    assertEquals(
        List.of(List.of(name, "1", name)), Csv.parse(Path.of("x.csv"), line.lines().toList()));
  }

  @Test
  void nothing_on_a_line_turns_its_direction() {
    assertFalse(PlainText.isLine("a\u202eb"));
    assertFalse(PlainText.isLine("a\u2066b"));
  }
}
