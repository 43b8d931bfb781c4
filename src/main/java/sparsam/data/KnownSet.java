package sparsam.data;

/** A data set the program knows by name. */
sealed interface KnownSet permits BuiltInSet, WholeSet, CifarSet {
  /** The name in recipes. */
  String name();

  /** What its images show, in a few words. */
  String description();

  /** Whose it is and how it came here. */
  String source();

  /** How many of its training images train the network. */
  int train();

  int validation();

  int test();

  /** How its pixels become inputs. */
  Normalization normalization();

  /** What every image looks like. */
  default Shape shape() {
    return Shape.MNIST;
  }
}
