package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sparsam.report.PairTable.Cell;
import sparsam.report.PairTable.Told;
import sparsam.result.Comparison;
import sparsam.text.Strings;

class PairTableTest {
  private final PairTable table =
      PairTable.of(
          new Strings(),
          List.of(
              new Comparison("dense", "SGD", 30, 10, 2000, 0.002, 0.006, 3),
              new Comparison("dense", "SAM", 10, 40, 2000, 0.001, 0.003, 3),
              new Comparison("SGD", "SAM", 5, 5, 2000, 1, 1, 3)));

  @Test
  void aCellIsTheRowLessTheColumn() {
    assertEquals(List.of("dense", "SGD", "SAM"), table.names());
    Cell sgd = table.at(1, 0).orElseThrow();
    assertEquals("−1.00", sgd.difference());
    assertEquals("−1.68 to −0.40", sgd.interval());
    assertEquals("p = 0.006", sgd.p());
    assertEquals(Told.WORSE, sgd.told());
    assertTrue(sgd.sentence().startsWith("SGD − dense: −1.00 points"), sgd.sentence());
    Cell sam = table.at(2, 0).orElseThrow();
    assertEquals("+1.50", sam.difference());
    assertEquals(Told.BETTER, sam.told());
    Cell same = table.at(2, 1).orElseThrow();
    assertEquals("0.00", same.difference());
    assertEquals(Told.NOT, same.told());
  }

  @Test
  void everyPairStandsOnce() {
    assertEquals(3, table.pairs());
    assertEquals(Optional.empty(), table.at(0, 1));
    assertEquals(Optional.empty(), table.at(1, 1));
    assertEquals("3 SAM", table.numbered(2));
  }
}
