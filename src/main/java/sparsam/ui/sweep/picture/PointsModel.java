package sparsam.ui.sweep.picture;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.parallel.Dimension;
import sparsam.plot.parallel.Parallel;
import sparsam.plot.parallel.Parallel.Brush;
import sparsam.plot.picture.Limits;
import sparsam.plot.picture.Picture;
import sparsam.plot.scatter.Scatter;
import sparsam.plot.screen.Drag;
import sparsam.report.sweep.SweepColumns;
import sparsam.report.sweep.SweepColumns.Column;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Cell;
import sparsam.sweep.finding.Findings;
import sparsam.text.Strings;

/**
 * All points of a sweep on parallel axes and over two of them. What is brushed in one or both is
 * chosen.
 */
public final class PointsModel {
  private final Strings strings;
  private final Consumer<Set<List<String>>> choose;
  private final ReadOnlyObjectWrapper<Picture> parallel = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Picture> scatter = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Integer>> all = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<@Nullable Integer> x = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> y = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> shade = new SimpleObjectProperty<>();
  private final Map<Integer, Brush> brushes = new HashMap<>();
  private SweepColumns columns = new SweepColumns(List.of(), List.of());
  private List<String> words = List.of();
  private List<String> titles = List.of();
  private Set<List<String>> chosen = Set.of();
  private @Nullable Limits area;
  private double[] shades = new double[0];
  private boolean turning;
  private boolean brushed;

  /**
   * @param choose is told the sets of values that were brushed; none where nothing is
   */
  public PointsModel(Strings strings, Consumer<Set<List<String>>> choose) {
    this.strings = strings;
    this.choose = choose;
    draw();
    x.subscribe((_, _) -> otherScatter());
    y.subscribe((_, _) -> otherScatter());
    shade.subscribe((_, _) -> otherShades());
  }

  private void otherShades() {
    if (!turning) {
      shades = shades();
      draw();
    }
  }

  private void otherScatter() {
    if (!turning) {
      if (area != null) {
        area = null;
        brushed = true;
      }
      draw();
    }
  }

  /** Shows what is known of a sweep by now. */
  public void show(Findings now) {
    columns = SweepColumns.of(strings, now);
    words = new Said(now.sweep(), columns.cells());
    List<String> next = columns.columns().stream().map(Column::title).toList();
    if (!next.equals(titles)) {
      titles = next;
      turnTo();
    }
    shades = shades();
    draw();
  }

  /** Rows in words, made when somebody points at one: thousands take longer than their picture. */
  private static final class Said extends AbstractList<String> {
    private final Sweep sweep;
    private final List<Cell> cells;

    Said(Sweep sweep, List<Cell> cells) {
      this.sweep = sweep;
      this.cells = cells;
    }

    @Override
    public String get(int row) {
      return SweepColumns.say(sweep, cells.get(row));
    }

    @Override
    public int size() {
      return cells.size();
    }
  }

  /** Other columns: what can be chosen is other. */
  private void turnTo() {
    turning = true;
    brushes.clear();
    area = null;
    for (ObjectProperty<?> one : List.of(x, y, shade)) {
      one.set(null);
    }
    all.set(List.of());
    List<Integer> places = IntStream.range(0, titles.size()).boxed().toList();
    List<Integer> measured =
        places.stream().filter(place -> columns.columns().get(place).measured()).toList();
    all.set(places);
    x.set(places.isEmpty() ? null : places.getFirst());
    y.set(measured.isEmpty() ? null : measured.getLast());
    shade.set(measured.isEmpty() ? null : measured.getFirst());
    turning = false;
  }

  /** Points out what was chosen elsewhere, or here. */
  public void mark(Set<List<String>> now) {
    if (!now.equals(chosen)) {
      chosen = now;
      if (!now.equals(within())) {
        brushes.clear();
        area = null;
      }
      draw();
    }
  }

  /** Brushes an axis of the parallel ones; a click lets go of it. */
  public void brushAxis(Drag drag) {
    long axes = columns.columns().stream().filter(Column::main).count();
    int place = (int) Math.clamp(Math.rint(drag.fromX()), 0, Math.max(0, axes - 1.0));
    if (drag.still()) {
      brushes.remove(place);
    } else {
      brushes.put(
          place, new Brush(Math.min(drag.fromY(), drag.toY()), Math.max(drag.fromY(), drag.toY())));
    }
    brushed = true;
  }

