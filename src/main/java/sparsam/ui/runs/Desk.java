package sparsam.ui.runs;

import java.util.List;
import sparsam.recipe.Recipe;
import sparsam.store.PastRun;

/** What the table of runs asks of the rest of the window; on the window's thread only. */
public interface Desk {
  /** Shows a past run in the lab. */
  void open(PastRun run);

  /** Takes a past run's recipe for the next run. */
  void take(Recipe recipe);

  /** Draws past runs behind the one that the lab shows; none takes them off. */
  void overlay(List<PastRun> runs);

  /** Goes on with a run that was stopped or killed, in its folder. */
  void goOn(PastRun run);

  /** Says in one sentence what could not be done. */
  void complain(String sentence);
}
