package sparsam.ui.lab.run;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataOrigin;
import sparsam.recipe.Recipe;
import sparsam.result.DenseFrom;
import sparsam.result.Monitor;
import sparsam.result.Run;
import sparsam.train.Control;

/** One run of a recipe, seen from the window while the engine's thread works on it. */
public final class Session {
  /** How it ended. */
  public sealed interface Outcome {
    /** It came to its end or was stopped. */
    record Ended(Run run) implements Outcome {}

    /**
     * It could not go on.
     *
     * @param sentence what happened and what to do
     */
    record Broken(String sentence) implements Outcome {}
  }

  private final Recipe recipe;
  private final Path folder;
  private final Monitor monitor = new Monitor();
  private final Control control = new Control();
  private volatile @Nullable Outcome outcome;
  private volatile @Nullable DenseFrom denseFrom;
  private volatile DataOrigin data = DataOrigin.UNKNOWN;
  private volatile boolean opened;

  Session(Recipe recipe, Path folder) {
    this.recipe = recipe;
    this.folder = folder;
  }

  public Recipe recipe() {
    return recipe;
  }

  /** Where its files are written. */
  public Path folder() {
    return folder;
  }

  public Monitor monitor() {
    return monitor;
  }

  public Control control() {
    return control;
  }

  /** Empty while it runs. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * Where its dense network was taken over from; empty where it trains one, or is not there yet.
   */
  public Optional<DenseFrom> denseFrom() {
    return Optional.ofNullable(denseFrom);
  }

  void denseFrom(DenseFrom origin) {
    denseFrom = origin;
  }

  /** Which data it is made with; not known until they are loaded. */
  public DataOrigin data() {
    return data;
  }

  void data(DataOrigin loaded) {
    data = loaded;
  }

  /** Its folder is there, and a run's. */
  void opened() {
    opened = true;
  }

  /** Whether it ended before its end, and its folder has what it had come to. */
  public boolean isUnfinished() {
    return switch (outcome) {
      case null -> false;
      case Outcome.Ended(Run run) -> run.state() == Run.State.STOPPED;
      case Outcome.Broken _ -> opened;
    };
  }

  void end(Outcome how) {
    outcome = how;
  }
}
