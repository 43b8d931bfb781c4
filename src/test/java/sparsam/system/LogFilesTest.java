package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import sparsam.Jvm;

@Isolated("it reads what the process logs")
class LogFilesTest {
  private static final Logger LOG = Logger.getLogger("sparsam.system.Some");
  private static final Pattern LINE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  \\[[^]]+]"
              + " Some: line \\d+ of \\w+");
  private static final int LINES = 300;
  private static final int BYTES = 2000;
  private static final int COUNT = 3;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  /** Another process that writes into the folder that it is given, and just ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) {
      LogSettings.install();
      LogFiles.open(Path.of(args[0]), System.err::println);
      write("other");
    }
  }

  private static void write(String who) {
    for (int i = 0; i < LINES; i++) {
      LOG.info("line " + i + " of " + who);
    }
  }

  private static List<String> lines(String who) {
    return IntStream.range(0, LINES).mapToObj(i -> "line " + i + " of " + who).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static List<String> messages(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .peek(line -> assertTrue(LINE.matcher(line).matches(), line))
        .map(line -> line.substring(line.indexOf("line ")))
        .toList();
  }

  @Test
  void a_full_file_moves_up_and_the_oldest_goes() throws IOException {
    try (LogFiles _ = LogFiles.open(folder, BYTES, COUNT, complaints::add)) {
      write("me");
    }
    List<Path> files = files();
    assertEquals(
        List.of("sparsam-0.0.log", "sparsam-0.1.log", "sparsam-0.2.log"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    List<String> kept = new ArrayList<>();
    for (Path file : files.reversed()) {
      assertTrue(Files.size(file) < BYTES + 100, () -> file + " is too long");
      kept.addAll(messages(file));
    }
    assertEquals(lines("me").subList(LINES - kept.size(), LINES), kept, "no line is lost between");
    assertEquals(List.of(), complaints);
  }

  @Test
  void the_next_start_goes_on_in_the_same_file() throws IOException {
    for (String who : List.of("first", "second")) {
      try (LogFiles _ = LogFiles.open(folder, complaints::add)) {
        write(who);
      }
    }
    assertEquals(1, files().size(), () -> "a lock is left");
    assertEquals(
        Stream.concat(lines("first").stream(), lines("second").stream()).toList(),
        messages(files().getFirst()));
    assertEquals(List.of(), complaints);
  }

  @Test
  @Timeout(60)
  void two_processes_at_once_write_two_files() throws Exception {
    try (LogFiles _ = LogFiles.open(folder, complaints::add)) {
      Process other =
          Jvm.of(Other.class, List.of(), folder.toString()).redirectErrorStream(true).start();
      try {
        write("me");
        assertEquals(List.of(), other.inputReader().readAllLines());
        assertEquals(0, other.waitFor());
      } finally {
        other.destroyForcibly();
      }
    }
    assertEquals(List.of("sparsam-0.0.log", "sparsam-1.0.log"), names());
    assertEquals(lines("me"), messages(files().getFirst()));
    assertEquals(lines("other"), messages(files().getLast()));
    assertEquals(List.of(), complaints);
  }

  private List<String> names() throws IOException {
    return files().stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void a_folder_that_cannot_be_written_to_costs_one_sentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Path logs = file.resolve("logs");
    try (LogFiles _ = LogFiles.open(logs, complaints::add)) {
      write("me");
    }
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.getFirst().contains(logs.toString()), complaints::toString);
    assertFalse(complaints.getFirst().contains("Exception"), complaints::toString);
    assertEquals(List.of(), LogFiles.last(logs, 5));
  }

  @Test
  void a_full_disk_costs_one_sentence() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Path link = Files.createSymbolicLink(folder.resolve("sparsam-0.0.log"), full);
    try (LogFiles _ = LogFiles.open(folder, complaints::add)) {
      write("me");
    }
    Files.delete(link);
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.getFirst().contains("No space left"), complaints::toString);
  }

  @Test
  void a_percent_sign_of_the_folders_own_is_no_place() throws IOException {
    Path odd = folder.resolve("100%u %g");
    try (LogFiles _ = LogFiles.open(odd, complaints::add)) {
      write("me");
    }
    assertEquals(lines("me"), messages(odd.resolve("sparsam-0.0.log")));
  }

  @Test
  void the_last_lines_are_those_written_last() throws IOException {
    assertEquals(List.of(), LogFiles.last(folder.resolve("nowhere"), 3));
    assertEquals(List.of(), LogFiles.last(folder, 3));
    try (LogFiles _ = LogFiles.open(folder, BYTES, COUNT, complaints::add)) {
      write("me");
      assertTrue(LogFiles.last(folder, 1).getFirst().endsWith("line 299 of me"));
    }
  }

  @Test
  void an_exception_stands_below_its_line() throws IOException {
    try (LogFiles _ = LogFiles.open(folder, complaints::add)) {
      LOG.log(Level.SEVERE, "two\nlines: ü", new IllegalStateException("the cause"));
    }
    List<String> lines = Files.readAllLines(files().getFirst());
    assertTrue(lines.get(0).endsWith("[" + Thread.currentThread().getName() + "] Some: two"));
    assertTrue(lines.get(0).contains(" ERROR "), lines::toString);
    assertEquals("\tlines: ü", lines.get(1));
    assertEquals("java.lang.IllegalStateException: the cause", lines.get(2));
    assertTrue(lines.get(3).startsWith("\tat sparsam.system.LogFilesTest."), lines::toString);
  }
}
