package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private static final class Worthless extends Exception {
    private static final long serialVersionUID = 1;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_file_takes_its_place_and_more_goes_behind_it() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.append(file, "one ");
    WholeFile.append(file, "two");
    assertEquals("one two", Files.readString(file));
    WholeFile.write(file, "Größe");
    assertEquals("Größe", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void what_is_not_worth_having_leaves_what_was_there() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "before");
    assertThrows(
        Worthless.class,
        () ->
            WholeFile.<Worthless>write(
                file,
                out -> {
                  out.write("half".getBytes(StandardCharsets.UTF_8));
                  throw new Worthless();
                }));
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void what_breaks_off_is_a_sentence_and_leaves_what_was_there() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "before");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.<IOException>write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("no space left");
                    }));
    assertEquals(file + " cannot be written: no space left", e.getMessage());
    assertEquals("before", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
    Path nowhere = folder.resolve("none").resolve("a.txt");
    String sentence =
        assertThrows(IOException.class, () -> WholeFile.write(nowhere, "x")).getMessage();
    assertEquals(nowhere + " cannot be written: it does not exist", sentence);
  }

  /** An interrupt asks a computation to end; what it has come to is written all the same. */
  @Test
  void an_interrupt_loses_nothing() throws IOException {
    Path file = folder.resolve("a.txt");
    Thread.currentThread().interrupt();
    try {
      WholeFile.write(file, "whole");
    } finally {
      assertTrue(Thread.interrupted(), "it is still asked to end");
    }
    assertEquals("whole", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("a.txt" + WholeFile.UNFINISHED)));
  }
}
