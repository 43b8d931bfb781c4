package sparsam.campaign;

/** One way of trying to break the program, tried many times. */
public interface Campaign {
  /** What it is called, what it holds the program to, and how often. */
  About about();

  /**
   * How many trials may run side by side.
   *
   * @param processors that this process has
   */
  default int atOnce(int processors) {
    return 1;
  }

  /** What is made once before the first trial, and not counted. */
  default void prepare() throws Exception {}

  /**
   * One trial, decided by its seed and nothing else. Whatever it throws is a fault too.
   *
   * <p>What it writes lies in the trial's folder, and what it starts has ended when it returns.
   */
  Outcome trial(Trial trial) throws Exception;
}
