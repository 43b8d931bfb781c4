package sparsam.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.result.Environment;
import sparsam.store.History;
import sparsam.store.ManyRuns;
import sparsam.store.PastRun;
import sparsam.store.RunFolder;
import sparsam.store.RunSummary;
import sparsam.store.RunSummary.Condition;
import sparsam.store.RunSummary.Newer;

class NewerVersionTest {
  @TempDir Path runs;

  /** A run as that version would leave it. */
  private Path made(String version) throws Exception {
    Path folder = ManyRuns.make(runs, 1).getFirst();
    Path file = folder.resolve("run.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"sparsam\": \"unknown\"", "\"sparsam\": \"" + version + "\""));
    return folder;
  }

  @Test
  void aRunOfANewerVersionIsSaidToBeOneAndNotDamaged() throws Exception {
    Path folder = made("99.1.0");
    for (boolean understood : new boolean[] {true, false}) {
      if (!understood) {
        Files.writeString(folder.resolve("recipe.sparsam"), "{\"of\": \"another kind\"}");
      }
      String sentence =
          "%s was made by a newer version of Sparsam (99.1.0; this is %s): open it with that one"
              .formatted(folder.resolve("run.json"), Environment.VERSION);
      for (var asked :
          new org.junit.jupiter.api.function.Executable[] {
            () -> PastRun.open(folder), () -> RunFolder.resume(folder).close()
          }) {
        assertEquals(sentence, assertThrows(NewerVersion.class, asked).getMessage());
      }
      RunSummary summary = new History(runs, Clock.systemUTC()).list().getFirst();
      assertEquals("99.1.0", assertInstanceOf(Newer.class, summary).version());
      assertEquals(Condition.NEWER, summary.condition());
    }
  }

  @Test
  void runsOfThisVersionAndOfOlderOnesAreOpened() throws Exception {
    for (String version : new String[] {Environment.VERSION, "0.9.0", "unknown", "", "1.x"}) {
      assertEquals(
          Condition.FINISHED,
          new History(runs, Clock.systemUTC())
              .look(java.util.List.of(made(version)))
              .getFirst()
              .condition(),
          version);
    }
  }

  @Test
  void versionsAreComparedByTheirNumbers() {
    assertTrue(NewerVersion.isNewer("1.10.0", "1.9.3"));
    assertTrue(NewerVersion.isNewer("2.0", "1.9.3-SNAPSHOT"));
    assertTrue(NewerVersion.isNewer("1.0.1-SNAPSHOT", "1.0.0"));
    assertFalse(NewerVersion.isNewer("1.0.0", "1.0.0-SNAPSHOT"));
    assertFalse(NewerVersion.isNewer("1.0.0-SNAPSHOT", "1.0.0"));
    assertFalse(NewerVersion.isNewer("0.9", "1.0.0"));
    assertFalse(NewerVersion.isNewer("newest", "1.0.0"));
  }
}
