package sparsam.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Pictures of 28 × 28 bytes and their labels, as they lie in two IDX files (big-endian; the format
 * is on MNIST's page by LeCun, Cortes and Burges). Either file may be gzipped, which its first
 * bytes tell, not its name.
 *
 * <p>A header is believed only as far as the bytes behind it go: memory grows with what is really
 * read, a file may not go on behind its end, and no file may claim more than {@value #MOST} items.
 *
 * @param pixels [count, 784] row after row
 * @param labels 0–9
 */
record Idx(byte[] pixels, byte[] labels) {
  static final int SIDE = 28;
  static final int PIXELS = SIDE * SIDE;
  static final int CLASSES = 10;

  /** More than any set of this family has; what a hostile header can cost at most is 78 MB. */
  static final int MOST = 100_000;

  static final int IMAGES_MAGIC = 0x00000803;
  static final int LABELS_MAGIC = 0x00000801;

  int count() {
    return labels.length;
  }

  /** The examples from {@code from} (inclusive) to {@code to} (exclusive), normalised. */
  Examples examples(Normalization normalization, int from, int to) {
    int[] classes = new int[to - from];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels[from + i];
    }
    return new Examples(normalization.apply(pixels, from * PIXELS, to * PIXELS), classes);
  }

  /**
   * Reads and checks both files to their ends, and keeps the first items.
   *
   * @param atLeast how many items there must be
   * @param atMost how many to keep
   * @throws DataException naming the file, when either is not a whole IDX file of its kind, a label
   *     is above 9, or the counts differ or are below {@code atLeast}
   */
  static Idx read(IdxSource images, IdxSource labels, int atLeast, int atMost)
      throws DataException {
    byte[] classes = read(labels, in -> labels(labels, in));
    int keep = Math.min(classes.length, atMost);
    byte[] pixels = read(images, in -> pixels(images, in, classes.length, keep));
    if (classes.length < atLeast) {
      throw refused(images, "holds " + classes.length + " images where " + atLeast + " are needed");
    }
    return new Idx(pixels, keep == classes.length ? classes : Arrays.copyOf(classes, keep));
  }

  private static byte[] labels(IdxSource source, DataInputStream in)
      throws IOException, DataException {
    int count = header(source, in, LABELS_MAGIC, "label");
    byte[] labels = in.readNBytes(count);
    if (labels.length < count) {
      throw new EOFException();
    }
    for (int i = 0; i < count; i++) {
      if (labels[i] < 0 || labels[i] >= CLASSES) {
        throw refused(
            source,
            "has the label " + (labels[i] & 0xFF) + " at place " + i + " where labels are 0 to 9");
      }
    }
    return labels;
  }

  private static byte[] pixels(IdxSource source, DataInputStream in, int labels, int keep)
      throws IOException, DataException {
    int count = header(source, in, IMAGES_MAGIC, "image");
    long rows = Integer.toUnsignedLong(in.readInt());
    long columns = Integer.toUnsignedLong(in.readInt());
    if (rows != SIDE || columns != SIDE) {
      throw refused(
          source, "holds images of " + rows + " × " + columns + " pixels where 28 × 28 are needed");
    }
    if (count != labels) {
      throw refused(source, "holds " + count + " images but there are " + labels + " labels");
    }
    byte[] pixels = in.readNBytes(keep * PIXELS);
    in.skipNBytes((long) count * PIXELS - pixels.length);
    return pixels;
  }

  private static int header(IdxSource source, DataInputStream in, int magic, String kind)
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
    if (count == 0 || count > MOST) {
      throw refused(source, "claims " + count + " " + kind + "s where 1 to " + MOST + " can be");
    }
    return (int) count;
  }

  private interface Body {
    byte[] read(DataInputStream in) throws IOException, DataException;
  }

  private static byte[] read(IdxSource source, Body body) throws DataException {
    try (InputStream raw = source.open();
        DataInputStream in = new DataInputStream(unpacked(raw))) {
      byte[] content = body.read(in);
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

  /** The bytes as they are, or what is inside them where they begin as gzip does. */
  static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static DataException refused(IdxSource source, String what) {
    return new DataException(source.name() + " " + what + ": put the original file in its place.");
  }
}
