package sparsam.data.source;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;
import sparsam.data.Shape;
import sparsam.system.PlainText;
import sparsam.system.Sentence;

/**
 * One image file (PNG, JPEG, GIF, BMP) as bytes by channel. Its size is looked at and judged before
 * anything is unpacked; transparency is dropped, as Pillow does; of several pictures the first
 * counts.
 *
 * @param pixels channel after channel
 */
record Picture(Shape shape, byte[] pixels) {
  private static final long LONGEST = 100_000_000;
  private static final int COLOURS = 3;

  /** Pixels that are read without asking. */
  private static final long LARGE = 1_000_000;

  /** Pixels to a byte that pictures of anything are packed to at most. */
  private static final int PACKED = 100;

  /** What is done with a file's reader. */
  private interface Work<T> {
    T with(ImageReader reader) throws IOException, DataException;
  }

  /**
   * An image's shape by its head; 3 channels where it may have colours.
   *
   * @throws DataException where it is no image, or one that is too large
   */
  static Shape shape(Path file) throws DataException {
    return open(
        file,
        reader -> {
          int height = reader.getHeight(0);
          int width = reader.getWidth(0);
          Sides.require(file.toString(), height, width);
          return new Shape(isGrey(reader) ? 1 : COLOURS, height, width);
        });
  }

  /**
   * Reads an image.
   *
   * @throws DataException where it is none, too large or damaged
   */
  static Picture read(Path file) throws DataException {
    return open(
        file,
        reader -> {
          Sides.require(file.toString(), reader.getHeight(0), reader.getWidth(0));
          requireEnd(reader, Files.size(file));
          return of(reader.read(0));
        });
  }

  /**
   * That a file which claims to be far larger unpacked has its last line: a damaged one may claim
   * anything, and room for all of it is taken before the first line is read.
   *
   * @throws IOException where it ends before
   */
  private static void requireEnd(ImageReader reader, long bytes) throws IOException {
    int height = reader.getHeight(0);
    int width = reader.getWidth(0);
    long area = (long) height * width;
    if (area > LARGE && area / PACKED > bytes) {
      ImageReadParam last = reader.getDefaultReadParam();
      last.setSourceRegion(new Rectangle(0, height - 1, width, 1));
      boolean[] there = new boolean[1];
      reader.addIIOReadUpdateListener(onPixels(() -> there[0] = true));
      reader.read(0, last);
      reader.removeAllIIOReadUpdateListeners();
      if (!there[0]) {
        throw new EOFException(); // The JDK's reader of GIF leaves out what is not there.
      }
    }
  }

  /** Of the six things that a reader tells while it reads, that there are pixels. */
  private static IIOReadUpdateListener onPixels(Runnable then) {
    return (IIOReadUpdateListener)
        Proxy.newProxyInstance(
            Picture.class.getClassLoader(),
            new Class<?>[] {IIOReadUpdateListener.class},
            (_, method, _) -> {
              if (method.getName().equals("imageUpdate")) {
                then.run();
              }
              return null;
            });
  }

  private static <T> T open(Path file, Work<T> work) throws DataException {
    if (!Files.isRegularFile(file)) {
      throw Reading.wrong(file, "is no file");
    }
    try {
      long size = Files.size(file);
      if (size > LONGEST) {
        throw Reading.wrong(
            file, String.format(Locale.ROOT, "has %,d bytes; up to %,d are read", size, LONGEST));
      }
      return with(file, Files.readAllBytes(file), work);
    } catch (IOException e) {
      throw Reading.refused(file, e);
    }
  }

  private static <T> T with(Path file, byte[] bytes, Work<T> work) throws DataException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(in);
      if (reader == null) {
        throw Reading.wrong(file, "is no PNG, JPEG, GIF or BMP image");
      }
      try {
        reader.setInput(in, true, true);
        return work.with(reader);
      } finally {
        reader.dispose();
      }
    } catch (OutOfMemoryError e) {
      throw new DataException(file + " needs more memory than there is: make it smaller.", e);
    } catch (IOException e) {
      throw new DataException(
          "%s is a damaged image (%s): replace it, or leave it out."
              .formatted(file, PlainText.quoted(Sentence.of(e))),
          e);
    } catch (RuntimeException e) {
      // The JDK's readers meet damaged files with exceptions of every kind, whose words are Java's.
      throw new DataException(file + " is a damaged image: replace it, or leave it out.", e);
    }
  }

  private static @Nullable ImageReader reader(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      String format = formatName(reader);
      if (format.matches("png|jpeg|gif|bmp")) {
        return reader;
      }
    }
    return null;
  }

  private static String formatName(ImageReader reader) {
    try {
      return reader.getFormatName().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isGrey(ImageReader reader) throws IOException {
    ImageTypeSpecifier type = reader.getRawImageType(0);
    if (type == null) {
      return false;
    }
    return isGrey(type.getColorModel());
  }

  private static boolean isGrey(ColorModel model) {
    if (model instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
          return false;
        }
      }
      return true;
    }
    return model.getNumColorComponents() == 1;
  }

  private static Picture of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    Shape shape = new Shape(isGrey(model) ? 1 : COLOURS, image.getHeight(), image.getWidth());
    byte[] pixels = new byte[shape.features()];
    boolean plain =
        model instanceof ComponentColorModel
            && model.getNumColorComponents() == shape.channels()
            && model.getComponentSize(0) >= Byte.SIZE;
    for (int y = 0; y < shape.height(); y++) {
      if (plain) {
        samples(image.getRaster(), model.getComponentSize(0) - Byte.SIZE, y, shape, pixels);
      } else {
        colours(image, y, shape, pixels);
      }
    }
    return new Picture(shape, pixels);
  }

  /** As they are: asked for its colours, the JDK makes grey pictures lighter. */
  private static void samples(Raster raster, int shift, int y, Shape shape, byte[] pixels) {
    int[] row = new int[shape.width()];
    for (int c = 0; c < shape.channels(); c++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, c, row);
      for (int x = 0; x < row.length; x++) {
        pixels[c * shape.area() + y * row.length + x] = (byte) (row[x] >> shift);
      }
    }
  }

  private static void colours(BufferedImage image, int y, Shape shape, byte[] pixels) {
    int[] row = image.getRGB(0, y, shape.width(), 1, null, 0, shape.width());
    for (int c = 0; c < shape.channels(); c++) {
      for (int x = 0; x < row.length; x++) {
        pixels[c * shape.area() + y * row.length + x] = (byte) (row[x] >> (16 - 8 * c));
      }
    }
  }
}
