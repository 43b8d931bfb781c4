package sparsam.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void theVersionIsTheBuildsOwn() throws IOException {
    String project = Files.readString(Path.of("pom.xml"));
    assertTrue(
        project.contains(
            "<artifactId>sparsam</artifactId>\n  <version>" + Environment.VERSION + "</version>"));
  }
}
