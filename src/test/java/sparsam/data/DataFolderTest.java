package sparsam.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();
  private static final Path OTHER = Path.of("/other").toAbsolutePath();

  @Test
  void linux_keeps_data_where_xdg_says() {
    assertEquals(HOME.resolve(".local/share/sparsam/data"), DataFolder.of("Linux", HOME, Map.of()));
    assertEquals(
        OTHER.resolve("sparsam/data"),
        DataFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", OTHER.toString())));
  }

  @Test
  void an_xdg_path_that_is_empty_or_relative_counts_as_none() {
    for (String path : new String[] {"", "data"}) {
      assertEquals(
          HOME.resolve(".local/share/sparsam/data"),
          DataFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", path)));
    }
  }

  @Test
  void windows_keeps_data_in_local_application_data() {
    assertEquals(
        OTHER.resolve("sparsam/data"),
        DataFolder.of("Windows 11", HOME, Map.of("LOCALAPPDATA", OTHER.toString())));
    assertEquals(
        HOME.resolve("AppData/Local/sparsam/data"), DataFolder.of("Windows 11", HOME, Map.of()));
  }

  @Test
  void macos_keeps_data_in_application_support() {
    assertEquals(
        HOME.resolve("Library/Application Support/sparsam/data"),
        DataFolder.of("Mac OS X", HOME, Map.of("XDG_DATA_HOME", OTHER.toString())));
  }
}