  /** Brushes a part of the scatter; a click lets go of it. */
  public void brushArea(Drag drag) {
    double left = Math.min(drag.fromX(), drag.toX());
    double right = Math.max(drag.fromX(), drag.toX());
    double low = Math.min(drag.fromY(), drag.toY());
    double high = Math.max(drag.fromY(), drag.toY());
    area =
        drag.still() || !(left < right) || !(low < high)
            ? null
            : new Limits(left, right, low, high);
    brushed = true;
  }

  /** Takes what was brushed since; called once a pulse, for a hand moves more often. */
  public void poll() {
    if (brushed) {
      brushed = false;
      Set<List<String>> now = within();
      chosen = now;
      draw();
      choose.accept(now);
    }
  }

  /** What lies in all that is brushed; nothing where nothing is. */
  private Set<List<String>> within() {
    if (brushes.isEmpty() && area == null) {
      return Set.of();
    }
    BitSet inside = ((Parallel) parallel.get()).within(brushes);
    Limits part = area;
    if (part != null && scatter.get() instanceof Scatter over) {
      inside.and(over.inside(part));
    }
    Set<List<String>> values = new LinkedHashSet<>();
    inside.stream().forEach(row -> values.add(columns.cells().get(row).values()));
    return values;
  }

  private void draw() {
    if (turning) {
      return;
    }
    Optional<BitSet> out = standOut();
    String empty = strings.get(titles.isEmpty() ? "sweep.empty" : "sweep.empty.first");
    parallel.set(
        new Parallel(
            strings.get("sweep.parallel"),
            columns.columns().stream()
                .filter(Column::main)
                .map(column -> new Dimension(column.axis(), column.names(), column.values()))
                .toList(),
            shades,
            out,
            brushes,
            empty));
    Integer across = x.get();
    Integer up = y.get();
    Integer strength = shade.get();
    Axis none = Axis.of(Kind.LINEAR, "");
    scatter.set(
        new Scatter(
            strings.get("sweep.scatter"),
            across == null ? none : columns.columns().get(across).axis(),
            up == null ? none : columns.columns().get(up).axis(),
            across == null ? new double[words.size()] : columns.columns().get(across).values(),
            up == null ? new double[words.size()] : columns.columns().get(up).values(),
            shades,
            strength == null ? "" : strings.get("sweep.shade.stronger", titles.get(strength)),
            out,
            area,
            words,
            empty));
  }

  /** Which rows stand out; empty for all, where none is chosen. */
  private Optional<BitSet> standOut() {
    if (chosen.isEmpty() && brushes.isEmpty() && area == null) {
      return Optional.empty();
    }
    BitSet out = new BitSet();
    for (int row = 0; row < columns.cells().size(); row++) {
      out.set(row, chosen.contains(columns.cells().get(row).values()));
    }
    return Optional.of(out);
  }

  private double[] shades() {
    double[] parts = new double[columns.cells().size()];
    Integer place = shade.get();
    if (place == null || place >= columns.columns().size()) {
      return parts;
    }
    double[] values = columns.columns().get(place).values();
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    for (int row = 0; row < parts.length; row++) {
      parts[row] = high > low ? (values[row] - low) / (high - low) : 0.5;
    }
    return parts;
  }

  /** What a column is called. */
  public String title(int column) {
    return titles.get(column);
  }

  /** All columns, by their places. */
  public ReadOnlyObjectProperty<List<Integer>> all() {
    return all.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> parallel() {
    return parallel.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> scatter() {
    return scatter.getReadOnlyProperty();
  }

  /** What the scatter has from left to right. */
  public ObjectProperty<@Nullable Integer> x() {
    return x;
  }

  /** What the scatter has upwards. */
  public ObjectProperty<@Nullable Integer> y() {
    return y;
  }

  /** What colours say. */
  public ObjectProperty<@Nullable Integer> shade() {
    return shade;
  }
}
