package sparsam.nn.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import sparsam.system.PlainText;

/** Reads safetensors files; every refusal is one sentence that names the file. */
final class SafetensorsReader {
  /** Some ten thousand tensors. The format allows 100 MB, which as JSON in memory are gigabytes. */
  static final int MAX_HEADER = 2_000_000;

  /** A tensor is in memory twice while it is read, and a network is there besides. */
  private static final int ROOM = 4;

  private SafetensorsReader() {}

  static Safetensors read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      // The size of the file that is open: a run that goes on may put another in its place.
      InputStream in = new BufferedInputStream(Channels.newInputStream(file));
      return read(path.toString(), in, file.size());
    } catch (NoSuchFileException e) {
      throw new IOException(path + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException(path + " may not be read", e);
    }
  }

  static Safetensors read(String origin, byte[] bytes) throws IOException {
    return read(origin, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static Safetensors read(String origin, InputStream in, long size) throws IOException {
    try {
      byte[] start = in.readNBytes(Long.BYTES);
      if (start.length < Long.BYTES) {
        throw new IOException("it is too short to be a safetensors file");
      }
      long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "its header claims %s bytes of a file of %d; up to %d are read",
                Long.toUnsignedString(length),
                size,
                MAX_HEADER));
      }
      requireRoom(size);
      Header header = Header.parse(in.readNBytes((int) length), size - Long.BYTES - length);
      requireRoom(header.bytesInMemory());
      Safetensors file = new Safetensors(origin);
      file.metadata().putAll(header.metadata());
      for (Header.Entry entry : header.entries()) {
        ByteBuffer data =
            ByteBuffer.wrap(in.readNBytes(entry.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        if (data.remaining() != entry.bytes()) {
          throw new IOException(
              "it ends inside tensor \"%s\"".formatted(PlainText.quoted(entry.name())));
        }
        file.tensors().put(entry.name(), Tensor.decode(entry.dtype(), entry.shape(), data));
      }
      return file;
    } catch (IOException e) {
      throw new IOException(origin + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * @throws IOException with the second half of a sentence, where the program's memory is too small
   */
  static void requireRoom(long bytes) throws IOException {
    long memory = Runtime.getRuntime().maxMemory() / ROOM;
    if (bytes > memory) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it has %d MB, and this program's memory has room for %d",
              bytes >> 20,
              memory >> 20));
    }
  }
}
