package sparsam.store.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import sparsam.system.WholeFile;

/**
 * How large a file is, as it is and after gzip, which is what zeros save where nobody leaves them
 * out.
 *
 * @param bytes as it is
 * @param gzipped at gzip's usual level
 */
public record FileSize(long bytes, long gzipped) {
  private static final int KILO = 1000;

  /**
   * Of a file.
   *
   * @throws IOException where it cannot be read
   */
  public static FileSize of(Path file) throws IOException {
    return of(out -> Files.copy(file, out));
  }

  /**
   * Of what a file would hold.
   *
   * @throws IOException where the content says so
   */
  public static FileSize of(WholeFile.Content<IOException> content) throws IOException {
    Counter packed = new Counter(OutputStream.nullOutputStream());
    Counter raw = new Counter(new GZIPOutputStream(packed));
    try (raw) {
      content.to(raw);
    }
    return new FileSize(raw.bytes, packed.bytes);
  }

  /** Bytes for a person: {@code 950 bytes}, {@code 9.5 kB}, {@code 88 kB}, {@code 1.2 MB}. */
  public static String words(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    double kilo = bytes / (double) KILO;
    return kilo < KILO - 0.5 ? number(kilo) + " kB" : number(kilo / KILO) + " MB";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
  }

  /** For a person: {@code 88 kB, 21 kB gzipped}. */
  @Override
  public String toString() {
    return "%s, %s gzipped".formatted(words(bytes), words(gzipped));
  }

  private static final class Counter extends FilterOutputStream {
    private long bytes;

    Counter(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int count) throws IOException {
      out.write(some, from, count);
      bytes += count;
    }
  }
}
