package sparsam.ui.lab;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import sparsam.recipe.Recipe;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.run.Session;

/** Goes on with runs that were stopped, killed or broken off, each from its last finished epoch. */
public final class GoingOn {
  private final RunModel run;
  private final RecipeFiles files;
  private final Exhibition exhibition;
  private final BooleanBinding possible;

  GoingOn(RunModel run, RecipeFiles files, Exhibition exhibition) {
    this.run = run;
    this.files = files;
    this.exhibition = exhibition;
    possible = Bindings.createBooleanBinding(this::isPossible, run.state(), exhibition.shown());
  }

  private boolean isPossible() {
    return !run.isRunning()
        && switch (exhibition.shown().get()) {
          case Exhibit.Old(PastRun past) -> past.run().state() != Run.State.FINISHED;
          case Exhibit.Live(Session session) -> session.isUnfinished();
          case Exhibit.Plan _ -> false;
        };
  }

  /** Whether the run that is shown can go on where it was stopped. */
  public ObservableBooleanValue possible() {
    return possible;
  }

  /** Goes on with the run that is shown, where that is possible. */
  public void withShown() {
    if (!possible.get()) {
      return;
    }
    switch (exhibition.shown().get()) {
      case Exhibit.Old(PastRun past) -> with(past);
      case Exhibit.Live(Session session) -> with(session.recipe(), session.folder());
      case Exhibit.Plan _ -> {}
    }
  }

  /** Takes a past run's recipe and goes on with it, unless a run is under way. */
  public void with(PastRun past) {
    with(past.recipe(), past.folder());
  }

  private void with(Recipe of, Path folder) {
    if (run.isFree(LabModel.BUSY)) {
      files.take(of);
      run.resume(of, folder);
      run.session().ifPresent(exhibition::live);
    }
  }
}
