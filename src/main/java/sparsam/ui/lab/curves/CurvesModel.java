package sparsam.ui.lab.curves;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Recipe;
import sparsam.report.Curves;
import sparsam.report.Curves.Quantity;
import sparsam.report.Curves.Style;
import sparsam.result.Monitor;
import sparsam.result.Track;
import sparsam.text.Strings;

/** Accuracy, loss and flatness of the trainings shown, as pictures that follow them. */
public final class CurvesModel {
  /**
   * Another run behind the shown one.
   *
   * @param name what the legend calls it
   */
  public record Overlay(String name, Recipe recipe, Monitor monitor) {}

  /** Steps that the smoothed loss may remember at most. */
  public static final double LONGEST_SPAN = 500;

  private final Strings strings;
  private @Nullable Recipe recipe;
  private @Nullable Monitor monitor;
  private boolean running;
  private Map<String, List<Track>> seeds = Map.of();
  private List<Overlay> overlays = List.of();
  private Curves curves;
  private final ObjectProperty<Style> style = new SimpleObjectProperty<>(Style.STANDARD);
  private final ReadOnlyObjectWrapper<Picture> accuracy;
  private final ReadOnlyObjectWrapper<Picture> loss;
  private final ReadOnlyBooleanWrapper watched = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Quantity> first = new SimpleObjectProperty<>(Quantity.ACCURACY);
  private final ObjectProperty<Quantity> second = new SimpleObjectProperty<>(Quantity.LOSS);
  private final ReadOnlyObjectWrapper<Picture> left;
  private final ReadOnlyObjectWrapper<Picture> right;

  public CurvesModel(Strings strings) {
    this.strings = strings;
    this.curves = new Curves(strings, null, style.get());
    this.accuracy = new ReadOnlyObjectWrapper<>(curves.accuracy(strings.get("accuracy.empty")));
    this.loss = new ReadOnlyObjectWrapper<>(curves.loss(strings.get("loss.empty")));
    this.left = new ReadOnlyObjectWrapper<>(accuracy.get());
    this.right = new ReadOnlyObjectWrapper<>(loss.get());
    style.subscribe((_, next) -> restyle(next));
    first.subscribe((_, _) -> draw());
    second.subscribe((_, _) -> draw());
  }

  /** Turns to a run that begins. */
  public void begin(Recipe next) {
    running = true;
    turnTo(next);
  }

  /** Turns to a run that is over. */
  public void show(Recipe next, Monitor over) {
    running = false;
    turnTo(next);
    poll(over);
  }

  private void turnTo(@Nullable Recipe next) {
    recipe = next;
    monitor = null;
    seeds = Map.of();
    renew();
  }

  /** Nothing more will come of this run. */
  public void end() {
    running = false;
    draw();
  }

  /** Shows no run. */
  public void clear() {
    running = false;
    turnTo(null);
  }

  /**
   * Draws the means over several seeds of the run shown, with bands.
   *
   * @param tracks of each training's seeds, by its name; empty for none
   */
  public void seeds(Map<String, List<Track>> tracks) {
    if (!seeds.equals(tracks)) {
      seeds = Map.copyOf(tracks);
      curves.seeds(seeds);
      draw();
    }
  }

  /** Draws other runs behind this one, in place of those before. */
  public void overlay(List<Overlay> others) {
    overlays = List.copyOf(others);
    renew();
  }

  /** Takes what is new and makes new pictures where anything is. */
  public void poll(Monitor now) {
    monitor = now;
    if (curves.follow(now)) {
      draw();
    }
  }

  private void restyle(Style next) {
    Curves same = curves.restyled(next);
    if (same != null) {
      curves = same;
      draw();
    } else {
      renew();
    }
  }

  private void renew() {
    curves = new Curves(strings, recipe, style.get());
    curves.seeds(seeds);
    for (Overlay overlay : overlays) {
      curves.overlay(overlay.name(), overlay.recipe(), overlay.monitor());
    }
    if (monitor != null) {
      curves.follow(monitor);
    }
    draw();
  }

  private void draw() {
    accuracy.set(curves.accuracy(strings.get(running ? "accuracy.begun" : "accuracy.empty")));
    loss.set(curves.loss(strings.get(running ? "loss.begun" : "loss.empty")));
    watched.set(curves.watched());
    left.set(picture(watched.get() ? first.get() : Quantity.ACCURACY));
    right.set(picture(watched.get() ? second.get() : Quantity.LOSS));
  }

  private Picture picture(Quantity quantity) {
    return switch (quantity) {
      case ACCURACY -> accuracy.get();
      case LOSS -> loss.get();
      case LARGEST -> curves.of(quantity, strings.get("curves.largest.empty"));
      case SHARPNESS -> curves.of(quantity, strings.get("curves.sharpness.empty"));
    };
  }

  /** Whether there is more to choose from than accuracy and loss. */
  public ReadOnlyBooleanProperty watched() {
    return watched.getReadOnlyProperty();
  }

  /** What the chart on the left is of, where there is a choice. */
  public ObjectProperty<Quantity> first() {
    return first;
  }

  /** What the chart on the right is of, where there is a choice. */
  public ObjectProperty<Quantity> second() {
    return second;
  }

  /** The chart on the left: accuracy, or what was chosen. */
  public ReadOnlyObjectProperty<Picture> left() {
    return left.getReadOnlyProperty();
  }

  /** The chart on the right: loss, or what was chosen. */
  public ReadOnlyObjectProperty<Picture> right() {
    return right.getReadOnlyProperty();
  }

  /** How the curves are drawn. */
  public ObjectProperty<Style> style() {
    return style;
  }

  /** Accuracy of every training. */
  public ReadOnlyObjectProperty<Picture> accuracy() {
    return accuracy.getReadOnlyProperty();
  }

  /** Training loss by step, smoothed, with the raw values behind. */
  public ReadOnlyObjectProperty<Picture> loss() {
    return loss.getReadOnlyProperty();
  }
}
