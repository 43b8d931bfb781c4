package sparsam.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 or MD5 of a stream, in lower-case hexadecimal digits. */
public final class Digest {
  private static final int MD5_DIGITS = 32;

  private final MessageDigest digest;

  private Digest(String algorithm) {
    try {
      this.digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  public static Digest sha256() {
    return new Digest("SHA-256");
  }

  /** One of the same kind as these hexadecimal digits are: 32 of MD5, else SHA-256. */
  public static Digest like(String hex) {
    return hex.length() == MD5_DIGITS ? new Digest("MD5") : sha256();
  }

  public String algorithm() {
    return digest.getAlgorithm();
  }

  public void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  public void update(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /** The big-endian bytes of numbers. */
  public void update(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  /** The big-endian bytes of whole numbers. */
  public void update(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    bytes.asIntBuffer().put(values);
    digest.update(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String sha256(InputStream in) throws IOException {
    Digest sum = sha256();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sum.update(buffer, n);
    }
    return sum.hex();
  }

  /** That of a file. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return sha256(in);
    }
  }

  public static String sha256(byte[] bytes) {
    Digest sum = sha256();
    sum.update(bytes, bytes.length);
    return sum.hex();
  }
}
