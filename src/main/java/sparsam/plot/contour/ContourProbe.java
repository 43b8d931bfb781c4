package sparsam.plot.contour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Layout;
import sparsam.plot.axes.Legend;
import sparsam.plot.axes.Values;
import sparsam.plot.contour.Trail.Stop;
import sparsam.plot.picture.Hover;
import sparsam.plot.picture.Probe;
import sparsam.plot.surface.Box;
import sparsam.plot.surface.Place;

/** The thing at a place of the plane, or the values of the nearest place of its grid. */
final class ContourProbe implements Probe {
  private static final double NEAR = 9;
  private static final double LEAST = 5;

  private final Contour contour;
  private final Set<String> hidden;
  private final Layout layout;

  ContourProbe(Contour contour, Set<String> hidden, Layout layout) {
    this.contour = contour;
    this.hidden = hidden;
    this.layout = layout;
  }

  @Override
  public Optional<Hover> at(Place place) {
    if (layout.plot().width() == 0 || !layout.plot().holds(place.x(), place.y())) {
      return Optional.empty();
    }
    Optional<Hover> stop = stop(place);
    return stop.isPresent() ? stop : node(place).map(this::hover);
  }

  private Optional<Hover> stop(Place place) {
    Stop nearest = null;
    double least = NEAR;
    for (Trail trail : contour.shown(hidden)) {
      for (Stop stop : trail.stops()) {
        double distance =
            Math.hypot(
                layout.x().position(stop.x()) - place.x(),
                layout.y().position(stop.y()) - place.y());
        if (distance <= least) {
          least = distance;
          nearest = stop;
        }
      }
    }
    return nearest == null ? Optional.empty() : Optional.of(hover(nearest));
  }

  private Hover hover(Stop stop) {
    List<Hover.Row> rows = new ArrayList<>();
    double y = layout.y().position(stop.y());
    rows.add(row(contour.value(), stop.value(), y));
    if (!Double.isNaN(stop.other())) {
      rows.add(row(contour.other(), stop.other(), y));
    }
    if (!Double.isNaN(stop.distance())) {
      String distance = Values.of(Axis.of(Axis.Kind.LINEAR, ""), stop.distance());
      rows.add(new Hover.Row(contour.words().distance(), distance, "", Legend.Swatch.NONE, 0, y));
    }
    return new Hover(
        Hover.Shape.FRAME,
        new Box(layout.x().position(stop.x()) - 8, y - 8, 16, 16),
        stop.title(),
        rows,
        List.of());
  }

  private static Hover.Row row(Axis axis, double value, double y) {
    return new Hover.Row(axis.label(), Values.of(axis, value), "", Legend.Swatch.NONE, 0, y);
  }

  /** A place of a field's grid. */
  private record Node(Field field, int row, int column) {
    int index() {
      return row * field.columns() + column;
    }
  }

  private Optional<Node> node(Place place) {
    double x = layout.x().value(place.x());
    double y = layout.y().value(place.y());
    return contour.fields().reversed().stream()
        .filter(field -> field.holds(x, y))
        .findFirst()
        .map(
            field ->
                new Node(
                    field,
                    (int) Math.round(Math.clamp(field.row(y), 0, field.rows() - 1)),
                    (int) Math.round(Math.clamp(field.column(x), 0, field.columns() - 1))));
  }

  private Hover hover(Node node) {
    return hover(contour, node.field(), node.index(), cell(node));
  }

  /**
   * What is said of a place of a field.
   *
   * @param index of its values
   * @param mark where it is seen
   */
  static Hover hover(Contour contour, Field field, int index, Box mark) {
    double x = field.x(index % field.columns());
    double y = field.y(Math.floorDiv(index, field.columns()));
    List<Hover.Row> rows = new ArrayList<>();
    double height = mark.middle().y();
    rows.add(row(contour.value(), field.values()[index], height));
    if (field.others().length > 0) {
      rows.add(row(contour.other(), field.others()[index], height));
    }
    String where = Values.place(contour.x(), x) + ", " + Values.place(contour.y(), y);
    String heading = field.exact()[index] ? where : where + " (" + contour.words().between() + ")";
    return new Hover(Hover.Shape.FRAME, mark, heading, rows, List.of());
  }

  /** Around a place, half way to the next ones, inside the plot. */
  private Box cell(Node node) {
    Field field = node.field();
    double px = layout.x().position(field.x(node.column()));
    double py = layout.y().position(field.y(node.row()));
    double wide = Math.max(LEAST, Math.abs(layout.x().position(field.x(node.column() + 1.0)) - px));
    double high = Math.max(LEAST, Math.abs(layout.y().position(field.y(node.row() + 1.0)) - py));
    return new Box(px - wide / 2, py - high / 2, wide, high);
  }

  @Override
  public Optional<Place> next(Place from, int dx, int dy) {
    return node(from)
        .map(node -> new Node(node.field(), node.row() - dy, node.column() + dx))
        .filter(node -> node.row() >= 0 && node.row() < node.field().rows())
        .filter(node -> node.column() >= 0 && node.column() < node.field().columns())
        .map(node -> cell(node).middle())
        .filter(place -> layout.plot().holds(place.x(), place.y()));
  }
}
