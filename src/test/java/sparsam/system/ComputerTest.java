package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputerTest {
  @TempDir private Path folder;

  @Test
  void linux_is_called_what_its_distribution_calls_itself() throws IOException {
    Path release = folder.resolve("os-release");
    String plain = Computer.operatingSystem();
    assertEquals(plain, Computer.system(release));
    Files.writeString(release, "NAME=\"X\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    assertEquals("Debian GNU/Linux 12 (bookworm), " + plain, Computer.system(release));
    Files.write(release, new byte[] {(byte) 0xff, '\n'});
    assertEquals(plain, Computer.system(release));
  }

  @Test
  void this_one_is_known() {
    Computer here = Computer.here();
    assertTrue(here.java().startsWith(Runtime.version().toString()), here::toString);
    assertEquals(Runtime.getRuntime().availableProcessors(), here.processors());
    assertTrue(here.heap() > 0 && here.memory() >= here.heap() / 4, here::toString);
  }
}
