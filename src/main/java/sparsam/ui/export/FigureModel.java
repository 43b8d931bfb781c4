package sparsam.ui.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import sparsam.plot.picture.Picture;
import sparsam.plot.surface.Look;
import sparsam.plot.surface.Theme;
import sparsam.report.Figure;
import sparsam.report.Report;
import sparsam.text.Strings;

/**
 * How figures are drawn, for all of them, and what is changed of each: kept while the window is
 * open, for the next export and the report.
 */
public final class FigureModel {
  /** Letters from here to there can be read and leave room. */
  private static final double LEAST_POINTS = 5;

  private static final double MOST_POINTS = 24;

  private final Strings strings;
  private final ObjectProperty<Look.Place> legend = new SimpleObjectProperty<>(Look.PAPER.legend());
  private final BooleanProperty distinct = new SimpleBooleanProperty(Look.PAPER.distinct());
  private final StringProperty points = new SimpleStringProperty("9");
  private final ObjectProperty<Map<Integer, Color>> colours = new SimpleObjectProperty<>(Map.of());
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty xFrom = new SimpleStringProperty("");
  private final StringProperty xTo = new SimpleStringProperty("");
  private final StringProperty yFrom = new SimpleStringProperty("");
  private final StringProperty yTo = new SimpleStringProperty("");
  private final ObjectProperty<Set<String>> hidden = new SimpleObjectProperty<>(Set.of());
  private final ReadOnlyObjectWrapper<@Nullable Picture> edited = new ReadOnlyObjectWrapper<>();
  private final Map<String, FigureEdits> edits = new HashMap<>();
  private @Nullable String id;
  private boolean loading;

  FigureModel(Strings strings) {
    this.strings = strings;
    for (StringProperty one : List.of(title, xFrom, xTo, yFrom, yTo)) {
      one.subscribe(this::keep);
    }
    hidden.subscribe(this::keep);
  }

  /** Tells every change. */
  void onChange(Runnable listener) {
    legend.subscribe(listener);
    distinct.subscribe(listener);
    colours.subscribe(listener);
    for (StringProperty one : List.of(points, title, xFrom, xTo, yFrom, yTo)) {
      one.subscribe(listener);
    }
    hidden.subscribe(listener);
  }

  private void keep() {
    // Read even where it is not kept: what nobody has read does not tell its next change.
    FigureEdits now =
        new FigureEdits(title.get(), xFrom.get(), xTo.get(), yFrom.get(), yTo.get(), hidden.get());
    String of = id;
    if (of != null && !loading) {
      edits.put(of, now);
    }
  }

  /**
   * Turns to a chart, or to none.
   *
   * @param seen as its card shows it
   */
  void edit(@Nullable String chart, @Nullable Picture seen) {
    loading = true;
    id = chart;
    FigureEdits now = chart == null ? FigureEdits.NONE : of(chart);
    title.set(now.title());
    xFrom.set(now.xFrom());
    xTo.set(now.xTo());
    yFrom.set(now.yFrom());
    yTo.set(now.yTo());
    hidden.set(now.hidden());
    edited.set(seen);
    loading = false;
  }

  private FigureEdits of(String chart) {
    return edits.getOrDefault(chart, FigureEdits.NONE);
  }

  /**
   * A chart as its file will show it.
   *
   * @throws IllegalArgumentException with a sentence where a limit makes no sense
   */
  Picture picture(String chart, Picture seen) {
    return of(chart).of(seen, strings);
  }

  /** How figures are drawn. */
  Look look() {
    return new Look(legend.get(), distinct.get(), true);
  }

  /**
   * The colours and the type of figures.
   *
   * @throws IllegalArgumentException with a sentence where the letters' size is none
   */
  Theme theme() {
    double size = FigureEdits.number(points.get(), "export.figure.points", strings);
    if (size < LEAST_POINTS || size > MOST_POINTS) {
      throw new IllegalArgumentException(
          strings.get(
              "export.figure.range", strings.number(LEAST_POINTS), strings.number(MOST_POINTS)));
    }
    return Theme.print().points(size).colours(colours.get());
  }

  /**
   * Draws what has a colour in another, in every figure.
   *
   * @param number of the colour
   */
  void draw(int number, Color other) {
    Map<Integer, Color> changed = new HashMap<>(colours.get());
    if (other.equals(Theme.print().colour(number))) {
      changed.remove(number);
    } else {
      changed.put(number, other);
    }
    colours.set(Map.copyOf(changed));
  }

  /** The colour that a number stands for in figures. */
  Color colour(int number) {
    return colours.get().getOrDefault(number, Theme.print().colour(number));
  }

  /** What is drawn in other colours than the usual ones, by their numbers. */
  public ObjectProperty<Map<Integer, Color>> colours() {
    return colours;
  }

  /** A report whose figures are changed as the charts of the same names were. */
  Dressed dress(Told told) {
    Map<String, FigureEdits> now = Map.copyOf(edits);
    return new Dressed(
        () -> {
          Report report = told.report();
          List<Figure> figures =
              report.figures().stream()
                  .map(one -> one.with(edited(now, one.id(), one.picture())))
                  .toList();
          return report.withFigures(figures);
        },
        theme(),
        look());
  }

  private Picture edited(Map<String, FigureEdits> now, String figure, Picture picture) {
    Picture changed = now.getOrDefault(figure, FigureEdits.NONE).of(picture, strings);
    return changed.isEmpty() ? picture : changed;
  }

  /**
   * A report with how its figures are drawn.
   *
   * @param told still to be made
   */
  record Dressed(Told told, Theme theme, Look look) {}

  public ObjectProperty<Look.Place> legend() {
    return legend;
  }

  /** Whether lines differ in dashes and marks. */
  public BooleanProperty distinct() {
    return distinct;
  }

  /** The letters' size in points, as it was typed. */
  public StringProperty points() {
    return points;
  }

  /** Of the figure that is edited; empty for the chart's own. */
  public StringProperty title() {
    return title;
  }

  public StringProperty xFrom() {
    return xFrom;
  }

  public StringProperty xTo() {
    return xTo;
  }

  public StringProperty yFrom() {
    return yFrom;
  }

  public StringProperty yTo() {
    return yTo;
  }

  /** What is not drawn of the figure that is edited. */
  public ObjectProperty<Set<String>> hidden() {
    return hidden;
  }

  /** The chart that is edited as its card shows it; null for none. */
  public ReadOnlyObjectProperty<@Nullable Picture> edited() {
    return edited.getReadOnlyProperty();
  }
}
