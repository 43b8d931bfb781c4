package sparsam.ui.lab.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.recipe.Recipe;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.result.TimeLeft;
import sparsam.text.Strings;
import sparsam.train.Control.Stride;
import sparsam.ui.lab.run.Session.Outcome;

/** Whether something runs, how far it is, and what went wrong. */
public final class RunModel {
  private static final Logger LOG = LoggerFactory.getLogger(RunModel.class);

  /** What the buttons depend on. */
  public enum State {
    /** Nothing has run yet. */
    IDLE,
    RUNNING,
    /** Waits, or is about to, for a person to let it go on. */
    PAUSED,
    /** Asked to stop, and about to. */
    STOPPING,
    /** The last run ended, whichever way. */
    ENDED
  }

  private final Strings strings;
  private final EngineService engine;
  private volatile @Nullable Session session;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
  private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();

  private TimeLeft left = new TimeLeft();

  /** Whether what is complained of is still so. */
  private BooleanSupplier cause = () -> true;

  public RunModel(Strings strings, EngineService engine) {
    this.strings = strings;
    this.engine = engine;
    activity.set(strings.get("run.idle"));
  }

  /** The run under way or the last one. */
  public Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  /**
   * Starts a run unless one is under way.
   *
   * @param anew whether the dense network is trained even where there is one already
   */
  public void run(Recipe recipe, boolean anew) {
    start(() -> engine.start(recipe, anew, _ -> {}));
  }

  /** Starts a run unless one is under way, which goes so far and then pauses. */
  public void run(Recipe recipe, boolean anew, Stride stride) {
    start(
        () ->
            engine.start(
                recipe,
                anew,
                control -> {
                  control.pause();
                  control.advance(stride);
                }));
  }

  /**
   * Goes on with a run that was stopped or killed, unless one is under way.
   *
   * @param folder of that run
   */
  public void resume(Recipe recipe, Path folder) {
    start(() -> engine.resume(recipe, folder));
  }

  private void start(Supplier<Session> begun) {
    if (isRunning()) {
      return;
    }
    dismissError();
    progress.set(0);
    activity.set(strings.get("run.starting"));
    detail.set("");
    left = new TimeLeft();
    session = begun.get();
    state.set(State.RUNNING);
  }

  /** Pauses what runs, or lets a paused run go on. */
  public void pauseOrGoOn() {
    if (session != null && state.get() == State.RUNNING) {
      session.control().pause();
      state.set(State.PAUSED);
    } else if (session != null && state.get() == State.PAUSED) {
      session.control().resume();
      state.set(State.RUNNING);
    }
  }

  /** Lets the run go so far, then pause. */
  public void advance(Stride stride) {
    if (session != null && isRunning() && state.get() != State.STOPPING) {
      session.control().advance(stride);
    }
  }

  /** Asks the run to end at its next step. */
  public void stop() {
    if (session != null && isRunning()) {
      session.control().stop();
      state.set(State.STOPPING);
      activity.set(strings.get("run.stopping"));
    }
  }

  /** Whether a run is under way, paused or not. */
  public boolean isRunning() {
    return switch (state.get()) {
      case RUNNING, PAUSED, STOPPING -> true;
      case IDLE, ENDED -> false;
    };
  }

  /**
   * Whether no run is under way; where one is, that is complained of.
   *
   * @param key of the sentence that says what cannot be done meanwhile
   */
  public boolean isFree(String key) {
    if (isRunning()) {
      complain(strings.get(key), this::isRunning);
    }
    return !isRunning();
  }

  /** Whether the processor is busy with a run. To be asked from any thread. */
  public boolean isComputing() {
    Session now = session;
    return now != null && now.outcome().isEmpty() && !now.control().waiting();
  }

  /** Shows no run any more. */
  public void forget() {
    if (!isRunning()) {
      session = null;
      state.set(State.IDLE);
      activity.set(strings.get("run.idle"));
      detail.set("");
    }
  }

  /** Shows a sentence where errors are shown, until something else is done. */
  public void complain(String sentence) {
    complain(sentence, () -> true);
  }

  /**
   * Shows a sentence where errors are shown, as long as its cause is there.
   *
   * @param still whether it is; asked once a pulse
   */
  public void complain(String sentence, BooleanSupplier still) {
    LOG.info("complaint: {}", sentence);
    cause = still;
    error.set(sentence);
  }

  /** Shows what was just done; what went wrong before is over. */
  public void tell(String sentence) {
    dismissError();
    activity.set(sentence);
    detail.set("");
  }

  public void dismissError() {
    error.set("");
    cause = () -> true;
  }

  /** Looks at the run; called once a pulse. */
  public void poll() {
    if (!cause.getAsBoolean()) {
      dismissError();
    }
    Session now = session;
    if (now == null || !isRunning()) {
      return;
    }
    Optional<Outcome> outcome = now.outcome();
    left.look(now.monitor().fraction(), isComputing());
    if (state.get() != State.STOPPING) {
      boolean paused = now.control().paused();
      state.set(paused ? State.PAUSED : State.RUNNING);
      activity.set(paused ? paused(now.monitor()) : going(now.monitor()));
    }
    progress.set(now.monitor().fraction());
    if (outcome.isPresent()) {
      end(now, outcome.get());
    }
  }

  private String going(Monitor monitor) {
    String words = left.words();
    return words.isEmpty()
        ? monitor.activity()
        : strings.get("run.left", monitor.activity(), words);
  }

  private String paused(Monitor monitor) {
    List<Moment> all = monitor.underWay();
    if (all.size() > 1) {
      return strings.get(
          "run.paused.several",
          all.stream()
              .map(at -> paused(at, "run.paused.one", "run.paused.oneAbove"))
              .collect(Collectors.joining(" · ")));
    }
    return monitor
        .moment()
        .map(at -> paused(at, "run.paused", "run.pausedAbove"))
        .orElse(strings.get("run.pausedBefore"));
  }

  private String paused(Moment at, String below, String above) {
    return strings.get(
        at.place() == Moment.Place.CLIMBED ? above : below, at.name(), at.epoch(), at.step());
  }

  private void end(Session ended, Outcome outcome) {
    switch (outcome) {
      case Outcome.Ended(Run run) -> {
        detail.set(strings.get("run.folder", strings.path(ended.folder())));
        activity.set(
            strings.get(
                run.state() == Run.State.STOPPED ? "run.stopped" : "run.finished",
                ended.folder().getFileName()));
      }
      case Outcome.Broken(String sentence) -> {
        activity.set(strings.get(ended.isUnfinished() ? "run.brokenOff" : "run.broken"));
        complain(sentence, () -> ended.equals(session));
      }
    }
    state.set(State.ENDED);
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What is being done, or was done last, in words. */
  public ReadOnlyStringProperty activity() {
    return activity.getReadOnlyProperty();
  }

  /** More on the activity, or empty. */
  public ReadOnlyStringProperty detail() {
    return detail.getReadOnlyProperty();
  }

  /** How much of the run is done, 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** One sentence, or empty. */
  public ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }
}
