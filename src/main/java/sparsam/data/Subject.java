package sparsam.data;

import java.util.List;

/**
 * What the images of a data set show, for those who look at them.
 *
 * @param classes the names of the ten classes, as the publishers of the set list them
 * @param normalization how the images' bytes became inputs
 */
public record Subject(List<String> classes, Normalization normalization) {
  public static final Subject DIGITS =
      new Subject(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), Normalization.MNIST);

  public static final Subject CLOTHES =
      new Subject(
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"),
          Normalization.FASHION);

  public Subject {
    classes = List.copyOf(classes);
  }

  /** Of a data set by its name in recipes; digits for one that is not known. */
  public static Subject of(String set) {
    return switch (set) {
      case "fashion-10k", "fashion-mnist" -> CLOTHES;
      default -> DIGITS;
    };
  }
}
