package sparsam.ui.sweep;

import java.nio.file.Path;
import sparsam.recipe.Recipe;

/** What a sweep asks of the rest of the window. */
public interface Desk {
  /** Shows a training's run in the lab. */
  void open(Path run);

  /** Takes a point's recipe for the lab's next run. */
  void take(Recipe recipe);
}
