package sparsam.campaign;

import java.time.Duration;

/** One way of trying to break the program, tried many times. */
public interface Campaign {
  /** One word, by which it is asked for. */
  String name();

  /** What must hold in every trial, for the table. */
  String holds();

  /** How many trials a build runs; together they take a minute or two on two idle cores. */
  int quick();

  /** How many trials the whole campaign has. */
  int whole();

  /**
   * How many trials may run side by side.
   *
   * @param processors that this process has
   */
  default int atOnce(int processors) {
    return 1;
  }

  /** After how long a trial is taken to hang, whatever else the machine has to do. */
  default Duration patience() {
    return Duration.ofMinutes(2);
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
