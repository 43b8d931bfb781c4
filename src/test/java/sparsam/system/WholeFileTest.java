package sparsam.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    assertEquals(List.of("a.txt"), names());
  }

  /** Two windows remember at once, two parts of a sweep sum up, two people export. */
  @Test
  void of_two_writers_one_stays_and_nobody_reads_a_half() throws Exception {
    Path file = folder.resolve("a.txt");
    String one = "1".repeat(20_000);
    String two = "2".repeat(20_000);
    WholeFile.write(file, one);
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> ends = new ArrayList<>();
      for (String text : List.of(one, two)) {
        ends.add(
            writers.submit(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    WholeFile.write(file, text);
                    String there = Files.readString(file);
                    assertTrue(there.equals(one) || there.equals(two), "half there");
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void what_a_killed_writer_left_goes_with_a_later_write() throws IOException {
    Path file = folder.resolve("a.txt");
    Path old = Files.writeString(folder.resolve("a.txt.1a2b.tmp"), "half");
    Path older = Files.writeString(folder.resolve("a.txt.tmp"), "half");
    Path others = Files.writeString(folder.resolve("b.txt.1a2b.tmp"), "half");
    for (Path left : List.of(old, older, others)) {
      Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
    }
    Path young = Files.writeString(folder.resolve("a.txt.ff.tmp"), "being written");
    WholeFile.write(file, "whole");
    assertEquals(
        List.of("a.txt", young.getFileName().toString(), others.getFileName().toString()), names());
  }

  @Test
  void a_file_is_removed_and_a_folder_with_something_in_it_stays() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "");
    WholeFile.remove(file);
    WholeFile.remove(file);
    assertEquals(List.of(), names());
    IOException e = assertThrows(IOException.class, () -> WholeFile.remove(full()));
    assertEquals(
        folder.resolve("full") + " cannot be removed: it is a folder that is not empty",
        e.getMessage());
    assertEquals(List.of("full"), names());
  }

  private Path full() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("a.txt"), "");
    return full;
  }
}
