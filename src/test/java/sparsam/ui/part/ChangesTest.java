package sparsam.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes<String> changes = new Changes<>();

  private void change(String before, String after) {
    changes.add(before, after, from -> from + " to " + after, null);
  }

  @Test
  void whatWasUndoneCanBeDoneAgainUntilSomethingElseIsDone() {
    change("a", "b");
    assertEquals(Optional.of("a"), changes.undo());
    change("a", "a");
    assertEquals("a to b", changes.redoWords(), "nothing was changed");
    assertEquals(Optional.of("b"), changes.redo());
    assertEquals(Optional.of("a"), changes.undo());
    change("a", "c");
    assertEquals(Optional.empty(), changes.redo());
    assertEquals("a to c", changes.undoWords());
  }
}
