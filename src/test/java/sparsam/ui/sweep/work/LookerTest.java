package sparsam.ui.sweep.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sparsam.recipe.Presets;
import sparsam.sweep.SweepReader;
import sparsam.sweep.Task;
import sparsam.sweep.finding.Halved;
import sparsam.sweep.finding.MadeUp;
import sparsam.sweep.work.Outcome;
import sparsam.sweep.work.SweepFolder;
import sparsam.sweep.work.SweepFolder.Found;
import sparsam.text.Strings;

/** What is seen of a folder in which others end trainings at any moment. */
class LookerTest {
  @TempDir Path temp;

  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private final Looker looker = new Looker(new Strings(), this::read);
  private SweepFolder folder;
  private Halved halved;
  private Map<String, Outcome> made;

  @BeforeEach
  void plan() throws Exception {
    halved =
        Halved.of(
            SweepReader.with(SweepReader.of(Presets.load("quick")), List.of("fraction=0.5"), 0, 2),
            _ -> Map.of());
    made = MadeUp.outcomes(halved.plan(), _ -> 1800);
    folder = new SweepFolder(temp);
  }

  /** Finds what has ended, and lets somebody do something before it is through. */
  private Found read(SweepFolder of, List<Task> tasks, String engine) {
    Map<String, Outcome> found = new HashMap<>();
    tasks.stream().filter(of::isDone).forEach(task -> found.put(task.id(), made.get(task.id())));
    if (!meanwhile.isEmpty()) {
      meanwhile.removeFirst().run();
    }
    return new Found(found, Map.of(), List.of());
  }

  private void end(int task) {
    try {
      Files.createDirectories(folder.run(halved.plan().tasks().get(task)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_ends_while_a_folder_is_read_is_seen_at_the_next_look() throws Exception {
    end(0);
    meanwhile.add(() -> end(1));
    Sight first = looker.look(halved, folder);
    assertEquals(1, first.outcomes().size());
    meanwhile.add(() -> end(2));
    Sight second = looker.again(first);
    assertEquals(2, second.outcomes().size(), "the one that ended meanwhile");
    Sight third = looker.again(second);
    assertEquals(3, third.outcomes().size(), "and the one that ended while that was read");
    assertSame(third, looker.again(third), "nothing has changed since");
  }
}
