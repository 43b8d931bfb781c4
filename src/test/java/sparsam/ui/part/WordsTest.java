package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sparsam.text.Strings;

class WordsTest {
  private final Words words = new Words(new Strings());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SAM, ρ 0.05, lr 0.05 · 1 epoch · from pruned | SAM ρ",
        "BatchNorm only · 1 epoch | BatchNorm only",
        "BatchNorm only, and BatchNorm too | BatchNorm BatchNorm only",
        "fault: ε recomputed, mask not kept | Mask ε Fault",
        "Press Run to train these arms | Run Arm",
        "ASAM, trained on samples | ''",
        "p = 0.03 for 678 gradients | Gradients p",
        "80 % pruned, the whole lab | ''",
      })
  void aTextsWordsAreExplainedAndNoOthers(String text, String names) {
    List<String> found =
        words.explaining(text).lines().map(line -> line.substring(0, line.indexOf(':'))).toList();
    assertEquals(names.replace("''", ""), String.join(" ", found));
  }

  @Test
  void everyWordHasItsMeaning() {
    for (Words.Word word : words.all()) {
      assertTrue(word.meaning().endsWith("."), word.name());
      assertTrue(words.explaining(word.name()).startsWith(word.name() + ": "), word.name());
    }
  }
}
