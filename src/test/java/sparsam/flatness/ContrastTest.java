package sparsam.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sparsam.flatness.Contrast.Caution;
import sparsam.flatness.Contrast.Outcome;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Rise;
import sparsam.report.flatness.FlatnessWords;
import sparsam.text.Strings;

/** What the protocol's numbers say of two networks, in words. */
class ContrastTest {
  private static Portrait portrait(
      String name, double loss, double norm, double largest, double trace, double rise) {
    Facts facts = new Facts(loss, 0, norm, 0.1, 1000, 0, 1010, 500, false, List.of());
    Map<Measure, List<Rise>> rises =
        Map.of(
            Measure.SHARPNESS,
            List.of(new Rise(0.05, 1, rise / 2, 0, 0), new Rise(0.05, 5, rise, 0, 0)));
    return new Portrait(
        name,
        name,
        facts,
        new Eigenvalues(List.of(largest), List.of(0.0), -0.1, 0, 9, true),
        new Trace(trace, trace / 40, 16, List.of()),
        null,
        rises,
        List.of(),
        List.of());
  }

  private static String verdict(Contrast contrast) {
    return new FlatnessWords(new Strings()).verdict(contrast);
  }

  @Test
  void labelNoise() {
    Contrast contrast =
        Contrast.of(
            portrait("SAM", 1.48, 12.5, 6.17, 168, 0.027),
            portrait("SGD", 0.91, 14.9, 48.2, 1541, 0.147));
    assertEquals(Outcome.FLATTER, contrast.outcome());
    assertEquals(
        "SAM’s minimum is flatter than SGD’s by every measure (λ₁ 6.2 against 48, trace 170 against"
            + " 1500, rise within 0.05: 0.027 against 0.15).",
        verdict(contrast));
    assertTrue(contrast.cautions().contains(Caution.LOSS));
    assertTrue(contrast.cautions().contains(Caution.NORM));
    assertFalse(contrast.cautions().contains(Caution.BATCH_NORM));
  }

  /** Half of the weights pruned, equal gradients. */
  @Test
  void halfSparse() {
    Contrast contrast =
        Contrast.of(
            portrait("SAM", 0.0126, 14.4, 7.85, 72.9, 0.025),
            portrait("SGD", 0.0049, 14.4, 6.2, 51, 0.011));
    assertEquals(Outcome.HIGHER_LOSS, contrast.outcome());
    assertEquals(
        "SAM is not flatter than SGD: it ended at a higher loss (0.013 against 0.0049), and where"
            + " they differ it is sharper (λ₁ 7.8 against 6.2, trace 73 against 51, rise within"
            + " 0.05: 0.025 against 0.011).",
        verdict(contrast));
  }

  @Test
  void measuresThatDisagreeAreNamed() {
    Contrast contrast =
        Contrast.of(
            portrait("SAM", 0.077, 12.9, 24.7, 140, 0.063),
            portrait("SGD", 0.035, 13.1, 27.7, 158, 0.048));
    assertEquals(Outcome.DISAGREE, contrast.outcome());
    assertEquals(
        "The measures disagree about SAM and SGD: flatter by λ₁ 25 against 28, trace 140 against"
            + " 160; sharper by rise within 0.05: 0.063 against 0.048.",
        verdict(contrast));
  }

  /** A difference of traces within their errors is none. */
  @Test
  void chanceIsNoDifference() {
    Contrast contrast =
        Contrast.of(
            portrait("a", 0.05, 13, 10, 100, 0.05), portrait("b", 0.05, 13, 10.1, 106, 0.0505));
    assertEquals(Outcome.ALIKE, contrast.outcome());
    assertTrue(contrast.cautions().isEmpty(), contrast::toString);
    assertTrue(verdict(contrast).startsWith("No measure tells a and b apart ("));
  }

  @Test
  void sharperAtNoHigherLoss() {
    Contrast contrast =
        Contrast.of(portrait("a", 0.05, 13, 20, 200, 0.08), portrait("b", 0.05, 13, 10, 100, 0.05));
    assertEquals(Outcome.SHARPER, contrast.outcome());
    assertTrue(verdict(contrast).startsWith("a’s minimum is sharper than b’s by every measure"));
  }

  @Test
  void nothingInCommonIsSaid() {
    Portrait full = portrait("a", 0.05, 13, 20, 200, 0.08);
    Portrait empty = Portrait.of("b", "b", full.facts());
    assertEquals(Outcome.NOTHING, Contrast.of(full, empty).outcome());
    assertEquals(
        "Nothing can be said of a and b: no measure was taken of both.",
        verdict(Contrast.of(full, empty)));
  }
}
