package sparsam.ui.sweep.plan;

import java.util.ArrayList;
import java.util.List;
import sparsam.sweep.work.Outlook;
import sparsam.text.Strings;
import sparsam.ui.sweep.work.Answer.Prospect;

/** What there is to train, how long it takes and what it needs, in words. */
record ProspectWords(Strings strings, Prospect prospect) {
  /** A line each. */
  String text() {
    List<String> lines = new ArrayList<>();
    if (prospect.there() > 0) {
      lines.add(strings.get("sweep.outlook.there", prospect.there()));
    }
    Outlook outlook = prospect.outlook();
    if (outlook.count() == 0) {
      lines.add(strings.get("sweep.outlook.nothing"));
      return String.join("\n", lines);
    }
    if (prospect.rungs() > 1) {
      lines.add(strings.get("sweep.outlook.rung", prospect.rung(), prospect.rungs()));
    }
    lines.add(strings.get("sweep.outlook.amount", prospect.points(), outlook.amount()));
    lines.add(
        strings.get(
            "sweep.outlook.time",
            outlook.time(prospect.workers(), Runtime.getRuntime().availableProcessors())));
    lines.add(
        strings.get(
            "sweep.outlook.memory",
            prospect.workers(),
            prospect.megabytes(),
            Runtime.getRuntime().maxMemory() >> 20));
    return String.join("\n", lines);
  }
}
