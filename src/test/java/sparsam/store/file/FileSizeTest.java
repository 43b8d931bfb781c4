package sparsam.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizeTest {
  @Test
  void bothSizesAreThoseOfTheFileAndOfItsGzip(@TempDir Path folder) throws Exception {
    byte[] content = new byte[100_000];
    new Random(1).nextBytes(content);
    Arrays.fill(content, 0, 80_000, (byte) 0);
    Path file = Files.write(folder.resolve("weights"), content);
    Path packed = folder.resolve("weights.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(content);
    }
    FileSize size = FileSize.of(file);
    assertEquals(new FileSize(100_000, Files.size(packed)), size);
    assertEquals(size, FileSize.of(out -> out.write(content)));
    assertEquals("100 kB, 20 kB gzipped", size.toString());
  }

  @Test
  void bytesAreSaidAsAPersonDoes() {
    assertEquals("0 bytes", FileSize.words(0));
    assertEquals("999 bytes", FileSize.words(999));
    assertEquals("1.0 kB", FileSize.words(1000));
    assertEquals("9.9 kB", FileSize.words(9_949));
    assertEquals("10 kB", FileSize.words(9_950));
    assertEquals("999 kB", FileSize.words(999_499));
    assertEquals("1.0 MB", FileSize.words(999_500));
    assertEquals("1,235 MB", FileSize.words(1_234_567_890));
  }
}
