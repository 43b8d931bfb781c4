package sparsam.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a stream, 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private final MessageDigest digest;

  Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  void update(ByteBuffer bytes) {
    digest.update(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(InputStream in) throws IOException {
    Sha256 sum = new Sha256();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sum.update(buffer, n);
    }
    return sum.hex();
  }

  /** That of a file. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  static String of(byte[] bytes) {
    Sha256 sum = new Sha256();
    sum.update(bytes, bytes.length);
    return sum.hex();
  }
}
