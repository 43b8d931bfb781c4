package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.plot.OnScreen;
import sparsam.result.Environment;
import sparsam.system.LogFiles;

@OnScreen
@Isolated("it takes what no thread catches")
class WindowLogTest {
  @TempDir private Path folder;

  @Test
  void what_nothing_catches_on_any_thread_is_written_down() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    List<String> complaints = new ArrayList<>();
    try (LogFiles _ = WindowLog.begin(folder, complaints::add)) {
      Thread other =
          Thread.ofPlatform()
              .name("some-thread")
              .start(
                  () -> {
                    throw new IllegalStateException("thrown beside");
                  });
      other.join();
      Platform.runLater(
          () -> {
            throw new IllegalStateException("thrown by the window");
          });
      CountDownLatch after = new CountDownLatch(1);
      Platform.runLater(after::countDown);
      after.await();
      WindowLog.end();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    List<String> lines = LogFiles.last(folder, 1000);
    assertTrue(lines.getFirst().contains("Sparsam " + Environment.VERSION + " starts"));
    assertWritten(lines, "[some-thread]", "thrown beside");
    assertWritten(lines, "[JavaFX Application Thread]", "thrown by the window");
    assertTrue(lines.getLast().endsWith("the window is closed"), lines::toString);
    assertEquals(List.of(), complaints);
  }

  private static void assertWritten(List<String> lines, String thread, String message) {
    int at = lines.indexOf("java.lang.IllegalStateException: " + message);
    assertTrue(at > 0, lines::toString);
    assertTrue(lines.get(at - 1).contains(" ERROR " + thread), lines.get(at - 1));
    assertTrue(
        lines.get(at + 1).startsWith("\tat sparsam.ui.shell.WindowLogTest"), lines.get(at + 1));
  }
}
