package sparsam.data.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Files that may be gzipped, which their first bytes tell, not their names. */
public final class Gzip {
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /** The bytes as they are, or what is inside them where they begin as gzip does. */
  public static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
  }
}
