package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path folder;

  @Test
  void licences_lie_in_the_folder_that_the_launcher_names() throws IOException {
    Properties launcher = new Properties();
    assertEquals(Optional.empty(), Installation.licences(launcher), "from the sources");
    launcher.setProperty("sparsam.app", folder.toString());
    assertEquals(Optional.empty(), Installation.licences(launcher));
    Path licences = Files.createDirectory(folder.resolve("licences"));
    assertEquals(Optional.of(licences), Installation.licences(launcher));
  }
}
