package sparsam.report.sweep;

import java.util.ArrayList;
import java.util.List;
import sparsam.sweep.Halving;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.finding.Stopped;
import sparsam.text.Strings;

/** What successive halving has stopped and why, in sentences. */
public final class HalvingWords {
  /** Sets of values that a sentence still lists. */
  private static final int MOST = 12;

  private HalvingWords() {}

  /** Which rung it is, and a line for each set of values that was stopped; none without halving. */
  public static List<String> of(Strings strings, Halved halved) {
    Sweep sweep = halved.plan().sweep();
    if (sweep.halved().isEmpty()) {
      return List.of();
    }
    Halving halving = sweep.halved().get();
    List<String> all = new ArrayList<>();
    int left = sweep.cells().size() - halved.stopped().size();
    all.add(
        halved.isLast()
            ? strings.get("sweep.halved.last", left, sweep.cells().size())
            : strings.get(
                "sweep.halved.rung",
                halved.rung(),
                halved.rungs(),
                left,
                halving.share(halved.rung())));
    for (int rung = 1; rung < halving.rungs(); rung++) {
      int now = rung;
      List<Stopped> own = halved.stopped().stream().filter(one -> one.rung() == now).toList();
      own.stream().limit(MOST).map(one -> stopped(strings, sweep, halving, one)).forEach(all::add);
      if (own.size() > MOST) {
        all.add(strings.get("sweep.halved.more", own.size() - MOST));
      }
    }
    return all;
  }

  private static String stopped(Strings strings, Sweep sweep, Halving halving, Stopped one) {
    String values = SweepWords.values(sweep, one.values());
    return one.score().isPresent()
        ? strings.get(
            "sweep.halved.stopped",
            values,
            halving.share(one.rung()),
            SweepWords.percent(one.score().getAsDouble()),
            SweepWords.percent(one.least()))
        : strings.get("sweep.halved.failed", values, halving.share(one.rung()));
  }
}
