package sparsam.campaign.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Damage behind what would notice damage: inside of archives and of packed files, and with
 * checksums that are right again.
 */
final class Wrapped {
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final int PNG_SIGNATURE = 8;
  private static final int BOMB = 3 << 20;

  private Wrapped() {}

  /** What a file holds, changed and wrapped again; empty where it is not wrapped. */
  static Optional<byte[]> of(byte[] bytes, byte[] other, SplittableRandom random) {
    try {
      if (begins(bytes, GZIP)) {
        return Optional.of(gzip(bytes, other, random));
      }
      if (begins(bytes, ZIP)) {
        return Optional.of(zip(bytes, other, random));
      }
      if (begins(bytes, PNG)) {
        return Optional.of(summed(ByteChanges.of(bytes, other, random)));
      }
      return isSafetensors(bytes)
          ? Optional.of(safetensors(bytes, other, random))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // An earlier change has broken the wrapping.
    }
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length > magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static byte[] gzip(byte[] bytes, byte[] other, SplittableRandom random)
      throws IOException {
    byte[] content;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      content = in.readAllBytes();
    }
    byte[] changed =
        random.nextInt(50) == 0
            ? ByteChanges.joined(content, new byte[BOMB])
            : ByteChanges.of(content, other, random);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(changed);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(byte[] bytes, byte[] other, SplittableRandom random)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IllegalArgumentException e) {
      throw new ZipException(e.getMessage());
    }
    if (entries.isEmpty()) {
      throw new ZipException("it is empty");
    }
    String chosen = entries.keySet().stream().toList().get(random.nextInt(entries.size()));
    byte[] content = entries.getOrDefault(chosen, new byte[0]);
    switch (random.nextInt(6)) {
      case 0 -> {
        entries.remove(chosen);
        entries.put(name(random), content);
      }
      case 1 -> entries.put(name(random), content);
      case 2 -> entries.remove(chosen);
      case 3 -> entries.put(chosen, ByteChanges.joined(content, new byte[BOMB]));
      default -> entries.put(chosen, inside(content, other, random));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IllegalArgumentException e) {
      throw new ZipException(e.getMessage());
    }
    return packed.toByteArray();
  }

  private static String name(SplittableRandom random) {
    String name = Nasty.text(random);
    return (name.isEmpty() ? "../../escape" : name) + (random.nextBoolean() ? ".npy" : "");
  }

  /** An array of NumPy's has its head as text. */
  private static byte[] inside(byte[] content, byte[] other, SplittableRandom random) {
    int end = new String(content, StandardCharsets.ISO_8859_1).indexOf('\n');
    if (end > 10 && random.nextBoolean()) {
      String head = new String(content, 10, end - 10, StandardCharsets.ISO_8859_1);
      byte[] changed = TextChanges.of(head, random).getBytes(StandardCharsets.ISO_8859_1);
      byte[] start = Arrays.copyOf(content, 10);
      ByteBuffer.wrap(start)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort(8, (short) (changed.length + 1));
      return ByteChanges.joined(
          ByteChanges.joined(start, changed), Arrays.copyOfRange(content, end, content.length));
    }
    return ByteChanges.of(content, other, random);
  }

  /** The same chunks with sums that are right, as far as they are chunks. */
  private static byte[] summed(byte[] png) {
    ByteBuffer buffer = ByteBuffer.wrap(png);
    int at = PNG_SIGNATURE;
    while (at + 12 <= png.length) {
      int length = buffer.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(png, at + 4, length + 4);
      buffer.putInt(at + 8 + length, (int) sum.getValue());
      at += 12 + length;
    }
    return png;
  }

  private static boolean isSafetensors(byte[] bytes) {
    return bytes.length > Long.BYTES && bytes[Long.BYTES] == '{' && length(bytes) > 0;
  }

  /** Of the head; 0 where that cannot be. */
  private static int length(byte[] bytes) {
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length > 0 && length <= bytes.length - Long.BYTES ? (int) length : 0;
  }

  private static byte[] safetensors(byte[] bytes, byte[] other, SplittableRandom random) {
    int length = length(bytes);
    byte[] head = Arrays.copyOfRange(bytes, Long.BYTES, Long.BYTES + length);
    byte[] data = Arrays.copyOfRange(bytes, Long.BYTES + length, bytes.length);
    if (random.nextInt(4) == 0) {
      data = ByteChanges.of(data, other, random);
    } else {
      head = TextChanges.of(head, random);
    }
    byte[] start = new byte[Long.BYTES];
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(head.length);
    return ByteChanges.joined(ByteChanges.joined(start, head), data);
  }
}
