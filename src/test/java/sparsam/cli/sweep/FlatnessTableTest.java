package sparsam.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sparsam.cli.sweep.FlatnessTable.Entry;
import sparsam.flatness.Facts;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Rise;
import sparsam.sweep.SweepPresets;

/** The protocol's numbers, over seeds. */
class FlatnessTableTest {
  private static Entry entry(String noise, long seed, String arm, double largest, double trace) {
    Facts facts = new Facts(0.01, 0, 14, 0.1, 1000, 0, 1010, 1000, true, List.of());
    Rise rise = new Rise(0.2, 5, trace / 100, 0, 0);
    Portrait portrait =
        new Portrait(
            arm,
            arm + seed,
            facts,
            new Eigenvalues(List.of(largest), List.of(0.0), -0.1, 0, 9, true),
            new Trace(trace, trace / 40, 16, List.of()),
            null,
            Map.of(Measure.SHARPNESS, List.of(new Rise(0.2, 1, 0, 0, 0), rise)),
            List.of(),
            List.of());
    return new Entry(List.of(noise), seed, arm, 0.9, portrait);
  }

  @Test
  void meansAndVerdictsOverTheSeeds() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (long seed = 0; seed < 3; seed++) {
      entries.add(entry("0.4", seed, "SGD", 46.0 + seed, 1365 + 10.0 * seed));
      entries.add(entry("0.4", seed, "SAM ρ 0.2", 6 + 0.1 * seed, 153.0 + seed));
      entries.add(entry("0", seed, "50 %, SGD", 6.5 + 0.1 * seed, 53.0 + seed));
      entries.add(entry("0", seed, "50 %, SAM ρ 0.05", 8.2 + 0.1 * seed, 74.0 + seed));
    }
    String text = new FlatnessTable(SweepPresets.load("flatness"), entries).text();
    assertTrue(text.contains("47.0 ± 2.48"), text);
    assertTrue(text.contains("labelNoise 0.4: SAM ρ 0.2 beside SGD: flatter. λ₁ × 0.130 ("), text);
    assertTrue(
        text.contains("labelNoise 0: 50 %, SAM ρ 0.05 beside 50 %, SGD: sharper. λ₁ × 1.26 ("),
        text);
    assertFalse(text.contains("90 %"), text);
  }

  @Test
  void oneSeedTellsNothingApart() throws Exception {
    List<Entry> entries =
        List.of(entry("0", 1, "SGD", 46, 1365), entry("0", 1, "SAM ρ 0.2", 6, 153));
    String text = new FlatnessTable(SweepPresets.load("flatness"), entries).text();
    assertTrue(text.contains("beside SGD: not told apart. λ₁ × 0.130, trace"), text);
  }
}
