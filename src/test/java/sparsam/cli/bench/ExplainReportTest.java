package sparsam.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.nn.Architecture.Family;
import sparsam.train.bench.explain.Explanation;
import sparsam.train.bench.explain.Explanation.Row;

class ExplainReportTest {
  private static ExplainReport report(double meeting) {
    Explanation step =
        new Explanation(
            Family.LENET_5.standard(),
            true,
            64,
            List.of(
                new Row(1, 0, 12_340_000, 1, 1, 1),
                new Row(16, 9, 23_450_000, 1.234, 8.765, Double.NaN)));
    return new ExplainReport(List.of(step), meeting, "Some machine.");
  }

  @Test
  void a_row_a_number_of_threads() {
    List<String> lines = report(1234).markdown().lines().toList();
    assertEquals(
        "| lenet-5 [20, 50, 500] | SGD step | 1 | 0 | 12.3 | 1.00 | 1.00 | 1.00 |", lines.get(2));
    assertEquals(
        "| lenet-5 [20, 50, 500] | SGD step | 16 | 9 | 23.5 | 1.23 | 8.77 | – |", lines.get(3));
    assertTrue(report(1234).text().contains("a meeting of two threads takes 1.2 µs"));
    assertTrue(report(0).text().contains("here they cost nothing"));
    assertTrue(report(0).text().stripTrailing().endsWith("Some machine."));
  }
}
