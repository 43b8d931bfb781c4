package sparsam.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.Shape;
import sparsam.system.PlainText;

/**
 * Arrays that {@code numpy.savez} wrote: {@code x_train}, {@code y_train} and, for the test, {@code
 * x_test}, {@code y_test}, as Keras names them; {@code train_images} and so on as MedMNIST does; or
 * {@code x} and {@code y} alone.
 */
record NpzFile(Path path) implements Source {
  private static final int MOST_LABEL = 1_000_000;

  /** Of arrays that are not used, in a sentence. */
  private static final int MOST_NAMES = 20;

  private static final int LONGEST_NAME = 40;
  private static final List<String> TRAIN_X =
      List.of("x_train", "X_train", "train_images", "train_x", "x", "X", "images", "data");
  private static final List<String> TRAIN_Y =
      List.of("y_train", "Y_train", "train_labels", "train_y", "y", "Y", "labels", "target");
  private static final List<String> TEST_X = List.of("x_test", "X_test", "test_images", "test_x");
  private static final List<String> TEST_Y = List.of("y_test", "Y_test", "test_labels", "test_y");

  /** The images of one part. */
  private record Part(String images, String labels, int count, Layout layout) {}

  /**
   * How an image lies in the array.
   *
   * @param last whether an image's channels lie together, pixel after pixel
   */
  private record Layout(Shape shape, boolean last) {}

  /** What is done with an array. */
  private interface Work<T> {
    T on(Npy array) throws IOException, DataException;
  }

  @Override
  public String kind() {
    return "arrays of NumPy's";
  }

