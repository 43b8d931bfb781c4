package sparsam.ui.lab.state;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import sparsam.recipe.Difference;
import sparsam.recipe.Recipe;
import sparsam.text.Strings;

/** Which of the three the lab shows, its name, and what is set otherwise for the next run. */
public final class StateModel {
  /** What there is to see. */
  public enum State {
    /** Nothing has run: what is set is what is shown. */
    PLAN("state.plan"),
    RUNNING("state.running"),
    /** A run that has ended, of this window or from before. */
    RESULT("state.result");

    private final String key;

    State(String key) {
      this.key = key;
    }

    /** The key of its name. */
    String key() {
      return key;
    }
  }

  private final Strings strings;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.PLAN);
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Difference>> differences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty comparing = new SimpleBooleanProperty();

  public StateModel(Strings strings) {
    this.strings = strings;
  }

  /** Shows what a recipe would do. */
  public void plan(Recipe planned) {
    state.set(State.PLAN);
    name.set(planned.name());
    place.set(strings.get("state.nothing"));
    same();
  }

  /**
   * Shows a run.
   *
   * @param folder its folder's name
   * @param upcoming what the next run would follow
   */
  public void run(Recipe of, String folder, boolean running, Recipe upcoming) {
    state.set(running ? State.RUNNING : State.RESULT);
    name.set(of.name());
    place.set(folder);
    // What a recipe is called decides nothing.
    Recipe alike = upcoming.named(of.name());
    if (alike.equals(of)) {
      same();
    } else {
      differences.set(Difference.all(of, alike));
      next.set(strings.get("state.next", upcoming.name()));
    }
  }

  private void same() {
    next.set("");
    comparing.set(false);
    differences.set(List.of());
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What the recipe is called whose plan or run is shown. */
  public ReadOnlyStringProperty name() {
    return name.getReadOnlyProperty();
  }

  /** What the folder of the run is called; of a plan that nothing has run. */
  public ReadOnlyStringProperty place() {
    return place.getReadOnlyProperty();
  }

  /** What the next run would be, where it is another one than that shown; or empty. */
  public ReadOnlyStringProperty next() {
    return next.getReadOnlyProperty();
  }

  /** What is set otherwise for the next run: left the run shown, right the next one. */
  public ReadOnlyObjectProperty<List<Difference>> differences() {
    return differences.getReadOnlyProperty();
  }

  /** Whether the run shown and the next one stand side by side. */
  public BooleanProperty comparing() {
    return comparing;
  }
}
