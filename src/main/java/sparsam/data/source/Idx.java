package sparsam.data.source;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.Examples;
import sparsam.data.Normalization;
import sparsam.data.Pixels;
import sparsam.data.Shape;

/**
 * Grey pictures of bytes and their labels, as they lie in two IDX files (big-endian; the format is
 * on MNIST's page by LeCun, Cortes and Burges). Either file may be gzipped, which its first bytes
 * tell, not its name.
 *
 * <p>A header is believed only as far as the bytes behind it go: memory grows with what is really
 * read, a file may not go on behind its end, and no file may claim more items than the rules allow.
 *
 * @param pixels [count, rows · columns] row after row
 * @param labels as they stand in the file
 * @param shape of every picture
 */
public record Idx(byte[] pixels, byte[] labels, Shape shape) {
  public static final int SIDE = 28;
  public static final int PIXELS = SIDE * SIDE;
  public static final int CLASSES = 10;

  public static final int IMAGES_MAGIC = 0x00000803;
  public static final int LABELS_MAGIC = 0x00000801;

  /**
   * What the files have to be.
   *
   * @param atLeast how many items there must be
   * @param atMost how many to keep
   * @param most how many they may claim
   * @param shape of the pictures; null for any
   * @param classes how many a label may tell
   * @param memory that there is
   */
  public record Rules(
      int atLeast, int atMost, int most, @Nullable Shape shape, int classes, Memory memory) {
    /** More than any set of MNIST's family has; what a hostile header can cost at most is 78 MB. */
    static final int MOST_OF_MNIST = 100_000;

    /** Of a set of MNIST's family. */
    public static Rules ofMnist(int atLeast, int atMost) {
      return new Rules(atLeast, atMost, MOST_OF_MNIST, Shape.MNIST, CLASSES, Memory.ENDLESS);
    }

    /** Of anybody's. */
    static Rules ofAny(Memory memory) {
      return new Rules(1, Integer.MAX_VALUE, MOST_OF_ANY, null, 1 << Byte.SIZE, memory);
    }
  }

  private static final int MOST_OF_ANY = 100_000_000;

  /** Pictures of MNIST's shape. */
  public Idx(byte[] pixels, byte[] labels) {
    this(pixels, labels, Shape.MNIST);
  }

  public int count() {
    return labels.length;
  }

  /** The examples of ten classes from {@code from} (inclusive) to {@code to} (exclusive). */
  public Examples examples(Normalization normalization, int from, int to) {
    int[] places = new int[to - from];
    int[] classes = new int[to - from];
    for (int i = 0; i < classes.length; i++) {
      places[i] = from + i;
      classes[i] = labels[from + i];
    }
    return new Examples(new Pixels.Bytes(pixels, places, shape, normalization), classes, CLASSES);
  }

  /**
   * Reads and checks both files of a set of MNIST's family to their ends, and keeps the first
   * items.
   *
   * @param atLeast how many items there must be
   * @param atMost how many to keep
   * @throws DataException as {@link #read(IdxSource, IdxSource, Rules)} does
   */
  public static Idx read(IdxSource images, IdxSource labels, int atLeast, int atMost)
      throws DataException {
    return read(images, labels, Rules.ofMnist(atLeast, atMost));
  }

  /**
   * Reads and checks both files to their ends, and keeps the first items.
   *
   * @throws DataException naming the file, when either is not a whole IDX file of its kind, or not
   *     what the rules say, or the counts differ
   */
  public static Idx read(IdxSource images, IdxSource labels, Rules rules) throws DataException {
    byte[] classes = read(labels, in -> labels(labels, in, rules)).pixels();
    int keep = Math.min(classes.length, rules.atMost());
    Block pixels = read(images, in -> pixels(images, in, classes.length, keep, rules));
    if (classes.length < rules.atLeast()) {
      throw refused(
          images, "holds " + classes.length + " images where " + rules.atLeast() + " are needed");
    }
    return new Idx(
        pixels.pixels(),
        keep == classes.length ? classes : Arrays.copyOf(classes, keep),
        pixels.shape());
  }

  /** What a file held. */
  private record Block(byte[] pixels, Shape shape) {}

  private static Block labels(IdxSource source, DataInputStream in, Rules rules)
      throws IOException, DataException {
    int count = header(source, in, LABELS_MAGIC, "label", rules);
    byte[] labels = in.readNBytes(count);
    if (labels.length < count) {
      throw new EOFException();
    }
    for (int i = 0; i < count; i++) {
      if ((labels[i] & 0xFF) >= rules.classes()) {
        throw refused(
            source,
            "has the label "
                + (labels[i] & 0xFF)
                + " at place "
                + i
                + " where labels are 0 to "
                + (rules.classes() - 1));
      }
    }
    return new Block(labels, new Shape(1, 1, 1));
  }

  private static Block pixels(
      IdxSource source, DataInputStream in, int labels, int keep, Rules rules)
      throws IOException, DataException {
    int count = header(source, in, IMAGES_MAGIC, "image", rules);
    long rows = Integer.toUnsignedLong(in.readInt());
    long columns = Integer.toUnsignedLong(in.readInt());
    Shape needed = rules.shape();
    if (needed != null && (rows != needed.height() || columns != needed.width())) {
      throw refused(
          source, "holds images of " + rows + " × " + columns + " pixels where 28 × 28 are needed");
    }
    if (rows < 1 || columns < 1 || rows > Sides.MOST || columns > Sides.MOST) {
      throw refused(
          source,
          String.format(
              Locale.ROOT,
              "claims images of %d × %d pixels where 1 to %d are allowed each way",
              rows,
              columns,
              Sides.MOST));
    }
    if (count != labels) {
      throw refused(source, "holds " + count + " images but there are " + labels + " labels");
    }
    Shape shape = new Shape(1, (int) rows, (int) columns);
    rules.memory().require(source.name(), keep, shape);
    byte[] pixels = in.readNBytes(keep * shape.features());
    in.skipNBytes((long) count * shape.features() - pixels.length);
    return new Block(pixels, shape);
  }

  private static int header(
      IdxSource source, DataInputStream in, int magic, String kind, Rules rules)
      throws IOException, DataException {
    int found = in.readInt();
    if (found != magic) {
      throw refused(
          source,
          String.format(
              Locale.ROOT,
              "is no IDX file of %ss: it begins with 0x%08X and not 0x%08X",
              kind,
              found,
              magic));
    }
    long count = Integer.toUnsignedLong(in.readInt());
    if (count == 0 || count > rules.most()) {
      throw refused(
          source, "claims " + count + " " + kind + "s where 1 to " + rules.most() + " can be");
    }
    return (int) count;
  }

  private interface Body {
    Block read(DataInputStream in) throws IOException, DataException;
  }

  private static Block read(IdxSource source, Body body) throws DataException {
    try (InputStream raw = source.open();
        DataInputStream in = new DataInputStream(Gzip.unpacked(raw))) {
      Block content = body.read(in);
      if (in.read() >= 0) {
        throw refused(source, "goes on behind the end that its header claims");
      }
      return content;
    } catch (EOFException e) {
      throw refused(source, "ends before it is whole");
    } catch (ZipException e) {
      throw refused(source, "is a damaged gzip file");
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read (%s): check the file and who may read it."
              .formatted(source.name(), DataException.reason(e)),
          e);
    }
  }

  private static DataException refused(IdxSource source, String what) {
    return new DataException(source.name() + " " + what + ": put the original file in its place.");
  }
}
