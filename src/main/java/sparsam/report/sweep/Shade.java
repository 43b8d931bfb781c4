package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.List;
import sparsam.sweep.finding.Findings;
import sparsam.sweep.finding.Quantity;

/**
 * What a map's colours or a curve's heights mean: what an arm has of a quantity, or by how much
 * that is above what the first of those in question has.
 */
public record Shade(Quantity quantity, boolean difference, String arm) {
  /**
   * What can be asked for: accuracies always, how flat places are where that was measured; of each
   * first the differences.
   */
  public static List<Shade> of(Findings findings) {
    List<Shade> all = new ArrayList<>();
    List<String> asked = Findings.asked(findings.sweep().recipe());
    List<String> arms =
        findings.cells().isEmpty()
            ? List.of()
            : List.copyOf(findings.cells().getFirst().arms().keySet());
    add(all, Quantity.ACCURACY, asked, arms);
    for (Quantity quantity : Quantity.FLATNESS) {
      List<String> measured = findings.measured(quantity);
      List<String> both =
          asked.stream().limit(1).anyMatch(measured::contains)
              ? asked.stream().filter(measured::contains).toList()
              : List.of();
      add(all, quantity, both, measured);
    }
    return List.copyOf(all);
  }

  /** Whether it is counted in points: one accuracy less another. */
  boolean isPoints() {
    return difference && quantity == Quantity.ACCURACY;
  }

  /** The same of every arm that it can be asked of. */
  List<Shade> ofEachArm(Findings findings) {
    return of(findings).stream()
        .filter(one -> one.quantity() == quantity && one.difference() == difference)
        .toList();
  }

  private static void add(
      List<Shade> all, Quantity quantity, List<String> asked, List<String> arms) {
    asked.stream().skip(1).forEach(arm -> all.add(new Shade(quantity, true, arm)));
    arms.forEach(arm -> all.add(new Shade(quantity, false, arm)));
  }
}
