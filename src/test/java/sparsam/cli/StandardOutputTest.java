package sparsam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  private static Optional<String> failure(OutputStream out, boolean hasReader) {
    StandardOutput output = new StandardOutput(out, hasReader);
    assertThrows(IOException.class, () -> output.write(7));
    return output.failure();
  }

  @Test
  void whatIsLostIsSaid() {
    assertEquals(
        Optional.of("standard output cannot be written: Kein Platz"),
        failure(failing("Kein Platz"), false));
  }

  @Test
  void aReaderMayLeave() {
    assertEquals(Optional.empty(), failure(failing("Relais brisé"), true));
    assertEquals(Optional.empty(), failure(failing("The pipe is being closed"), false));
  }

  @Test
  void whatIsWrittenArrives() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(bytes, false);
    output.write("ü".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    output.write('!');
    assertEquals("ü!", bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), output.failure());
  }
}
