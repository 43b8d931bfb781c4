package sparsam.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other programs are told apart by how they begin. */
class StrangerTest {
  @TempDir Path folder;

  private Optional<Stranger> of(String name, byte[] bytes) throws IOException {
    return Stranger.of(Files.write(folder.resolve(name), bytes));
  }

  private Optional<Stranger> zip(String... entries) throws IOException {
    Path file = folder.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(1);
      }
    }
    return Stranger.of(file);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatItSeemsToBe() throws IOException {
    assertEquals(Optional.of(Stranger.PYTORCH), zip("net/data.pkl", "net/data/0"));
    assertEquals(Optional.of(Stranger.NUMPY), zip("conv1.weight.npy", "fc.npy"));
    assertEquals(Optional.of(Stranger.DL4J), zip("configuration.json", "coefficients.bin"));
    assertEquals(Optional.of(Stranger.HDF5), zip("metadata.json", "model.weights.h5"));
    assertEquals(Optional.of(Stranger.ZIP), zip("letter.txt"));
    for (Map.Entry<String, Stranger> one :
        Map.of(
                "\u0089HDF\r\n\u001a\n\0\0\0", Stranger.HDF5,
                "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j", Stranger.PYTORCH,
                "\u0080\u0005\u0095\u0001\0\0\0\0", Stranger.PYTORCH,
                "\u0093NUMPY\u0001\0v\0{'descr'", Stranger.NUMPY,
                "{\"name\": \"quick\"}\n", Stranger.TEXT)
            .entrySet()) {
      assertEquals(Optional.of(one.getValue()), of("some.bin", latin(one.getKey())));
    }
    assertEquals(Optional.of(Stranger.ONNX), of("net.onnx", new byte[] {8, 7, 18, 7}));
    assertTrue(of("empty", new byte[0]).isEmpty());
    assertTrue(of("short", new byte[] {1, 2, 3}).isEmpty());
  }

  /** A header of 640 bytes begins as a pickle does, one of 0x4b50 as half of an archive. */
  @Test
  void aSafetensorsFileIsNoStrangerWhateverItsLength() throws IOException {
    for (int length : List.of(0x0280, 0x0380, 0x0480, 0x0580, 0x4b50)) {
      String header = "{" + " ".repeat(length - 2) + "}";
      assertTrue(of("a", HostileSafetensorsTest.file(header, new byte[0])).isEmpty());
    }
  }

  @Test
  void theAdviceIsOneLine() {
    for (Stranger one : Stranger.values()) {
      assertTrue(one.advice().length() < 300 && one.advice().lines().count() == 1);
      assertTrue(one.advice().contains("save_file("));
    }
  }
}
