package sparsam.ui.lesson;

/** How far a person is with a step. */
public enum Phase {
  /** There is something to read. */
  READ,
  /** Something is to be expected. */
  ASKED,
  RUNNING,
  /** The run said nothing to the question: it was stopped, or could not go on. */
  FAILED,
  ANSWERED
}
