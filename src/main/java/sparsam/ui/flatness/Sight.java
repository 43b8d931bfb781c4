package sparsam.ui.flatness;

/** What the workspace shows. */
public enum Sight {
  /** A plane around each of one or two networks. */
  PLANE("flatness.plane"),
  /** The plane through three networks. */
  THROUGH("flatness.through"),
  /** The line between two. */
  LINE("flatness.line"),
  /** The loss along eigenvectors, of one or two networks. */
  SLICES("flatness.slices"),
  /** How eigenvalues are spread, and each layer's. */
  SPECTRUM("flatness.spectrum"),
  /** How far the loss rises, over the radius. */
  RISE("flatness.rise"),
  /** A loss of known formula. */
  TOY("flatness.toy");

  private final String key;

  Sight(String key) {
    this.key = key;
  }

  /** Whether planes are shown. */
  boolean isPlane() {
    return this == PLANE || this == THROUGH;
  }

  /** Whether it shows what was measured at the networks themselves, not between or around them. */
  boolean isStudy() {
    return this == SLICES || this == SPECTRUM || this == RISE;
  }

  /** The key of its name; what it shows is at the same key with {@code .help}. */
  String key() {
    return key;
  }
}
