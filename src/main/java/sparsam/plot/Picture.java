package sparsam.plot;

import java.util.List;
import java.util.Set;

/** What is to be seen, as plain data: the same on a screen, in a file and in a report. */
public sealed interface Picture permits LineChart, Histogram, Intervals, Matrix, Gallery {
  String title();

  /** Whether there is anything to draw besides a sentence. */
  boolean isEmpty();

  /** The sentence shown in place of data while there is none. */
  String empty();

  /** The same picture under another title; empty for none. */
  Picture withTitle(String other);

  /** What can be hidden, by the names in the legend. */
  List<String> names();

  /** The same picture without what is hidden; names it does not know are passed over. */
  Picture without(Set<String> hidden);
}
