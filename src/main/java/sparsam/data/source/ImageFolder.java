package sparsam.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.OwnData.Colours;
import sparsam.data.Shape;

/**
 * A folder with a folder of images for each class, or with {@code train} and {@code test} that have
 * them. Images are brought to one size: that which most of them have, or the one that is wished.
 */
record ImageFolder(Path path) implements Source {
  private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|bmp)");
  private static final int MOST_IMAGES = 10_000_000;

  /** A file and its class, by its place among the folders. */
  private record Labelled(Path file, int label) {}

  static boolean isImage(Path file) {
    return IMAGE.matcher(String.valueOf(file.getFileName())).matches();
  }

  @Override
  public String kind() {
    return "a folder of images by class";
  }

  @Override
  public Found read(OwnData how, Memory memory) throws DataException {
    Path root = Reading.real(path);
    Path train = part(root, "train");
    Path test = part(root, "test");
    Map<String, List<Path>> learned = classes(train == null ? root : train, root);
    List<String> names = List.copyOf(learned.keySet());
    Whole.require(path.toString(), names);
    List<Labelled> images = new ArrayList<>();
    add(learned, names, images);
    int trained = images.size();
    if (train != null && test != null) {
      add(classes(test, root), names, images);
    }
    return read(images, trained, names, how, memory);
  }

  /** The images' sizes are looked at first, so that nothing is unpacked that does not fit. */
  private Found read(
      List<Labelled> images, int trained, List<String> names, OwnData how, Memory memory)
      throws DataException {
    Map<Shape, Integer> sizes = new HashMap<>();
    boolean coloured = false;
    for (Labelled image : images) {
      Shape shape = Picture.shape(image.file());
      coloured |= shape.channels() > 1;
      sizes.merge(new Shape(1, shape.height(), shape.width()), 1, Integer::sum);
    }
    Shape most =
        sizes.entrySet().stream()
            .max(
                Comparator.comparingInt((Map.Entry<Shape, Integer> size) -> size.getValue())
                    .thenComparingInt(size -> size.getKey().area())
                    .thenComparingInt(size -> size.getKey().width()))
            .orElseThrow()
            .getKey();
    Shape found = new Shape(coloured ? 3 : 1, most.height(), most.width());
    Shape shape = how.wished(found);
    memory.require(path.toString(), images.size(), shape);
    byte[] pixels = new byte[Math.multiplyExact(images.size(), shape.features())];
    int[] labels = new int[images.size()];
    Print print = new Print(names, trained, images.size());
    int other = 0;
    for (int i = 0; i < labels.length; i++) {
      Picture picture = Picture.read(images.get(i).file());
      labels[i] = images.get(i).label();
      print.add(picture.shape(), labels[i], picture.pixels(), 0);
      Resize.image(picture.pixels(), 0, picture.shape(), pixels, i * shape.features(), shape);
      other += isSize(picture.shape(), shape) ? 0 : 1;
    }
    List<String> notes = new ArrayList<>();
    if (other > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d images had another size and were scaled and cut to %d × %d (data.height,"
                  + " data.width).",
              other,
              labels.length,
              shape.height(),
              shape.width()));
    }
    if (coloured && how.colours() == Colours.GREY) {
      notes.add("Their colours were made grey.");
    }
    return new Found(found, shape, pixels, labels, trained, names, print.hex(), notes);
  }

  private static boolean isSize(Shape one, Shape other) {
    return one.height() == other.height() && one.width() == other.width();
  }

  private void add(Map<String, List<Path>> classes, List<String> names, List<Labelled> images)
      throws DataException {
    for (Map.Entry<String, List<Path>> one : classes.entrySet()) {
      int label = names.indexOf(one.getKey());
      if (label < 0) {
        throw Reading.wrong(
            path,
            "has the class \"%s\" in its test folder, which its train folder has not"
                .formatted(one.getKey()));
      }
      one.getValue().forEach(file -> images.add(new Labelled(file, label)));
    }
    if (images.size() > MOST_IMAGES) {
      throw Reading.wrong(
          path,
          String.format(Locale.ROOT, "has more images than the %,d that are read", MOST_IMAGES));
    }
  }

  /** The images of every class in a folder, classes and images by name. */
  private Map<String, List<Path>> classes(Path folder, Path root) throws DataException {
    Map<String, List<Path>> classes = new TreeMap<>();
    for (Path one : list(folder)) {
      Path inside = Reading.inside(one, root);
      if (Files.isDirectory(inside) && !isHidden(one)) {
        List<Path> images = new ArrayList<>();
        for (Path file : list(inside)) {
          if (isImage(file) && !isHidden(file)) {
            images.add(Reading.inside(file, root));
          }
        }
        if (images.isEmpty()) {
          throw Reading.wrong(
              one, "holds no PNG, JPEG, GIF or BMP image, where a class is looked for");
        }
        classes.put(String.valueOf(one.getFileName()), images);
      }
    }
    return classes;
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  private static List<Path> list(Path folder) throws DataException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw Reading.refused(folder, e);
    }
  }

  private @Nullable Path part(Path root, String name) throws DataException {
    for (Path one : list(root)) {
      if (String.valueOf(one.getFileName()).equalsIgnoreCase(name)
          && Files.isDirectory(Reading.inside(one, root))) {
        return Reading.inside(one, root);
      }
    }
    return null;
  }
}
