package sparsam.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import sparsam.data.source.Idx;

/** Writes IDX files, right ones and wrong ones. */
public final class IdxFiles {
  private IdxFiles() {}

  public static byte[] images(byte[] pixels) {
    return images(Idx.IMAGES_MAGIC, pixels.length / Idx.PIXELS, 28, 28, pixels);
  }

  public static byte[] images(int magic, int count, int rows, int columns, byte[] pixels) {
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(magic)
        .putInt(count)
        .putInt(rows)
        .putInt(columns)
        .put(pixels)
        .array();
  }

  public static byte[] labels(byte[] labels) {
    return labels(Idx.LABELS_MAGIC, labels.length, labels);
  }

  public static byte[] labels(int magic, int count, byte[] labels) {
    return ByteBuffer.allocate(8 + labels.length).putInt(magic).putInt(count).put(labels).array();
  }

  /** As small as the JDK makes it, and without a time stamp: the same input gives the same file. */
  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
