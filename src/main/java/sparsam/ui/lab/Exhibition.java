package sparsam.ui.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Optimizer;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Weights;
import sparsam.store.PastRun;
import sparsam.ui.lab.Exhibit.Live;
import sparsam.ui.lab.Exhibit.Old;
import sparsam.ui.lab.Exhibit.Plan;
import sparsam.ui.lab.recipe.RecipeModel;
import sparsam.ui.lab.run.Adjusting;
import sparsam.ui.lab.run.Preparation;
import sparsam.ui.lab.run.RunModel;
import sparsam.ui.lab.run.Session;
import sparsam.ui.lab.run.StartWeights;
import sparsam.ui.lab.weights.Kept;

/** Turns all panels to what is shown: a plan, a run of this window, or one from before. */
final class Exhibition {
  private final RecipeModel recipe;
  private final RunModel run;
  private final Panels panels;
  private final Preparation preparation;
  private final Adjusting adjusting = new Adjusting();
  private final ReadOnlyObjectWrapper<Exhibit> shown =
      new ReadOnlyObjectWrapper<>(new Plan(new Monitor()));

  private boolean rewinding;

  /** The weights of the run shown that were given to the pruning panel last. */
  private @Nullable Weights pruned;

  Exhibition(RecipeModel recipe, RunModel run, Panels panels, Preparation preparation) {
    this.recipe = recipe;
    this.run = run;
    this.panels = panels;
    this.preparation = preparation;
    shown.subscribe(this::name);
    run.state().subscribe(this::name);
  }

  /** Says which it is. */
  private void name() {
    Exhibit now = shown.get();
    Recipe next = recipe.recipe().get();
    Path folder = now.folder();
    if (folder == null) {
      panels.state().plan(next);
    } else {
      boolean running = now instanceof Live && run.isRunning();
      String place = String.valueOf(folder.getFileName());
      panels.state().run(now.recipe().orElse(next), place, running, next);
    }
  }

  /** What the recipe would start from, as soon as that is there, and no run any more. */
  void plan() {
    run.forget();
    shown.set(new Plan(new Monitor()));
    preparation.begin();
    panels.dense().show(null);
    panels.curves().clear();
    panels.step().clear();
    panels.time().clear();
    panels.answers().begin(recipe.recipe().get());
  }

  /** Stops what runs and shows what the recipe would start from. */
  void rewind() {
    run.stop();
    rewinding = true;
  }

  /** What the recipe would start from, though the recipe is the same. */
  void again() {
    plan();
    follow(recipe.recipe().get());
  }

  /** Data have come that were not there: what a plan would start from can be seen now. */
  void arrived() {
    if (shown.get() instanceof Plan) {
      again();
    }
  }

  /** A run that begins. */
  void live(Session session) {
    Recipe now = session.recipe();
    adjusting.begin(recipe.rho().set(), recipe.lr().set());
    panels.step().clear();
    panels.result().plan(now, recipe.base().get(), List.of());
    panels.result().next(recipe.recipe().get(), recipe.base().get());
    panels.curves().begin(now);
    panels.time().begin(now, Kept.by(session.monitor()));
    panels.answers().begin(now);
    shown.set(new Live(session));
  }

  /** A run from before. */
  void old(PastRun past) {
    run.forget();
    preparation.show();
    panels.result().plan(past.recipe(), past.recipe(), List.of());
    panels.result().poll(past.monitor(), false);
    panels.result().images(past.run());
    panels.curves().show(past.recipe(), past.monitor());
    panels.step().clear();
    panels.step().poll(past.recipe(), past.monitor(), false);
    panels.dense().show(past.run().denseFrom());
    panels.time().begin(past.recipe(), Kept.by(past.monitor()));
    prune(past.monitor());
    panels.prune().lived(past.recipe(), past.monitor().masks(), past.monitor().tracks());
    panels.answers().show(past.recipe(), past.monitor().answers());
    shown.set(new Old(past));
    follow(recipe.recipe().get());
  }

  /** The recipe is set otherwise now, or something else is shown beside it. */
  void follow(Recipe next) {
    Exhibit now = shown.get();
    name();
    if (now instanceof Live(Session session) && run.isRunning()) {
      adjusting.follow(
          session,
          recipe.rho().set(),
          recipe.lr().set(),
          new Dials(OptionalDouble.empty(), recipe.rho().standing(), recipe.lr().standing()));
    }
    if (now instanceof Plan plan) {
      panels.prune().plan(next);
      panels.result().plan(next, recipe.base().get(), plan.monitor().results());
      preparation.of(next);
    } else {
      panels.result().next(next, recipe.base().get());
    }
  }

  /**
   * Looks at what the run shown has measured since.
   *
   * @param wasRunning whether it was under way when the last look began
   */
  void poll(boolean wasRunning) {
    if (shown.get() instanceof Live(Session session) && wasRunning) {
      Monitor monitor = session.monitor();
      panels.curves().poll(monitor);
      panels.step().poll(session.recipe(), monitor, run.isComputing());
      panels.result().time(monitor, run.isComputing());
      panels.result().poll(monitor, run.isRunning());
      panels.result().images(session.recipe().data().set(), session.data());
      panels.answers().poll(monitor);
      session.denseFrom().ifPresent(panels.dense()::show);
      prune(monitor);
      panels.prune().lived(session.recipe(), monitor.masks(), monitor.tracks());
      if (!run.isRunning()) {
        panels.curves().end();
      }
      say(run.isRunning() ? monitor.underWay() : List.of());
    }
    if (rewinding && !run.isRunning()) {
      rewinding = false;
      again();
    }
  }

  /** Says at the sliders which of the trainings under way they move. */
  private void say(List<Moment> now) {
    recipe.rho().moves(names(now, Dials::rho));
    recipe.lr().moves(names(now, Dials::rate));
  }

  private static List<String> names(List<Moment> now, Function<Optimizer, OptionalDouble> number) {
    return now.stream()
        .filter(at -> number.apply(at.optimizer()).isPresent())
        .map(Moment::name)
        .toList();
  }

  /** The network that a run shown has trained is the one that the slider prunes. */
  private void prune(Monitor monitor) {
    monitor
        .weights("dense")
        .ifPresent(
            dense -> {
              if (!dense.equals(pruned)) {
                pruned = dense;
                panels.prune().show(dense, true);
              }
            });
  }

  /** What a plan starts from is there. */
  void ready(StartWeights ready) {
    panels.time().initial(ready.weights());
    if (!(shown.get() instanceof Plan)) {
      return;
    }
    Monitor monitor = ready.monitor();
    boolean trained = ready.dense() != null;
    panels.prune().show(ready.weights(), trained);
    shown.set(new Plan(monitor));
    Recipe next = recipe.recipe().get();
    panels.result().plan(next, recipe.base().get(), monitor.results());
    panels.dense().show(ready.dense());
    panels.answers().show(next, monitor.answers());
    if (trained) {
      panels.curves().show(next, monitor);
      panels.time().begin(next, Kept.by(monitor));
    } else {
      panels.curves().clear();
      panels.time().clear();
    }
  }

  ReadOnlyObjectProperty<Exhibit> shown() {
    return shown.getReadOnlyProperty();
  }
}
