package sparsam.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text as people's programs save it: UTF-8, with a byte order mark or without, or UTF-16 with one,
 * as shells and editors on Windows write it.
 */
public final class TextFile {
  private enum Mark {
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16_LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16_BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

    private final Charset charset;
    private final int[] bytes;

    Mark(Charset charset, int... bytes) {
      this.charset = charset;
      this.bytes = bytes;
    }

    private boolean begins(byte[] text) {
      for (int i = 0; i < bytes.length; i++) {
        if (i >= text.length || (text[i] & 0xFF) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private TextFile() {}

  /**
   * @throws CharacterCodingException where it is in none of these encodings
   * @throws IOException as {@link Files#readAllBytes}
   */
  public static String read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  /**
   * The text without its byte order mark.
   *
   * @throws CharacterCodingException where it is in none of these encodings
   */
  public static String decode(byte[] bytes) throws CharacterCodingException {
    for (Mark mark : Mark.values()) {
      if (mark.begins(bytes)) {
        return decode(mark.charset, bytes, mark.bytes.length);
      }
    }
    return decode(StandardCharsets.UTF_8, bytes, 0);
  }

  private static String decode(Charset charset, byte[] bytes, int from)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
        .toString();
  }
}
