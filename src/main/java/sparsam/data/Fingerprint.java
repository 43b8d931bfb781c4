package sparsam.data;

import java.nio.ByteBuffer;
import sparsam.data.source.Idx;

/**
 * The fingerprint of a data set: SHA-256 over its parts (training, validation, test), of each the
 * number of images (four bytes, big-endian), their pixels (a byte each, before normalising) and
 * their labels (a byte each).
 */
final class Fingerprint {
  private final Digest sum = Digest.sha256();

  /** The images from {@code from} (inclusive) to {@code to} (exclusive) are the next part. */
  Fingerprint add(Idx images, int from, int to) {
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, to - from));
    sum.update(ByteBuffer.wrap(images.pixels(), from * Idx.PIXELS, (to - from) * Idx.PIXELS));
    sum.update(ByteBuffer.wrap(images.labels(), from, to - from));
    return this;
  }

  String hex() {
    return sum.hex();
  }
}
