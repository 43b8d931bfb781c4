package sparsam.plot;

/** What is to be seen, as plain data: the same on a screen, in a file and in a report. */
public sealed interface Picture permits LineChart, Histogram {
  String title();

  /** Whether there is anything to draw besides a sentence. */
  boolean isEmpty();

  /** The sentence shown in place of data while there is none. */
  String empty();
}
