package sparsam.data;

import java.util.Optional;

/** Which data a recipe is about. */
public sealed interface DataChoice permits DataChoice.Named, OwnData {
  /** What a person calls them. */
  String name();

  /** What every image will look like; empty where nobody has looked yet. */
  Optional<Shape> shape();

  /** How many classes there will be; 0 where nobody has looked yet. */
  int classes();

  /**
   * A set that the program knows.
   *
   * @param set its name
   */
  record Named(String set) implements DataChoice {
    @Override
    public String name() {
      return set;
    }

    @Override
    public Optional<Shape> shape() {
      return Optional.of(
          CifarSet.ALL.stream()
              .filter(cifar -> cifar.name().equals(set))
              .findFirst()
              .map(CifarSet::shape)
              .orElse(Shape.MNIST));
    }

    @Override
    public int classes() {
      return Subject.of(set).classes().size();
    }
  }
}