  @Override
  public Found read(OwnData how, Memory memory) throws DataException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return read(zip, how, memory);
    } catch (IOException e) {
      throw Reading.refused(path, e);
    }
  }

  private Found read(ZipFile zip, OwnData how, Memory memory) throws IOException, DataException {
    String trainX = named(zip, TRAIN_X);
    String trainY = named(zip, TRAIN_Y);
    if (trainX == null || trainY == null) {
      throw Reading.wrong(
          path,
          "has no x_train and y_train, nor x and y; its arrays are "
              + zip.stream()
                  .limit(MOST_NAMES)
                  .map(entry -> PlainText.quoted(entry.getName(), LONGEST_NAME))
                  .collect(Collectors.joining(", ")));
    }
    List<Part> parts = new ArrayList<>(List.of(part(zip, trainX, trainY)));
    String testX = named(zip, TEST_X);
    String testY = named(zip, TEST_Y);
    if (testX != null && testY != null) {
      parts.add(part(zip, testX, testY));
    }
    Layout layout = parts.getFirst().layout();
    if (!parts.getLast().layout().equals(layout)) {
      throw Reading.wrong(
          path,
          "has images of %s for training and of %s for the test"
              .formatted(layout.shape(), parts.getLast().layout().shape()));
    }
    int trained = parts.getFirst().count();
    long count = parts.stream().mapToLong(Part::count).sum();
    memory.require(path.toString(), count, layout.shape());
    List<String> notes = new ArrayList<>();
    Values values = values(zip, parts, notes);
    byte[] pixels = new byte[Math.toIntExact(count * layout.shape().features())];
    int[] labels = new int[(int) count];
    int at = 0;
    for (Part part : parts) {
      fill(zip, part, values, pixels, at);
      label(zip, part, labels, at);
      at += part.count();
    }
    List<String> classes = Whole.classes(path.toString(), labels, trained, notes);
    return Whole.found(
        path.toString(), layout.shape(), pixels, labels, trained, classes, notes, how, memory);
  }

  private static @Nullable String named(ZipFile zip, List<String> names) {
    return Stream.concat(names.stream().map(name -> name + ".npy"), names.stream())
        .filter(name -> zip.getEntry(name) != null)
        .findFirst()
        .orElse(null);
  }

  private <T> T open(ZipFile zip, String name, Work<T> work) throws IOException, DataException {
    ZipEntry entry = zip.getEntry(name);
    try (InputStream in = zip.getInputStream(entry)) {
      Npy array = Npy.of(path + ": " + name, in);
      int size = array.type().charAt(1) - '0';
      if (entry.getSize() >= 0 && array.count() > entry.getSize() / size) {
        throw Reading.wrong(
            array.name(),
            String.format(
                Locale.ROOT, "claims more numbers than its %,d bytes hold", entry.getSize()));
      }
      return work.on(array);
    }
  }

  private Part part(ZipFile zip, String images, String labels) throws IOException, DataException {
    Layout layout = open(zip, images, this::layout);
    int count = open(zip, images, array -> array.dimensions().getFirst());
    List<Integer> labelled = open(zip, labels, Npy::dimensions);
    boolean one = labelled.size() == 1 || (labelled.size() == 2 && labelled.get(1) == 1);
    if (!one || labelled.getFirst() != count) {
      throw Reading.wrong(
          path,
          String.format(
              Locale.ROOT,
              "has labels %s of the shape %s where one number for each of %,d images is needed",
              labels,
              labelled,
              count));
    }
    if (count == 0) {
      throw Reading.wrong(path, "has no image in " + images);
    }
    return new Part(images, labels, count, layout);
  }

  private Layout layout(Npy array) throws DataException {
    List<Integer> d = array.dimensions();
    boolean grey = d.size() == 3;
    boolean last = d.size() == 4 && (d.get(3) == 1 || d.get(3) == 3);
    boolean first = d.size() == 4 && !last && (d.get(1) == 1 || d.get(1) == 3);
    if (!grey && !last && !first) {
      throw Reading.wrong(
          array.name(),
          "has the shape %s; read are images × rows × columns, with 1 or 3 channels at the end or after the images"
              .formatted(d));
    }
    int height = d.get(first ? 2 : 1);
    int width = d.get(first ? 3 : 2);
    Sides.require(array.name(), height, width);
    return new Layout(new Shape(grey ? 1 : d.get(last ? 3 : 1), height, width), last);
  }

  private Values values(ZipFile zip, List<Part> parts, List<String> notes)
      throws IOException, DataException {
    boolean bytes = true;
    for (Part part : parts) {
      bytes &= open(zip, part.images(), array -> array.type().equals("u1"));
    }
    if (bytes) {
      return Values.BYTES;
    }
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Part part : parts) {
      open(
          zip,
          part.images(),
          array -> {
            array.read(
                (_, value) -> {
                  range[0] = Math.min(range[0], value);
                  range[1] = Math.max(range[1], value);
                });
            return range;
          });
    }
    Values values = Values.of(path.toString(), range[0], range[1]);
    notes.add(
        String.format(
            Locale.ROOT, "Pixels from %.4g to %.4g were brought to bytes.", range[0], range[1]));
    return values;
  }

  private void fill(ZipFile zip, Part part, Values values, byte[] pixels, int at)
      throws IOException, DataException {
    Shape shape = part.layout().shape();
    int features = shape.features();
    int channels = part.layout().last() ? shape.channels() : 1;
    int base = at * features;
    open(
        zip,
        part.images(),
        array -> {
          array.read(
              (index, value) -> {
                int within = (int) (index % features);
                int place = within % channels * shape.area() + within / channels;
                pixels[base + (int) (index - within) + place] = values.of(value);
              });
          return part;
        });
  }

  private void label(ZipFile zip, Part part, int[] labels, int at)
      throws IOException, DataException {
    open(
        zip,
        part.labels(),
        array -> {
          array.read(
              (index, value) -> {
                if (value < 0 || value > MOST_LABEL || value != Math.rint(value)) {
                  throw Reading.wrong(
                      array.name(),
                      String.format(Locale.ROOT, "has the label %s at place %d", value, index));
                }
                labels[at + (int) index] = (int) value;
              });
          return part;
        });
  }
}
