package sparsam.ui.lab.step;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.optim.Fault;
import sparsam.plot.axes.Axis;
import sparsam.plot.lines.LineChart;
import sparsam.plot.lines.PointBuffer;
import sparsam.plot.lines.Series;
import sparsam.plot.picture.Picture;
import sparsam.recipe.Recipe;
import sparsam.recipe.arm.Arm;
import sparsam.result.Moment;
import sparsam.result.Monitor;
import sparsam.result.Track;
import sparsam.text.Strings;

/** The step that is being made or was made last: its norms and losses, a formula, plain words. */
public final class StepModel {
  /** What the curves of the last steps show. */
  public enum Shown {
    /** L(w) and L(w + ε). */
    LOSSES,
    /** ‖g‖ and ‖ε‖. */
    NORMS
  }

  /**
   * What is known of the step, ready to be shown.
   *
   * @param words what was done, in a sentence
   * @param formula what was computed; empty before the first step
   * @param gradientNorm ‖g‖; — while it is not known, as the others
   * @param epsilonNorm ‖ε‖
   * @param loss L(w)
   * @param perturbedLoss L(w + ε)
   * @param particulars what its optimiser has besides
   */
  public record Reading(
      String words,
      String formula,
      String gradientNorm,
      String epsilonNorm,
      String loss,
      String perturbedLoss,
      List<Particulars> particulars) {}

  /** Steps that the curves go back: what an eye can follow one by one. */
  private static final int RECENT = 300;

  private static final String UNKNOWN = "—";

  private final Strings strings;
  private final StepWords words;
  private @Nullable Moment at;
  private @Nullable Track track;
  private int drawn = -1;
  private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.LOSSES);
  private final ReadOnlyObjectWrapper<Reading> reading;
  private final ReadOnlyObjectWrapper<Picture> picture;
  private final ReadOnlyBooleanWrapper above = new ReadOnlyBooleanWrapper();

  public StepModel(Strings strings) {
    this.strings = strings;
    this.words = new StepWords(strings);
    this.reading = new ReadOnlyObjectWrapper<>(nothing());
    this.picture = new ReadOnlyObjectWrapper<>(chart(null));
    shown.subscribe(() -> draw());
  }

  private Reading nothing() {
    return new Reading(
        strings.get("step.before"), "", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, List.of());
  }

  /** Shows no step. */
  public void clear() {
    at = null;
    track = null;
    reading.set(nothing());
    above.set(false);
    draw();
  }

  /**
   * Takes what is new.
   *
   * @param recipe of the run
   * @param passing whether the run goes on: then whole steps are shown, for halves that pass could
   *     not be read
   */
  public void poll(Recipe recipe, Monitor monitor, boolean passing) {
    Optional<Moment> now = monitor.moment();
    if (now.isEmpty()
        || now.get().equals(at)
        || (passing && now.get().place() == Moment.Place.CLIMBED)) {
      return;
    }
    Moment moment = now.get();
    at = moment;
    above.set(moment.place() == Moment.Place.CLIMBED);
    reading.set(read(recipe, moment));
    track = monitor.track(moment.name()).orElse(null);
    if (track != null && track.steps().size() != drawn) {
      draw();
    }
  }

  private Reading read(Recipe recipe, Moment moment) {
    boolean up = StepWords.isUp(moment);
    boolean gradient = moment.gradients() > 0;
    boolean climbs = moment.gradients() > 1;
    return new Reading(
        words.of(moment, faults(recipe, moment)),
        StepWords.formula(moment),
        gradient ? number(moment.gradientNorm()) : UNKNOWN,
        climbs ? number(moment.epsilonNorm()) : UNKNOWN,
        number(moment.loss()),
        climbs && !up ? number(moment.perturbedLoss()) : UNKNOWN,
        Particulars.of(moment.parts(), strings, this::number));
  }

  private static List<Fault> faults(Recipe recipe, Moment moment) {
    return recipe.arms().stream()
        .filter(arm -> arm.name().equals(moment.name()))
        .map(Arm::faults)
        .flatMap(all -> all.stream().sorted())
        .toList();
  }

  /** Four digits that count. */
  private String number(double value) {
    if (!Double.isFinite(value)) {
      return strings.get("step.infinite");
    }
    double magnitude = Math.abs(value);
    return magnitude != 0 && (magnitude < 0.0001 || magnitude >= 100_000)
        ? strings.digits(value, 3)
        : strings.get(
            magnitude >= 1000 ? "step.whole" : magnitude >= 1 ? "step.units" : "step.part", value);
  }

  private void draw() {
    Track now = track;
    drawn = now == null ? -1 : now.steps().size();
    picture.set(chart(now));
  }

  private LineChart chart(@Nullable Track of) {
    boolean losses = shown.get() == Shown.LOSSES;
    PointBuffer first = new PointBuffer();
    PointBuffer second = new PointBuffer();
    int size = of == null ? 0 : of.steps().size();
    int from = Math.max(0, size - RECENT);
    boolean climbs = false;
    if (of != null) {
      double[] below = of.steps().column(losses ? Track.LOSS : Track.GRADIENT_NORM, from);
      double[] up = of.steps().column(losses ? Track.PERTURBED_LOSS : Track.EPSILON_NORM, from);
      double[] epsilon = of.steps().column(Track.EPSILON_NORM, from);
      for (int i = 0; i < Math.min(below.length, epsilon.length); i++) {
        first.add(from + i + 1.0, below[i]);
        second.add(from + i + 1.0, up[i]);
        climbs |= epsilon[i] > 0;
      }
    }
    Series g =
        Series.solid(
            strings.get(losses ? "step.loss.symbol" : "step.gradient.symbol"), first.points(), 0);
    Series e =
        Series.solid(
            strings.get(losses ? "step.perturbed.symbol" : "step.epsilon.symbol"),
            second.points(),
            1);
    String name = of == null ? "" : of.name();
    return new LineChart(
        strings.get("step.title"),
        Axis.of(
                Axis.Kind.WHOLE,
                name.isEmpty() ? strings.get("step.x") : strings.get("step.x.of", name))
            .between(from + 1.0, Math.max(size, from + 2.0)),
        Axis.of(Axis.Kind.LOG, strings.get(losses ? "step.losses" : "step.norms"))
            .withUnit(losses ? strings.get("loss.unit") : ""),
        climbs ? List.of(g, e) : size == 0 ? List.of() : List.of(g),
        List.of(),
        strings.get("step.empty"));
  }

  public ObjectProperty<Shown> shown() {
    return shown;
  }

  public ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** The last steps' losses or norms. */
  public ReadOnlyObjectProperty<Picture> picture() {
    return picture.getReadOnlyProperty();
  }

  /** Whether the network stands at w + ε. */
  public ReadOnlyBooleanProperty above() {
    return above.getReadOnlyProperty();
  }

  /** The moment shown. */
  public Optional<Moment> moment() {
    return Optional.ofNullable(at);
  }
}
