package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sparsam.store.RunSummary.Condition;
import sparsam.ui.runs.row.RunRow;

/**
 * Whose turn it is to be looked at: at every look the runs that are under way, and some of the
 * others, those that are not finished and those that are in turn, so that a look costs the same
 * however many there are.
 */
final class Rounds {
  /** Of each kind; a few milliseconds on a disk, and not much more on a network drive. */
  static final int MOST = 50;

  private int unfinished;
  private int finished;

  /**
   * @param rows all there are
   * @return the folders to look at now
   */
  List<Path> next(List<RunRow> rows) {
    List<Path> now = new ArrayList<>();
    List<Path> open = new ArrayList<>();
    List<Path> over = new ArrayList<>();
    for (RunRow row : rows) {
      if (row.condition().running()) {
        now.add(row.folder());
      } else {
        (row.condition() == Condition.FINISHED ? over : open).add(row.folder());
      }
    }
    unfinished = take(open, unfinished, now);
    finished = take(over, finished, now);
    return now;
  }

  private static int take(List<Path> all, int first, List<Path> to) {
    int count = Math.min(MOST, all.size());
    for (int i = 0; i < count; i++) {
      to.add(all.get((first + i) % all.size()));
    }
    return all.isEmpty() ? 0 : (first + count) % all.size();
  }
}
