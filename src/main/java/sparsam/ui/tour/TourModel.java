package sparsam.ui.tour;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Where a person is in the tour, which can be left at any time and begun again. */
public final class TourModel {
  /**
   * A sentence beside something.
   *
   * @param target the id of what it is about
   * @param title the key of its title in the bundle
   * @param text the key of its sentence
   */
  public record Stop(String target, String title, String text) {}

  /** In the order of an experiment: cause, effect, meaning, and what is kept. */
  public static final List<Stop> STOPS =
      List.of(
          new Stop("fraction-dial", "tour.fraction", "tour.fraction.text"),
          new Stop("weights", "tour.weights", "tour.weights.text"),
          new Stop("prune", "tour.cliff", "tour.cliff.text"),
          new Stop("run", "tour.run", "tour.run.text"),
          new Stop("accuracy", "tour.curves", "tour.curves.text"),
          new Stop("step", "tour.step", "tour.step.text"),
          new Stop("result", "tour.result", "tour.result.text"),
          new Stop("export", "tour.export", "tour.export.text"),
          new Stop("rail", "tour.rail", "tour.rail.text"));

  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper();

  /** Begins at the first stop. */
  public void begin() {
    place.set(0);
    active.set(true);
  }

  /** Goes on to the next stop; from the last one the tour ends. */
  public void next() {
    if (place.get() + 1 < STOPS.size()) {
      place.set(place.get() + 1);
    } else {
      leave();
    }
  }

  /** Goes back to the stop before, if there is one. */
  public void back() {
    place.set(Math.max(0, place.get() - 1));
  }

  public void leave() {
    active.set(false);
  }

  public Stop stop() {
    return STOPS.get(place.get());
  }

  /** Whether the tour is shown. */
  public ReadOnlyBooleanProperty active() {
    return active.getReadOnlyProperty();
  }

  /** The index of the stop. */
  public ReadOnlyIntegerProperty place() {
    return place.getReadOnlyProperty();
  }
}
