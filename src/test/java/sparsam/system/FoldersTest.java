package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();
  private static final Path OTHER = Path.of("/other").toAbsolutePath();
  private static final Path ANOTHER = Path.of("/another").toAbsolutePath();

  private static final Folders LINUX =
      new Folders(
          HOME.resolve(".local/share/sparsam/data"),
          HOME.resolve(".local/share/sparsam/runs"),
          HOME.resolve(".local/state/sparsam/logs"),
          HOME.resolve(".local/share/sparsam/window.json"),
          HOME.resolve(".local/share/sparsam/meeting"));

  @Test
  void linux_keeps_files_where_xdg_says() {
    assertEquals(LINUX, Folders.of("Linux", HOME, Map.of()));
    assertEquals(
        new Folders(
            OTHER.resolve("sparsam/data"),
            OTHER.resolve("sparsam/runs"),
            ANOTHER.resolve("sparsam/logs"),
            OTHER.resolve("sparsam/window.json"),
            OTHER.resolve("sparsam/meeting")),
        Folders.of(
            "Linux",
            HOME,
            Map.of("XDG_DATA_HOME", OTHER.toString(), "XDG_STATE_HOME", ANOTHER.toString())));
  }

  @Test
  void an_xdg_path_that_is_empty_or_relative_counts_as_none() {
    for (String path : new String[] {"", "data"}) {
      assertEquals(
          LINUX,
          Folders.of(
              "Linux",
              HOME,
              Map.of("XDG_DATA_HOME", path, "XDG_STATE_HOME", path, "XDG_RUNTIME_DIR", path)));
    }
  }

  @Test
  void a_second_start_is_met_where_the_session_keeps_its_sockets() {
    assertEquals(
        OTHER.resolve("sparsam/meeting"),
        Folders.of("Linux", HOME, Map.of("XDG_RUNTIME_DIR", OTHER.toString())).meeting());
  }

  @Test
  void windows_keeps_files_in_local_application_data() {
    assertEquals(
        new Folders(
            OTHER.resolve("sparsam/data"),
            OTHER.resolve("sparsam/runs"),
            OTHER.resolve("sparsam/logs"),
            OTHER.resolve("sparsam/window.json"),
            OTHER.resolve("sparsam/meeting")),
        Folders.of("Windows 11", HOME, Map.of("LOCALAPPDATA", OTHER.toString())));
    assertEquals(
        HOME.resolve("AppData/Local/sparsam/data"),
        Folders.of("Windows 11", HOME, Map.of()).data());
  }

  @Test
  void macos_keeps_files_in_its_library() {
    assertEquals(
        new Folders(
            HOME.resolve("Library/Application Support/sparsam/data"),
            HOME.resolve("Library/Application Support/sparsam/runs"),
            HOME.resolve("Library/Logs/sparsam"),
            HOME.resolve("Library/Application Support/sparsam/window.json"),
            HOME.resolve("Library/Application Support/sparsam/meeting")),
        Folders.of("Mac OS X", HOME, Map.of("XDG_DATA_HOME", OTHER.toString())));
  }
}
