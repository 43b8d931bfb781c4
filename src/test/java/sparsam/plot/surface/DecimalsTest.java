package sparsam.plot.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1.5, 1.5", "-0.004, 0", "-1.25, -1.25", "3.999, 4", "10.05, 10.05"})
  void numbersAreShort(double value, String text) {
    assertEquals(text, Decimals.of(value));
  }
}
