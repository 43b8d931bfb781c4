package sparsam.sweep.finding;

import java.util.List;

/** What a sweep measures of the network that an arm comes to. */
public enum Quantity {
  /** Test accuracy, 0 to 1. */
  ACCURACY("accuracy"),
  /** λ₁, the largest eigenvalue of the loss's Hessian. */
  LARGEST("lambda1"),
  /** How far the loss rises within the recipe's radius: the sharpness. */
  RISE("rise");

  /** How flat a place is: there where the recipe has looked. */
  public static final List<Quantity> FLATNESS = List.of(LARGEST, RISE);

  private final String label;

  Quantity(String label) {
    this.label = label;
  }

  /** The name in files. */
  public String label() {
    return label;
  }
}
