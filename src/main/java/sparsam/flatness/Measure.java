package sparsam.flatness;

import java.util.List;

/** What can be measured of a network. */
public enum Measure {
  EIGENVALUES(
      "eigenvalues",
      "The five largest eigenvalues of the loss's Hessian, and the smallest (Lanczos)."),
  TRACE("trace", "Its trace, with its standard error, and each layer's (Hutchinson)."),
  SHARPNESS(
      "sharpness",
      "How far the loss, and the error rate, rise within a radius after one to five steps of"
          + " ascent (Foret et al. 2021)."),
  ADAPTIVE("adaptive", "The same with each weight measured by its size (Kwon et al. 2021)."),
  GROUPS("groups", "The rise after one step, each group of 128 examples for itself (m-sharpness)."),
  AVERAGE("average", "The mean rise in 20 random directions."),
  RISE("rise", "The rise along the gradient over the radius, with its error over the examples."),
  DENSITY("density", "How all eigenvalues are spread (stochastic Lanczos quadrature)."),
  LAYERS("layers", "The largest eigenvalue of each layer by itself.");

  /** What is measured where nobody says otherwise. */
  public static final List<Measure> USUAL = List.of(EIGENVALUES, TRACE, SHARPNESS, ADAPTIVE);

  private final String label;
  private final String help;

  Measure(String label, String help) {
    this.label = label;
    this.help = help;
  }

  /** Its name in files and on the command line. */
  public String label() {
    return label;
  }

  /** One sentence. */
  public String help() {
    return help;
  }
}
