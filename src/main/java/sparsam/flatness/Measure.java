package sparsam.flatness;

import java.util.List;

/** What can be measured of a network. */
public enum Measure {
  /** The five largest eigenvalues of the loss's Hessian, and the smallest (Lanczos). */
  EIGENVALUES("eigenvalues"),
  /** The loss along the eigenvectors of the largest, beside what these predict. */
  SLICES("slices"),
  /** The Hessian's trace, with its standard error, and each layer's (Hutchinson). */
  TRACE("trace"),
  /**
   * How far the loss, and the error rate, rise within a radius after one to five steps of ascent
   * (Foret et al. 2021).
   */
  SHARPNESS("sharpness"),
  /** The same with each weight measured by its size (Kwon et al. 2021). */
  ADAPTIVE("adaptive"),
  /** The rise after one step, each group of 128 examples for itself (m-sharpness). */
  GROUPS("groups"),
  /** The mean rise in 20 random directions. */
  AVERAGE("average"),
  /** The rise along the gradient over the radius, with its error over the examples. */
  RISE("rise"),
  /** How all eigenvalues are spread (stochastic Lanczos quadrature). */
  DENSITY("density"),
  /** The largest eigenvalue of each layer by itself. */
  LAYERS("layers");

  /** What is measured where nobody says otherwise. */
  public static final List<Measure> USUAL = List.of(EIGENVALUES, TRACE, SHARPNESS, ADAPTIVE);

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** Its name in files and on the command line. */
  public String label() {
    return label;
  }
}
