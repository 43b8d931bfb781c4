package sparsam.campaign.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import sparsam.campaign.disk.Fault.Deed;

/** A file that is written; of what fails, half has come. */
final class FaultyChannel implements SeekableByteChannel {
  private final SeekableByteChannel real;
  private final Fault fault;
  private final Path path;

  FaultyChannel(SeekableByteChannel real, Fault fault, Path path) {
    this.real = real;
    this.fault = fault;
    this.path = path;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    try {
      fault.on(path, Deed.PUT);
    } catch (IOException e) {
      ByteBuffer half = bytes.duplicate();
      half.limit(half.position() + half.remaining() / 2);
      int _ = real.write(half);
      throw e;
    }
    return real.write(bytes);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public SeekableByteChannel position(long place) throws IOException {
    SeekableByteChannel _ = real.position(place);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    fault.on(path, Deed.CHANGE);
    SeekableByteChannel _ = real.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
