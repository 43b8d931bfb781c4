package sparsam.system.bug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report has what is needed, and nothing that is the person's own. */
class BugReportTest {
  @TempDir private Path folder;

  @Test
  void a_home_is_hidden_but_not_what_begins_like_it() {
    Home home = new Home(Path.of("/home/ann").toAbsolutePath());
    String path = home.folder().toString();
    assertEquals("~ and ~.", home.hide(path + " and " + path + "."));
    assertEquals(path + "a", home.hide(path + "a"));
    assertEquals("/", new Home(Path.of("/")).hide("/"));
    assertEquals("a", new Home(Path.of("")).hide("a"));
  }

  @Test
  void it_is_written_into_a_file_of_its_own_without_the_persons_name() throws Exception {
    Path mine = Home.mine().folder().resolve("secret");
    BugReport report =
        new BugReport(
            List.of("Sparsam 1", "System: some"),
            List.of(
                new BugReport.Part(
                    "What happened:",
                    BugReport.stack(new IllegalStateException(mine + "\u001b[2J"))),
                new BugReport.Part("Nothing was logged.", List.of())));
    Path file = report.write(folder.resolve("logs"), LocalDateTime.of(2026, 11, 28, 10, 0));
    assertEquals("sparsam-error-2026-11-28-100000-000.txt", file.getFileName().toString());
    String text = Files.readString(file);
    assertTrue(
        text.startsWith(
            "Sparsam 1\nSystem: some\n\nWhat happened:\njava.lang.IllegalStateException: "
                + Path.of("~", "secret")
                + "\uFFFD[2J\n    at "),
        text);
    assertTrue(text.endsWith("\n\nNothing was logged.\n\n"), text);
    assertFalse(text.contains(mine.toString()), text);
  }

  @Test
  void the_end_of_what_was_logged_is_kept() {
    RecentLog log = new RecentLog();
    for (int i = 0; i < 200; i++) {
      log.publish(new LogRecord(Level.INFO, "line " + i));
    }
    List<String> lines = RecentLog.lines();
    assertEquals(BugReport.LOG_LINES, lines.size());
    assertTrue(lines.getLast().endsWith(": line 199"), lines.getLast());
  }
}
