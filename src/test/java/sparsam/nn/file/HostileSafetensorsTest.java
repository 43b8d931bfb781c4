package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static sparsam.nn.Refusals.assertRefused;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie: each is refused in one sentence that names it, and without much memory. */
class HostileSafetensorsTest {
  private static final long MUCH_MEMORY = 50_000_000;
  private static final long GIGABYTE = 1L << 30;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void tooShort(int length) throws IOException {
    assertHostile(new byte[length], "too short");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 11, 100_000_000, 100_000_001, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void headerOfAnImpossibleLength(long length) throws IOException {
    assertHostile(withHeaderLength(length, new byte[10]), "header", Long.toUnsignedString(length));
  }

  /** The file is there in its full length, so only a limit on headers helps. */
  @ParameterizedTest
  @ValueSource(longs = {99_999_999, 100_000_001, 4 * GIGABYTE})
  void headerThatIsReallyHuge(long length) throws IOException {
    Path path = write(withHeaderLength(length, "{\"a\":".getBytes(StandardCharsets.US_ASCII)));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(8 * GIGABYTE);
    }
    assertHostile(path, "header", Long.toString(length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ ",
        "} ",
        "{]",
        "[]",
        "1 ",
        "\"text\"",
        "null",
        "nul",
        "    ",
        "{}{}",
        "{}x",
        "{\"a\"}",
        "{\"a\":}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "\0\0\0",
        "{\0}\0",
        "{\"\n\":1}",
        "// {}",
        "\uFEFF{}"
      })
  void headerThatIsNoJsonObject(String header) throws IOException {
    assertHostile(file(header, new byte[0]), "header is not");
  }

  @Test
  void headerThatIsNotUtf8() throws IOException {
    byte[] bytes = file("{\"a?\":1}", new byte[0]);
    bytes[8 + 3] = (byte) 0xff;
    assertHostile(bytes, "header is not", "UTF-8");
  }

  @Test
  void headerNestedDeeply() throws IOException {
    assertHostile(file("[".repeat(200_000), new byte[0]), "header is not");
    assertHostile(file("{\"a\":".repeat(200_000), new byte[0]), "header is not");
    assertHostile(file("{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}", new byte[0]), "\"a\"");
    assertHostile(file("{\"a\":" + "9".repeat(100_000) + "}", new byte[0]), "header is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":%1$s,\"a\":%1$s}",
        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"},\"a\":%1$s}",
        "{\"__metadata__\":{},\"a\":%1$s,\"__metadata__\":{}}"
      })
  void namesThatOccurTwice(String header) throws IOException {
    assertHostile(
        file(header.formatted(entry("[1]", "[0,4]")), new byte[4]), "for the second time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0,4.5]",
        "[0.5,4]",
        "[0,4.0]",
        "[0,4e0]",
        "[\"0\",4]",
        "[0,null]",
        "[0]",
        "[0,4,4]",
        "4",
        "{\"x\":0,\"y\":4}",
        "null",
        "[]",
        "[[0],4]",
        "[0,18446744073709551620]",
        "[0,1e300]",
        "[false,4]"
      })
  void offsetsThatAreNotTwoWholeNumbers(String offsets) throws IOException {
    assertHostile(one("[1]", offsets, 4), "\"a\"", "data_offsets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|[-4,0]",
        "[1]|[4,8]",
        "[1]|[4,0]",
        "[2]|[0,8]",
        "[0]|[0,4]",
        "[1]|[0,9223372036854775807]",
        "[1]|[-9223372036854775808,-9223372036854775804]",
        "[1]|[0,3]",
        "[3]|[0,4]"
      })
  void offsetsThatDoNotFitTheDataOrTheShape(String shape, String offsets) throws IOException {
    assertHostile(one(shape, offsets, 4), "\"a\"", "claims");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0,4]|[0,4]|4", // twice the same
        "[0,8]|[4,12]|12", // overlapping
        "[0,4]|[8,12]|12", // a gap
        "[0,12]|[4,8]|12", // one inside the other
        "[4,8]|[8,12]|12" // nothing at the beginning
      })
  void tensorsThatOverlapOrLeaveGaps(String first, String second, int data) throws IOException {
    String header =
        "{\"a\":%s,\"b\":%s}".formatted(entry(shape(first), first), entry(shape(second), second));
    assertHostile(file(header, new byte[data]), "claims bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[65536,65536,65536,65536]",
        "[1048576,1048576,16777216]",
        "[4294967296]",
        "[2147483647,2147483647,2147483647,2147483647,2147483647,2147483647,2147483647,2147483647]",
        "[-1]",
        "[-1,-1]",
        "[1.0]",
        "[1e0]",
        "[\"1\"]",
        "[null]",
        "[[1]]",
        "[true]",
        "1",
        "{}",
        "null",
        "[1,1,1,1,1,1,1,1,1]"
      })
  void shapesThatAreNone(String shape) throws IOException {
    assertHostile(one(shape, "[0,4]", 4), "\"a\"");
    assertHostile(one(shape, "[0,0]", 0), "\"a\"");
  }

  /** Zero elements whatever the order of the sizes: no overflow on the way. */
  @ParameterizedTest
  @ValueSource(strings = {"[0]", "[0,65536,65536,65536,65536]", "[65536,65536,65536,65536,0]"})
  void emptyTensorsAreNoLie(String shape) throws IOException {
    Safetensors file = Safetensors.read(write(one(shape, "[0,0]", 0)));
    assertTrue(file.find("a").orElseThrow().length() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"F8_E4M3\"",
        "\"U8\"",
        "\"BOOL\"",
        "\"C64\"",
        "\"f32\"",
        "\"F32 \"",
        "\"\"",
        "32",
        "null",
        "[]"
      })
  void typesThatAreNotUnderstood(String type) throws IOException {
    String header = "{\"a\":{\"dtype\":%s,\"shape\":[1],\"data_offsets\":[0,4]}}".formatted(type);
    assertHostile(file(header, new byte[4]), "\"a\"", "F64, F32, F16, BF16, I64, I32");
  }

  /** One byte more or less than the type asks for, another type's size, none. */
  @ParameterizedTest
  @EnumSource
  void lengthsThatAreNotTheTypes(Dtype type) throws IOException {
    for (int wrong : new int[] {-3 * type.bytes(), -1, 1, type.bytes(), 3 * type.bytes()}) {
      int length = 3 * type.bytes() + wrong;
      assertHostile(
          one(type, "[3]", String.format(Locale.ROOT, "[0,%d]", length), length),
          "\"a\"",
          "claims");
    }
    int whole = 3 * type.bytes();
    String right = String.format(Locale.ROOT, "[0,%d]", whole);
    assertHostile(one(type, "[3]", right, whole - 1), "\"a\"", "claims bytes");
    assertHostile(one(type, "[3]", right, whole + 1), "belong to none");
    assertHostile(one(type, "[65536,65536,65536]", right, whole), "\"a\"", "claims");
    assertHostile(one(type, "[-3]", right, whole), "\"a\"");
    assertHostile(one(type, "[]", right, whole), "\"a\"", "claims");
    assertHostile(one(type, "[0]", right, whole), "\"a\"", "claims");
  }

  /** What is one number and what is none, of every type. */
  @ParameterizedTest
  @EnumSource
  void scalarsAndEmptyTensorsOfEveryType(Dtype type) throws IOException {
    Safetensors scalar =
        Safetensors.read(
            write(
                one(type, "[]", String.format(Locale.ROOT, "[0,%d]", type.bytes()), type.bytes())));
    assertTrue(scalar.find("a").orElseThrow().length() == 1);
    Safetensors empty = Safetensors.read(write(one(type, "[65536,65536,0]", "[0,0]", 0)));
    assertTrue(empty.find("a").orElseThrow().length() == 0);
  }

  /** Tensors of two sizes of numbers that share bytes, or leave some between them. */
  @ParameterizedTest
  @EnumSource
  void tensorsOfTwoTypesThatOverlapOrLeaveGaps(Dtype type) throws IOException {
    for (int gap : new int[] {-type.bytes(), -1, 1, type.bytes()}) {
      int from = 2 * type.bytes() + gap;
      String header =
          "{\"a\":%s,\"b\":%s}"
              .formatted(
                  entry(type, "[2]", String.format(Locale.ROOT, "[0,%d]", 2 * type.bytes())),
                  entry(Dtype.I64, "[]", String.format(Locale.ROOT, "[%d,%d]", from, from + 8)));
      assertHostile(file(header, new byte[from + 8]), "claims bytes");
    }
  }

  /** A file of halves is small, but its numbers take twice as much once they are read. */
  @Test
  void moreThanMemoryHoldsOnceItIsWidened() throws IOException {
    long half = Runtime.getRuntime().maxMemory() / 6;
    StringBuilder header = new StringBuilder("{");
    long at = 0;
    for (int i = 0; at < half; i++, at += GIGABYTE / 2) {
      String offsets = String.format(Locale.ROOT, "[%d,%d]", at, at + GIGABYTE / 2);
      header.append(
          String.format(Locale.ROOT, "\"%d\":%s,", i, entry(Dtype.BF16, "[16384,16384]", offsets)));
    }
    header.setCharAt(header.length() - 1, '}');
    Path path = write(file(header.toString(), new byte[0]));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() + at);
    }
    assertHostile(path, "memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "[]", "\"F32\"", "{}", "{\"dtype\":\"F32\"}"})
  void entriesThatAreNone(String entry) throws IOException {
    assertHostile(file("{\"a\":%s}".formatted(entry), new byte[0]), "\"a\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 39, 41, 80})
  void dataThatIsTooShortOrTooLong(int length) throws IOException {
    assertHostile(one("[2,5]", "[0,40]", length), "bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "[]",
        "\"x\"",
        "{\"x\":1}",
        "{\"x\":null}",
        "{\"x\":{}}",
        "{\"x\":[]}"
      })
  void metadataThatIsNotTextByName(String metadata) throws IOException {
    String header = "{\"__metadata__\":%s,\"a\":%s}".formatted(metadata, entry("[1]", "[0,4]"));
    assertHostile(file(header, new byte[4]), "__metadata__");
  }

  /** Escape sequences and new lines of a hostile name would otherwise reach the terminal. */
  @ParameterizedTest
  @ValueSource(strings = {"\\u001b[2J", "one\\ntwo", "\\u202e", "%1$s", "\\u0000"})
  void namesMeantForTheReadersTerminal(String name) throws IOException {
    String longName = name.equals("%1$s") ? "n".repeat(20_000) : name;
    for (String entry :
        new String[] {"1", entry("[2]", "[0,4]"), entry("[1]", "[4,8]"), entry("[-1]", "[0,4]")}) {
      assertHostile(file("{\"%s\":%s}".formatted(longName, entry), new byte[4]));
    }
    String twice = "{\"%1$s\":%2$s,\"%1$s\":%2$s}".formatted(longName, entry("[1]", "[0,4]"));
    assertHostile(file(twice, new byte[4]));
    assertHostile(file("{\"a\":{\"dtype\":\"%s\"}}".formatted(longName), new byte[0]), "\"a\"");
    assertHostile(one("[\"%s\"]".formatted(longName), "[0,4]", 4), "\"a\"");
  }

  @Test
  void noFileAndAFolder() {
    Path missing = folder.resolve("missing.safetensors");
    assertRefused(IOException.class, () -> Safetensors.read(missing), missing + " does not exist");
    assertRefused(IOException.class, () -> Safetensors.read(folder), folder.toString());
  }

  /** Every byte is there, or seems to be, and more than this program could hold. */
  @Test
  void moreThanMemoryHolds() throws IOException {
    long tensors = Runtime.getRuntime().maxMemory() / GIGABYTE + 1;
    StringBuilder header = new StringBuilder("{");
    for (long i = 0; i < tensors; i++) {
      String offsets = String.format(Locale.ROOT, "[%d,%d]", i * GIGABYTE, (i + 1) * GIGABYTE);
      header.append(String.format(Locale.ROOT, "\"%d\":%s,", i, entry("[16384,16384]", offsets)));
    }
    header.setCharAt(header.length() - 1, '}');
    Path path = write(file(header.toString(), new byte[0]));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() + tensors * GIGABYTE);
    }
    assertHostile(path, "memory");
  }

  private void assertHostile(byte[] bytes, String... parts) throws IOException {
    assertHostile(write(bytes), parts);
  }

  private void assertHostile(Path path, String... parts) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertRefused(IOException.class, () -> Safetensors.read(path), parts);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MUCH_MEMORY, () -> allocated + " bytes were allocated");
    assertRefused(IOException.class, () -> Safetensors.read(path), path.toString());
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("hostile.safetensors"), bytes);
  }

  static byte[] file(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    byte[] rest = new byte[json.length + data.length];
    System.arraycopy(json, 0, rest, 0, json.length);
    System.arraycopy(data, 0, rest, json.length, data.length);
    return withHeaderLength(json.length, rest);
  }

  private static byte[] withHeaderLength(long length, byte[] rest) {
    return ByteBuffer.allocate(Long.BYTES + rest.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(rest)
        .array();
  }

  /** A file of one tensor "a". */
  private static byte[] one(String shape, String offsets, int data) {
    return one(Dtype.F32, shape, offsets, data);
  }

  private static byte[] one(Dtype type, String shape, String offsets, int data) {
    return file("{\"a\":%s}".formatted(entry(type, shape, offsets)), new byte[data]);
  }

  private static String entry(String shape, String offsets) {
    return entry(Dtype.F32, shape, offsets);
  }

  private static String entry(Dtype type, String shape, String offsets) {
    return "{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}".formatted(type, shape, offsets);
  }

  /** The shape that makes offsets like {@code [4,8]} right. */
  private static String shape(String offsets) {
    String[] ends = offsets.substring(1, offsets.length() - 1).split(",", -1);
    return String.format(
        Locale.ROOT, "[%d]", (Integer.parseInt(ends[1]) - Integer.parseInt(ends[0])) / 4);
  }
}
