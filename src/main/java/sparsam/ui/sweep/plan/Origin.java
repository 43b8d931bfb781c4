package sparsam.ui.sweep.plan;

/** Where a sweep's recipe comes from. */
public sealed interface Origin {
  /** The plan that the lab has, as it changes there. */
  record Lab() implements Origin {}

  /** A sweep that comes with the program. */
  record Preset(String name) implements Origin {}

  /** A sweep's file or folder. */
  record File(String name) implements Origin {}
}
