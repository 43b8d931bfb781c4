package sparsam.data.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import sparsam.data.DataException;
import sparsam.data.DataSet;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.system.PlainText;

/** What sources whose images all have one shape do with them in the end. */
final class Whole {
  private Whole() {}

  /**
   * Names the classes by their numbers, so that labels from 1 on or with gaps do as well.
   *
   * @param name of the file or folder
   * @param numbers the label of every image, training first; replaced by places among the classes
   * @throws DataException where there are too few or too many, or the test has one that training
   *     has not
   */
  static List<String> classes(String name, int[] numbers, int trained, List<String> notes)
      throws DataException {
    TreeSet<Integer> known = new TreeSet<>();
    for (int i = 0; i < trained; i++) {
      known.add(numbers[i]);
    }
    for (int i = trained; i < numbers.length; i++) {
      if (!known.contains(numbers[i])) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s has the label %d at place %d of its test, which no training image has: correct"
                    + " the labels.",
                name,
                numbers[i],
                i - trained));
      }
    }
    require(name, known.size());
    int[] ordered = known.stream().mapToInt(Integer::intValue).toArray();
    List<String> names = Arrays.stream(ordered).mapToObj(Integer::toString).toList();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Arrays.binarySearch(ordered, numbers[i]);
    }
    if (known.getFirst() != 0 || known.getLast() != known.size() - 1) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The labels go from %d to %d: they are taken for %d classes of these names.",
              known.getFirst(),
              known.getLast(),
              known.size()));
    }
    return names;
  }

  /**
   * @throws DataException where there are too few classes, or too many
   */
  static void require(String name, int classes) throws DataException {
    if (classes < 2 || classes > DataSet.MOST_CLASSES) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d %s; 2 to %,d are allowed.",
              name,
              classes,
              classes == 1 ? "class" : "classes",
              DataSet.MOST_CLASSES));
    }
  }

  /**
   * Classes that have names.
   *
   * @throws DataException where there are too few classes, or too many, or one cannot be shown
   */
  static void require(String name, Collection<String> classes) throws DataException {
    require(name, classes.size());
    for (String one : classes) {
      if (!PlainText.isLine(one) || !PlainText.isVisible(one)) {
        throw new DataException(
            "%s has a class named \"%s\", which cannot be shown: give it a name of printable characters."
                .formatted(name, PlainText.quoted(one)));
      }
    }
  }

  /** Takes the fingerprint, then brings the images to the size and colours that are wished. */
  static Found found(
      String name,
      Shape shape,
      byte[] pixels,
      int[] labels,
      int trained,
      List<String> classes,
      List<String> notes,
      OwnData how,
      Memory memory)
      throws DataException {
    Print print = new Print(classes, trained, labels.length);
    for (int i = 0; i < labels.length; i++) {
      print.add(shape, labels[i], pixels, i * shape.features());
    }
    Shape wished = how.wished(shape);
    byte[] made = pixels;
    if (!wished.equals(shape)) {
      memory.require(name, labels.length, wished);
      made = new byte[labels.length * wished.features()];
      for (int i = 0; i < labels.length; i++) {
        Resize.image(pixels, i * shape.features(), shape, made, i * wished.features(), wished);
      }
      notes.add("The images of %s were brought to %s.".formatted(shape, wished));
    }
    return new Found(shape, wished, made, labels, trained, classes, print.hex(), notes);
  }

  /** One array of two. */
  static byte[] joined(String name, byte[] one, byte[] other) throws DataException {
    if ((long) one.length + other.length > Integer.MAX_VALUE - 8) {
      throw new DataException(name + " has more than 2,048 MB of pixels: give fewer images.");
    }
    if (other.length == 0) {
      return one;
    }
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
