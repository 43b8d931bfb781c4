package sparsam.ui.lab.step;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleFunction;
import sparsam.optim.step.Part;
import sparsam.text.Strings;

/**
 * What a step has that is particular to its optimiser, ready to be shown: two at most.
 *
 * @param symbol what it is called
 * @param value in words
 * @param help a sentence
 */
public record Particulars(String symbol, String value, String help) {
  /**
   * @param number puts a length into words
   */
  static List<Particulars> of(List<Part> parts, Strings strings, DoubleFunction<String> number) {
    List<Particulars> shown = new ArrayList<>();
    DoubleSummaryStatistics groups = new DoubleSummaryStatistics();
    for (Part part : parts) {
      double value = part.value();
      switch (part.quantity()) {
        case ALONG -> shown.add(said(strings, "step.particular.along", number.apply(value)));
        case ACROSS -> shown.add(said(strings, "step.particular.across", number.apply(value)));
        case KEPT -> shown.add(said(strings, "step.particular.kept", number.apply(value)));
        case AGE -> shown.add(said(strings, "step.particular.age", Long.toString((long) value)));
        case SPECIAL -> shown.add(said(strings, "step.particular.special", number.apply(value)));
        case MEAN -> shown.add(said(strings, "step.particular.mean", number.apply(value)));
        case ZEROS ->
            shown.add(
                said(strings, "step.particular.zeros", strings.get("step.zeros", 100 * value)));
        case COMPRESSED ->
            shown.add(said(strings, "step.particular.compressed", number.apply(value)));
        case NORM_LAYERS -> shown.add(said(strings, "step.particular.norms", number.apply(value)));
        case GROUP -> groups.accept(value);
      }
    }
    if (groups.getCount() > 0) {
      shown.add(said(strings, "step.particular.groups", Long.toString(groups.getCount())));
      shown.add(
          said(
              strings,
              "step.particular.group",
              strings.get(
                  "step.range", number.apply(groups.getMin()), number.apply(groups.getMax()))));
    }
    return shown;
  }

  private static Particulars said(Strings strings, String key, String value) {
    return new Particulars(strings.get(key), value, strings.get(key + ".help"));
  }
}
