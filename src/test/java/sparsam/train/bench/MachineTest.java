package sparsam.train.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path folder;

  @Test
  void a_processor_is_called_what_linux_calls_it() throws IOException {
    Path linux =
        Files.writeString(
            folder.resolve("cpuinfo"),
            "processor\t: 0\nmodel\t\t: 17\nmodel name\t: Fast: 3000 @ 5 GHz\nflags\t\t: fpu\n");
    assertEquals("Fast: 3000 @ 5 GHz", Machine.processor(linux));
  }

  @Test
  void a_processor_without_a_name_has_its_kind() throws IOException {
    Path none = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n");
    assertFalse(Machine.processor(none).isBlank());
    assertFalse(Machine.processor(folder.resolve("missing")).isBlank());
  }
}
