package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path folder;

  @Test
  void licences_lie_beside_the_jar() throws IOException {
    Path jar = Files.writeString(folder.resolve("sparsam.jar"), "");
    assertEquals(Optional.empty(), Installation.licences(jar));
    Path licences = Files.createDirectory(folder.resolve("licences"));
    assertEquals(Optional.of(licences), Installation.licences(jar));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    assertEquals(Optional.empty(), Installation.licences(classes), "from the sources");
  }
}
