package sparsam.ui.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.result.Result.Failed;
import sparsam.result.TimeLeft;
import sparsam.sweep.work.SweepMonitor;
import sparsam.text.Strings;
import sparsam.ui.sweep.work.Sight;

/** How a sweep goes, in words. */
final class Telling {
  /** What failed that is told one by one. */
  private static final int MOST_FAILURES = 5;

  private final Strings strings;

  Telling(Strings strings) {
    this.strings = strings;
  }

  /** How far a sweep is that nobody works on here. */
  String state(Sight now) {
    int ended = now.outcomes().size();
    int all = now.plan().tasks().size();
    return now.elsewhere() > 0
        ? strings.get("sweep.followed", ended, all, now.elsewhere())
        : now.missing() > 0
            ? strings.get("sweep.broken", ended, all)
            : strings.get("sweep.ended", all);
  }

  /** How far the work in this window is. */
  String progress(SweepMonitor monitor, TimeLeft left, boolean stopping) {
    List<String> words = new ArrayList<>();
    words.add(strings.get("sweep.progress", monitor.outcomes().size(), monitor.tasks()));
    if (stopping) {
      words.add(strings.get("sweep.stopping"));
    } else if (!left.words().isEmpty()) {
      words.add(left.words());
    }
    String now =
        monitor.running().stream()
            .map(
                one ->
                    strings.get(
                        "sweep.trains",
                        one.task().training(),
                        one.task().recipe().seed(),
                        Math.round(100 * one.monitor().fraction())))
            .collect(Collectors.joining("; "));
    return String.join(", ", words) + (now.isEmpty() ? "" : "\n" + now);
  }

  /** What went wrong in this window by now. */
  String troubles(SweepMonitor monitor) {
    return few(
        monitor.troubles().stream()
            .map(
                one ->
                    strings.get(
                        one.again() ? "sweep.failed.again" : "sweep.failed.training",
                        one.task().training(),
                        one.task().recipe().seed(),
                        one.reason())));
  }

  /** What has no result. */
  String failed(Sight now) {
    List<String> all = new ArrayList<>(now.left());
    now.outcomes()
        .values()
        .forEach(
            outcome -> {
              if (outcome.result() instanceof Failed failed) {
                all.add(
                    strings.get(
                        "sweep.failed.training",
                        outcome.task().training(),
                        outcome.task().recipe().seed(),
                        failed.reason()));
              }
            });
    return few(all.stream());
  }

  /** The first of many sentences, a line each. */
  private String few(Stream<String> sentences) {
    List<String> all = sentences.distinct().toList();
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(MOST_FAILURES, all.size())));
    if (all.size() > shown.size()) {
      shown.add(strings.get("sweep.failed.others", all.size() - shown.size()));
    }
    return String.join("\n", shown);
  }
}
