package sparsam.ui.lab;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Recipe;
import sparsam.result.DenseFrom;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.store.PastRun;
import sparsam.text.Strings;
import sparsam.ui.lab.Exhibit.Live;
import sparsam.ui.lab.Exhibit.Old;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.run.Session.Outcome;
import sparsam.ui.lab.seeds.SeedFindings;
import sparsam.ui.lab.seeds.SeedsModel;
import sparsam.ui.lab.seeds.SeedsModel.Subject;

/** Lets the seeds follow what is shown, and shows what they say. */
final class SeedsOfRun {
  private final Strings strings;
  private final SeedsModel model;
  private final RunModel run;
  private final Panels panels;
  private final ReadOnlyObjectProperty<Exhibit> shown;

  SeedsOfRun(
      Strings strings,
      SeedsModel model,
      RunModel run,
      Panels panels,
      ReadOnlyObjectProperty<Exhibit> shown) {
    this.strings = strings;
    this.model = model;
    this.run = run;
    this.panels = panels;
    this.shown = shown;
    shown.subscribe(this::turn);
    model.findings().subscribe(this::say);
  }

  private void turn(Exhibit now) {
    model.show(now instanceof Old(var past) ? of(past) : null);
  }

  private Subject of(PastRun past) {
    return subject(
        past.recipe(), past.folder(), past.run(), past.monitor(), past.run().denseFrom());
  }

  private Subject subject(
      Recipe recipe, Path folder, Run ended, Monitor monitor, @Nullable DenseFrom dense) {
    String refusal =
        ended.state() != Run.State.FINISHED
            ? "seeds.unfinished"
            : !monitor.adjustments().isEmpty()
                ? "seeds.adjusted"
                : dense instanceof DenseFrom.Brought ? "seeds.brought" : "";
    return new Subject(recipe, folder, refusal.isEmpty() ? "" : strings.get(refusal));
  }

  private void say(@Nullable SeedFindings found) {
    if (found != null) {
      panels.result().seeds(found);
      panels.curves().seeds(found.tracks());
    }
  }

  /**
   * Looks at what has been trained; called once a pulse.
   *
   * @param wasRunning whether the run shown was under way when the last look began
   */
  void poll(boolean wasRunning) {
    if (wasRunning
        && !run.isRunning()
        && shown.get() instanceof Live(Session session)
        && session.outcome().orElse(null) instanceof Outcome.Ended(Run ended)) {
      model.follow(
          subject(
              session.recipe(),
              session.folder(),
              ended,
              session.monitor(),
              session.denseFrom().orElse(null)));
    }
    model.poll();
  }

  SeedsModel model() {
    return model;
  }
}
