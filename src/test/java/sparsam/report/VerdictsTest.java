package sparsam.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sparsam.result.Comparison;
import sparsam.result.Finding;
import sparsam.text.Strings;

class VerdictsTest {
  private static String words(String first, String second, int onlyFirst, int onlySecond) {
    Comparison pair = new Comparison(first, second, onlyFirst, onlySecond, 1000, 0.001, 0.001, 1);
    return Verdicts.inWords(new Strings(), 7, new Finding(pair, true, 0), List.of());
  }

  @Test
  void aCommaInANameIsNotTheSentences() {
    String better = words("SGD, half the gradients", "SAM", 10, 40);
    assertTrue(better.contains("SAM is better than “SGD, half the gradients” by"), better);
    String same = words("SGD, half the gradients", "SAM", 0, 0);
    assertTrue(same.contains("“SGD, half the gradients” and SAM, are right"), same);
  }
}
