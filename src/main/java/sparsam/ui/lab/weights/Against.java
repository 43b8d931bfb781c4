package sparsam.ui.lab.weights;

/** What the weights of a moment are compared with. */
public sealed interface Against {
  /** With nothing. */
  record Nothing() implements Against {}

  /** With the dense network at its end, or as far as it is. */
  record Dense() implements Against {}

  /** With the pruned network that the path goes through. */
  record Pruned() implements Against {}

  /** With another arm, as many epochs on. */
  record Arm(String name) implements Against {}
}
