package sparsam.optim.step;

/** A number that a step of one kind of optimiser has and others have not. */
public record Part(Quantity quantity, double value) {
  /** What is measured. */
  public enum Quantity {
    /** GSAM: the length of what of g lies along SAM's gradient. */
    ALONG,
    /** GSAM: the length of what of g stands at right angles to it. */
    ACROSS,
    /** LookSAM: the length of the direction v that is kept. */
    KEPT,
    /** LookSAM: how many steps ago v was found; 0 where this step found it. */
    AGE,
    /** Friendly SAM: the length of g − σm, along which it climbs. */
    SPECIAL,
    /** Friendly SAM: the length of the running mean m after the step. */
    MEAN,
    /** CrAM: which part of the weights of rank ≥ 2 is zero at the compressed point. */
    ZEROS,
    /** CrAM: the length of what the compression took off, after the climb. */
    COMPRESSED,
    /** SAM-ON: the length of the gradient on γ and β. */
    NORM_LAYERS,
    /** m-SAM: the length of a group's gradient, one part for each group. */
    GROUP
  }
}
