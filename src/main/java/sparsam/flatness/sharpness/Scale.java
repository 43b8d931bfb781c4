package sparsam.flatness.sharpness;

/** By what a radius is measured. */
public enum Scale {
  /** Every weight alike. */
  PLAIN,
  /**
   * Each weight in parts of its size, so that a network that only scales its layers otherwise has
   * the same sharpness (Kwon et al. 2021). A weight of zero stays.
   */
  ADAPTIVE
}
