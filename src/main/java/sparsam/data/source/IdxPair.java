package sparsam.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sparsam.data.DataException;
import sparsam.data.OwnData;
import sparsam.data.OwnData.Turned;
import sparsam.data.Shape;

/**
 * IDX files of images and labels: MNIST's, Fashion-MNIST's, KMNIST's, EMNIST's and all that are
 * named as they are, with dashes or dots, gzipped or not.
 *
 * @param path what was named: the folder, or one of the files
 * @param set what the names begin with before {@code train} and {@code test}: {@code
 *     emnist-letters}
 * @param files by their part: {@code train-images} and so on
 */
record IdxPair(Path path, String set, Map<String, Path> files) implements Source {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:(.*?)[-._])?(train|t10k|test)[-._](images|labels)([-._]idx[13])?([-._]ubyte)?(\\.gz)?");

  IdxPair {
    files = Map.copyOf(files);
  }

  /** Whether a file's name is that of an IDX file. */
  static boolean isOne(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() && (name.group(4) != null || name.group(5) != null);
  }

  /**
   * The set in a folder, or the one that a file belongs to.
   *
   * @throws DataException where the folder has several, or images without labels
   */
  static IdxPair at(Path path) throws DataException {
    boolean one = Files.isRegularFile(path);
    Path folder = one ? path.toAbsolutePath().getParent() : path;
    Map<String, Map<String, Path>> sets = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder == null ? path : folder)) {
      for (Path file : files.filter(IdxPair::isOne).sorted().toList()) {
        Path inside = one ? file : Reading.inside(file, Reading.real(path));
        sets.computeIfAbsent(set(file), _ -> new TreeMap<>()).putIfAbsent(part(file), inside);
      }
    } catch (IOException e) {
      throw Reading.refused(path, e);
    }
    if (one) {
      sets.keySet().retainAll(List.of(set(path)));
    }
    if (sets.size() > 1) {
      throw new DataException(
          "%s has the IDX files of several sets (%s): name one of the files."
              .formatted(path, String.join(", ", sets.keySet())));
    }
    Map<String, Path> files = sets.values().iterator().next();
    IdxPair pair = new IdxPair(path, sets.keySet().iterator().next(), files);
    if (!files.containsKey("train-images")
        || !files.containsKey("train-labels")
        || files.containsKey("test-images") != files.containsKey("test-labels")) {
      throw new DataException(
          "%s has only %s of its IDX files: images and labels for training are needed, and for the test both or none."
              .formatted(path, String.join(", ", new TreeMap<>(files).keySet())));
    }
    return pair;
  }

  private static Matcher matched(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not named as IDX files are");
    }
    return name;
  }

  private static String set(Path file) {
    String before = matched(file).group(1);
    return before == null ? "" : before.toLowerCase(Locale.ROOT);
  }

  private static String part(Path file) {
    Matcher name = matched(file);
    return (name.group(2).equalsIgnoreCase("train") ? "train" : "test")
        + "-"
        + name.group(3).toLowerCase(Locale.ROOT);
  }

  @Override
  public String kind() {
    return "IDX files";
  }

  @Override
  public Found read(OwnData how, Memory memory) throws DataException {
    Idx train = part("train", memory);
    Idx test =
        files.containsKey("test-images")
            ? part("test", memory)
            : new Idx(new byte[0], new byte[0], train.shape());
    if (!test.shape().equals(train.shape())) {
      throw new DataException(
          "%s holds images of %s for training and of %s for the test: they have to be the same."
              .formatted(path, train.shape(), test.shape()));
    }
    List<String> notes = new ArrayList<>();
    Shape shape = train.shape();
    byte[] pixels = Whole.joined(path.toString(), train.pixels(), test.pixels());
    boolean turned =
        how.turned() == Turned.YES || (how.turned() == Turned.AUTO && set.contains("emnist"));
    if (turned) {
      shape = turn(pixels, shape);
      notes.add(
          "The images lie on their side, as EMNIST's do: rows and columns were exchanged"
              + " (data.turned).");
    }
    int[] labels = new int[train.count() + test.count()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (i < train.count() ? train.labels()[i] : test.labels()[i - train.count()]) & 0xFF;
    }
    List<String> classes = Whole.classes(path.toString(), labels, train.count(), notes);
    return Whole.found(
        path.toString(), shape, pixels, labels, train.count(), classes, notes, how, memory);
  }

  private Idx part(String part, Memory memory) throws DataException {
    return Idx.read(source(part + "-images"), source(part + "-labels"), Idx.Rules.ofAny(memory));
  }

  private IdxSource source(String part) {
    return new IdxSource.OnDisk(Objects.requireNonNull(files.get(part), part));
  }

  private static Shape turn(byte[] pixels, Shape shape) {
    byte[] old = new byte[shape.area()];
    for (int at = 0; at < pixels.length; at += old.length) {
      System.arraycopy(pixels, at, old, 0, old.length);
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          pixels[at + x * shape.height() + y] = old[y * shape.width() + x];
        }
      }
    }
    int rows = shape.width();
    int columns = shape.height();
    return new Shape(1, rows, columns);
  }
}
