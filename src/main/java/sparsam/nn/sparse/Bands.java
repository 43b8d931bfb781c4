package sparsam.nn.sparse;

/**
 * Parts of a step's work: one after the other they put out the lines of an image, every channel's
 * first line, every channel's second, and each reads only some lines of the input.
 *
 * <p>So what lies between two steps need not be there as a whole: a line is made when it is read,
 * and its rows are used again when it has been read for the last time. What is used again so soon
 * is still in a cache.
 *
 * @param number of the bands, 1 where the step does all at once
 * @param window lines of the input that a band reads, border included
 * @param step lines from one band's window to the next one's
 * @param above lines of the border above the input
 */
record Bands(int number, int window, int step, int above) {
  /** A step that does all at once, and reads all of its input. */
  static final Bands NONE = new Bands(1, Integer.MAX_VALUE, 0, 0);

  /** How many lines of the input, from the first one on, must be there before a band. */
  int needs(int band) {
    return window == Integer.MAX_VALUE ? window : band * step + window - above;
  }
}
