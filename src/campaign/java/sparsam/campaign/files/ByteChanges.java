package sparsam.campaign.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage that knows nothing of a file's format. */
final class ByteChanges {
  private static final int MOST_FLIPS = 16;
  private static final int LONGEST_NOISE = 300;

  /** Where headers are: a length is put there more often than elsewhere. */
  private static final int HEAD = 64;

  private ByteChanges() {}

  /**
   * @param other a sound file to take pieces from
   */
  static byte[] of(byte[] bytes, byte[] other, SplittableRandom random) {
    if (bytes.length == 0) {
      return noise(random);
    }
    int at = random.nextInt(bytes.length);
    int end = at + random.nextInt(bytes.length - at) + 1;
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, random);
      case 1 -> withLength(bytes, random);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      case 4 -> joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
      case 5 -> joined(Arrays.copyOf(bytes, at), tail(other, random));
      case 6 ->
          joined(
              joined(Arrays.copyOf(bytes, at), noise(random)),
              Arrays.copyOfRange(bytes, at, bytes.length));
      case 7 -> joined(bytes, noise(random));
      default -> filled(bytes, at, end, (byte) (random.nextBoolean() ? 0 : 0xFF));
    };
  }

  private static byte[] flipped(byte[] bytes, SplittableRandom random) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(MOST_FLIPS) + 1; i > 0; i--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return changed;
  }

  private static byte[] withLength(byte[] bytes, SplittableRandom random) {
    byte[] changed = bytes.clone();
    int size = 1 << random.nextInt(1, 4);
    int within = random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length;
    if (within < size) {
      return changed;
    }
    ByteBuffer buffer =
        ByteBuffer.wrap(changed)
            .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int at = random.nextInt(within - size + 1);
    long length = Nasty.length(random);
    switch (size) {
      case Short.BYTES -> buffer.putShort(at, (short) length);
      case Integer.BYTES -> buffer.putInt(at, (int) length);
      default -> buffer.putLong(at, length);
    }
    return changed;
  }

  private static byte[] tail(byte[] other, SplittableRandom random) {
    return other.length == 0
        ? other
        : Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
  }

  private static byte[] filled(byte[] bytes, int from, int to, byte value) {
    byte[] changed = bytes.clone();
    Arrays.fill(changed, from, to, value);
    return changed;
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] noise = new byte[random.nextInt(LONGEST_NOISE) + 1];
    random.nextBytes(noise);
    return noise;
  }

  static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
