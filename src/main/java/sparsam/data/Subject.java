package sparsam.data;

import java.util.List;

/**
 * What the images of a data set show, for those who look at them.
 *
 * @param classes the names of the classes, as the publishers of the set list them
 */
public record Subject(List<String> classes) {
  public static final Subject DIGITS =
      new Subject(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

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
              "Ankle boot"));

  public static final Subject THINGS =
      new Subject(
          List.of(
              "airplane",
              "automobile",
              "bird",
              "cat",
              "deer",
              "dog",
              "frog",
              "horse",
              "ship",
              "truck"));

  public static final Subject HUNDRED_THINGS =
      new Subject(
          List.of(
              """
              apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy
              bridge bus butterfly camel can castle caterpillar cattle chair chimpanzee
              clock cloud cockroach couch crab crocodile cup dinosaur dolphin elephant
              flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower
              leopard lion lizard lobster man maple_tree motorcycle mountain mouse mushroom
              oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate
              poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark
              shrew skunk skyscraper snail snake spider squirrel streetcar sunflower
              sweet_pepper table tank telephone television tiger tractor train trout tulip
              turtle wardrobe whale willow_tree wolf woman worm
              """
                  .strip()
                  .split("\\s+")));

  public Subject {
    classes = List.copyOf(classes);
  }

  /** Of a data set by its name in recipes; digits for one that is not known. */
  public static Subject of(String set) {
    return switch (set) {
      case "fashion-10k", "fashion-mnist" -> CLOTHES;
      case "cifar10" -> THINGS;
      case "cifar100" -> HUNDRED_THINGS;
      default -> DIGITS;
    };
  }

  /** Of a data set by what is known of it, else by its name. */
  public static Subject of(String set, DataOrigin origin) {
    Extent extent = origin.extent();
    return extent == null ? of(set) : new Subject(extent.classes());
  }
}
