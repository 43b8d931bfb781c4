package sparsam.flatness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.flatness.sharpness.Profile;
import sparsam.recipe.Refusal;

/** What was measured, kept in a run's folder. */
class StudyFileTest {
  @TempDir private Path folder;

  private static Portrait portrait(String name, int examples) {
    Facts facts = new Facts(0.5, 0.1, 3, 0.2, 100, 50, 60, examples, false, List.of());
    return Portrait.of(name, name + examples, facts);
  }

  /** A window and a command line, say. */
  @Test
  void studiesAtTheSameTimeLoseNothing() throws Exception {
    List<Callable<Void>> studies =
        IntStream.range(0, 4)
            .<Callable<Void>>mapToObj(
                one ->
                    () -> {
                      StudyFile file = StudyFile.of(folder);
                      for (int i = 0; i < 8; i++) {
                        file.keep(portrait("arm " + one + " " + i, 1000));
                      }
                      return null;
                    })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(studies.size())) {
      for (Future<Void> done : threads.invokeAll(studies)) {
        done.get();
      }
    }
    assertEquals(32, StudyFile.of(folder).portraits().size());
  }

  /** As when the first measure was broken off and taken again. */
  @Test
  void whatWasMeasuredFirstDecidesNothing() throws Exception {
    List<Portrait> all = List.of(portrait("SGD", 1000), portrait("SAM", 1000));
    Path file = folder.resolve("flatness.json");
    for (Portrait one : all) {
      StudyFile.of(folder).keep(one);
    }
    String before = Files.readString(file);
    Files.writeString(folder.resolve("flatness.json.1a2b.tmp"), "half");
    Files.delete(file);
    for (Portrait one : all.reversed()) {
      StudyFile.of(folder).keep(one);
    }
    assertEquals(before, Files.readString(file));
    assertFalse(Files.exists(folder.resolve("flatness.json.1a2b.tmp")), "what was half there");
  }

  @Test
  void slicesAreReadAsTheyWereWritten() throws Exception {
    List<Profile> slices =
        List.of(new Profile(4.5, 0.01, List.of(-0.5, 0.5), List.of(0.3, Double.NaN)));
    StudyFile file = StudyFile.of(folder);
    file.keep(portrait("SAM", 500).withSlices(slices));
    file.keep(portrait("SAM", 1000));
    List<Portrait> read = StudyFile.of(folder).of("SAM");
    assertEquals(1000, read.getFirst().facts().examples(), "the best first");
    assertEquals(slices, read.getLast().slices());
  }

  /** What stands in place of the format is repeated without what turns a line around. */
  @Test
  void aFormatThatIsNotKnownIsRepeatedAsText() throws Exception {
    Path file = folder.resolve("flatness.json");
    Files.writeString(file, "{\"format\": \"\u202ex\"}");
    String said = Refusal.of(IOException.class, () -> StudyFile.of(folder));
    assertTrue(said.startsWith(file + " has the format \"\uFFFDx\", which "), said);
  }
}
