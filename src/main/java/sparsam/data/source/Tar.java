package sparsam.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataException;

/**
 * The entries of a tar archive, one after another (POSIX ustar, and GNU's as far as plain files
 * go). Nothing of it is ever written anywhere.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int SUM_AT = 148;
  private static final int SUM_LENGTH = 8;
  private static final int TYPE_AT = 156;
  private static final int NAME_LENGTH = 100;
  private static final int MOST_ENTRIES = 10_000;

  /** An entry's head. */
  record Entry(String name, long size, boolean isFile) {}

  private final Path path;
  private final InputStream in;
  private final long most;
  private long left;
  private long seen;
  private int entries;

  /**
   * @param in unpacked
   * @param most bytes that an archive may have in all
   */
  Tar(Path path, InputStream in, long most) {
    this.path = path;
    this.in = in;
    this.most = most;
  }

  /** Whether a file begins as a tar archive does. */
  static boolean isOne(byte[] head) {
    return head.length == BLOCK && isSound(head);
  }

  /** The next entry; null at the end. */
  @Nullable Entry next() throws IOException, DataException {
    in.skipNBytes(left);
    left = 0;
    byte[] head = in.readNBytes(BLOCK);
    if (head.length == BLOCK && isEmpty(head)) {
      return null;
    }
    if (head.length < BLOCK) {
      throw new EOFException();
    }
    if (!isSound(head)) {
      throw Reading.wrong(path, "is no tar archive, or a damaged one: a head's checksum is wrong");
    }
    long size = octal(head, SIZE_AT, SIZE_LENGTH);
    seen += size;
    entries++;
    if (size < 0 || seen > most || entries > MOST_ENTRIES) {
      throw Reading.wrong(
          path,
          String.format(
              Locale.ROOT,
              "claims more than the %,d bytes or the %,d files that are read",
              most,
              MOST_ENTRIES));
    }
    left = Math.ceilDiv(size, BLOCK) * BLOCK;
    int end = 0;
    while (end < NAME_LENGTH && head[end] != 0) {
      end++;
    }
    String name = new String(head, 0, end, StandardCharsets.UTF_8);
    return new Entry(name, size, head[TYPE_AT] == '0' || head[TYPE_AT] == 0);
  }

  /** So many bytes of the entry were read. */
  void took(long bytes) {
    left -= bytes;
  }

  private static boolean isEmpty(byte[] head) {
    for (byte b : head) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSound(byte[] head) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + SUM_LENGTH ? ' ' : head[i] & 0xFF;
    }
    return sum == octal(head, SUM_AT, SUM_LENGTH);
  }

  /** −1 where it is no number. */
  private static long octal(byte[] head, int at, int length) {
    String digits = new String(head, at, length, StandardCharsets.ISO_8859_1);
    digits = digits.replace('\0', ' ').strip();
    return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
  }
}
