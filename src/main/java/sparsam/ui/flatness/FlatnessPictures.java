package sparsam.ui.flatness;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.plot.contour.Contour;
import sparsam.plot.contour.Hills;
import sparsam.plot.picture.Picture;
import sparsam.report.landscape.Landscapes;
import sparsam.report.landscape.Landscapes.Ends;
import sparsam.report.landscape.Route;
import sparsam.report.landscape.View;
import sparsam.text.Strings;

/** What was measured, as pictures: two planes side by side in the same colours, or a line. */
public final class FlatnessPictures {
  private static final Line NOTHING = new Line(List.of(), List.of(), List.of());

  /** Of a network's name in a title, in characters. */
  private static final int LONGEST = 24;

  private final Strings strings;
  private final Landscapes landscapes;
  private final ReadOnlyObjectWrapper<Picture> left;
  private final ReadOnlyObjectWrapper<Picture> right;
  private final ReadOnlyObjectWrapper<Picture> lineLoss;
  private final ReadOnlyObjectWrapper<Picture> lineAccuracy;
  private final BooleanProperty solid = new SimpleBooleanProperty();
  private final List<Contour> planes = new ArrayList<>();

  /** Whether the second plane is still to be shown as it is. */
  private boolean behind;

  private double turn = Hills.TURN;
  private double tilt = Hills.TILT;
  private final ReadOnlyBooleanWrapper two = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper barrier = new ReadOnlyStringWrapper("");

  FlatnessPictures(Strings strings) {
    this.strings = strings;
    this.landscapes = new Landscapes(strings);
    planes.add(nothing());
    planes.add(nothing());
    left = new ReadOnlyObjectWrapper<>(planes.get(0));
    right = new ReadOnlyObjectWrapper<>(planes.get(1));
    solid.subscribe((_, _) -> showPlanes(false));
    lineLoss = new ReadOnlyObjectWrapper<>(landscapes.line("a", "b", NOTHING, View.USUAL, ""));
    lineAccuracy =
        new ReadOnlyObjectWrapper<>(landscapes.line("a", "b", NOTHING, new View(true, false), ""));
  }

  /**
   * @param asked null where nothing can be
   * @param known null before anything is known of it
   * @param empty the sentence where there is nothing
   * @param inTurn whether the second plane waits for {@link #catchUp}: to draw one takes a part of
   *     a frame
   */
  void show(
      Sight sight,
      @Nullable Question asked,
      @Nullable Findings known,
      View view,
      String empty,
      boolean inTurn) {
    String words = known == null || known.trouble().isEmpty() ? empty : known.trouble();
    switch (sight) {
      case PLANE, THROUGH -> {
        planes(sight, asked, known, view, words);
        showPlanes(inTurn);
      }
      case LINE -> line(asked, known, view, words);
      case SLICES, SPECTRUM, RISE, TOY -> {} // They have pictures of their own.
    }
  }

  private void planes(
      Sight sight, @Nullable Question asked, @Nullable Findings known, View view, String empty) {
    List<Findings.Seen> seen = known == null ? List.of() : known.planes();
    List<Relief> all = seen.stream().flatMap(one -> one.reliefs().stream()).toList();
    Ends ends = Landscapes.ends(all, view);
    two.set(sight == Sight.PLANE && asked != null && asked.networks().size() > 1);
    for (int i = 0; i < planes.size(); i++) {
      String title =
          asked == null || i >= asked.networks().size()
              ? strings.get("flatness.plane")
              : sight == Sight.THROUGH
                  ? strings.get("landscape.title.through")
                  : asked.path()
                      ? strings.get("landscape.title.pathOf", brief(asked.networks().get(i).name()))
                      : strings.get(
                          "landscape.title.random",
                          brief(asked.networks().get(i).name()),
                          asked.seed());
      Findings.Seen plane = i < seen.size() ? seen.get(i) : null;
      planes.set(
          i,
          landscapes.plane(
              title,
              plane == null ? List.of() : plane.reliefs(),
              view,
              ends,
              plane == null || plane.spots().isEmpty()
                  ? List.of()
                  : List.of(route(asked, plane.spots())),
              plane == null || plane.trouble().isEmpty() ? empty : plane.trouble()));
    }
  }

  private void showPlanes(boolean inTurn) {
    left.set(seen(0));
    behind = true;
    if (!inTurn || !two.get()) {
      catchUp();
    }
  }

  /** Shows the second plane as it is. */
  void catchUp() {
    if (behind) {
      behind = false;
      right.set(seen(1));
    }
  }

  /** From above, or as a surface from aside. */
  private Picture seen(int plane) {
    return solid.get() ? new Hills(planes.get(plane), turn, tilt) : planes.get(plane);
  }

  /** Whether planes are shown as surfaces. */
  public BooleanProperty solid() {
    return solid;
  }

  /**
   * Turns the surfaces, all alike.
   *
   * @param right in degrees
   * @param down in degrees; one sees them from above at most, and from aside
   */
  void turn(double right, double down) {
    turn = Math.IEEEremainder(turn - right, 360);
    tilt = Math.clamp(tilt + down, 5, 90);
    showPlanes(false);
  }

  private Route route(@Nullable Question asked, List<Spot> spots) {
    return asked != null && asked.path() ? landscapes.path("", spots) : new Route("", false, spots);
  }

  /** A title stands in one line beside its buttons. */
  private static String brief(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
  }

  private Contour nothing() {
    return landscapes.plane(
        "", List.of(), View.USUAL, new Ends(Double.NaN, Double.NaN), List.of(), "");
  }

  private void line(@Nullable Question asked, @Nullable Findings known, View view, String empty) {
    String a = asked == null ? "a" : asked.networks().get(0).name();
    String b = asked == null ? "b" : asked.networks().get(1).name();
    Line line = known == null || known.line() == null ? NOTHING : known.line();
    lineLoss.set(landscapes.line(a, b, line, new View(false, view.logarithmic()), empty));
    lineAccuracy.set(landscapes.line(a, b, line, new View(true, false), empty));
    barrier.set(known == null ? "" : landscapes.barrier(a, b, line));
  }

  /** The first network's plane, or the one through three. */
  public ReadOnlyObjectProperty<Picture> left() {
    return left.getReadOnlyProperty();
  }

  /** The second network's plane. */
  public ReadOnlyObjectProperty<Picture> right() {
    return right.getReadOnlyProperty();
  }

  /** Whether there are two planes. */
  public ReadOnlyBooleanProperty two() {
    return two.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> lineLoss() {
    return lineLoss.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> lineAccuracy() {
    return lineAccuracy.getReadOnlyProperty();
  }

  /** What the line says, in words; empty while it is not known. */
  public ReadOnlyStringProperty barrier() {
    return barrier.getReadOnlyProperty();
  }
}
