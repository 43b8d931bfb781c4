package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  private static final FileTime RIGHT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final FileTime SHIFTED = FileTime.from(Instant.parse("2026-01-01T09:00:00Z"));

  @TempDir Path folder;

  private final Properties launcher = new Properties();
  private Path program = Path.of("");
  private Path library = Path.of("");
  private Path other = Path.of("");

  @BeforeEach
  void install() throws IOException {
    launcher.setProperty("sparsam.app", folder.toString());
    launcher.setProperty("sparsam.app.time", RIGHT.toString());
    program = file("sparsam.jar");
    library = file("lib/nn.jar");
    other = file("NOTICE");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, name);
    Files.setLastModifiedTime(file, SHIFTED);
    return file;
  }

  @Test
  void jarsGetTheirTimesBack() throws IOException {
    StartCache.fit(launcher);
    assertEquals(RIGHT, Files.getLastModifiedTime(program));
    assertEquals(RIGHT, Files.getLastModifiedTime(library));
    assertEquals(SHIFTED, Files.getLastModifiedTime(other));
  }

  @Test
  void withoutAnInstallationNothingIsTouched() throws IOException {
    launcher.remove("sparsam.app.time");
    StartCache.fit(launcher);
    assertEquals(SHIFTED, Files.getLastModifiedTime(program));
  }

  @Test
  void aFolderThatIsGoneIsNoError() {
    launcher.setProperty("sparsam.app", folder.resolve("gone").toString());
    StartCache.fit(launcher);
  }
}
