package sparsam.ui.sweep.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.plot.heatmap.HeatMap;
import sparsam.plot.lines.LineChart;
import sparsam.plot.picture.Picture;
import sparsam.report.sweep.Shade;
import sparsam.report.sweep.SweepFigures;
import sparsam.report.sweep.SweepPictures;
import sparsam.sweep.Sweep;
import sparsam.sweep.finding.Best;
import sparsam.sweep.finding.Findings;
import sparsam.text.Strings;

/** The map of two axes, and the curves along one that it is cut through, of the same quantity. */
public final class MapModel {
  /**
   * What curves go over.
   *
   * @param axis its place
   * @param compression whether in place of sparsity
   */
  public record Along(int axis, boolean compression) {}

  private final Strings strings;
  private final ReadOnlyObjectWrapper<Picture> map;
  private final ReadOnlyObjectWrapper<Picture> curves;
  private final ReadOnlyStringWrapper cut = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Shade>> measures =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Integer>> axes = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Along>> alongs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Integer>> others =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<@Nullable Shade> measure = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> rows = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Integer> columns = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Along> along = new SimpleObjectProperty<>();
  private final ObjectProperty<List<String>> through = new SimpleObjectProperty<>(List.of());
  private @Nullable Findings findings;
  private @Nullable SweepPictures pictures;
  private boolean turning;

  public MapModel(Strings strings) {
    this.strings = strings;
    map = new ReadOnlyObjectWrapper<>(nothing(strings.get("sweep.empty")));
    curves = new ReadOnlyObjectWrapper<>(nothing(strings.get("sweep.empty")));
    rows.subscribe((before, now) -> apart(columns, before, now));
    columns.subscribe((before, now) -> apart(rows, before, now));
    for (ObjectProperty<?> one : List.of(measure, rows, columns, along, through)) {
      one.subscribe((_, _) -> draw());
    }
  }

  private Picture nothing(String sentence) {
    return new LineChart(
        strings.get("sweep.map"),
        Axis.of(Kind.LINEAR, ""),
        Axis.of(Kind.PERCENT, strings.get("sweep.accuracy")),
        List.of(),
        List.of(),
        sentence,
        List.of());
  }

  /** An axis cannot be both; the other one takes its place. */
  private void apart(
      ObjectProperty<@Nullable Integer> other, @Nullable Integer before, @Nullable Integer now) {
    if (!turning && now != null && now.equals(other.get())) {
      other.set(before);
    }
  }

  /** Shows what is known of a sweep by now, and points out what is chosen. */
  public void show(Findings now, Set<List<String>> marked) {
    Findings before = findings;
    boolean other = before == null || !before.sweep().equals(now.sweep());
    if (other) {
      leave();
    }
    findings = now;
    pictures = new SweepPictures(strings, now, marked);
    measures.set(Shade.of(now));
    if (other) {
      turnTo(now);
    }
    draw();
  }

  /** What was chosen of a sweep is nothing to the next: its axes are others, and may be fewer. */
  private void leave() {
    turning = true;
    for (ObjectProperty<?> one : List.of(measure, rows, columns, along)) {
      one.set(null);
    }
    axes.set(List.of());
    alongs.set(List.of());
    others.set(List.of());
    through.set(List.of());
    turning = false;
  }

  /** Another sweep: what can be chosen is other. */
  private void turnTo(Findings now) {
    turning = true;
    SweepPictures all = Objects.requireNonNull(pictures);
    Sweep sweep = now.sweep();
    measure.set(measures.get().isEmpty() ? null : measures.get().getFirst());
    axes.set(all.grid());
    List<Integer> two = SweepFigures.weightiest(now, all.grid());
    rows.set(two.size() < 2 ? null : two.get(0));
    columns.set(two.size() < 2 ? null : two.get(1));
    List<Along> ways = new ArrayList<>();
    for (int axis : all.scales()) {
      ways.add(new Along(axis, false));
      if (sweep.axes().get(axis).isSparsity() && sweep.draws() == 0) {
        ways.add(new Along(axis, true));
      }
    }
    alongs.set(List.copyOf(ways));
    along.set(
        ways.stream()
            .filter(way -> sweep.axes().get(way.axis()).isSparsity())
            .findFirst()
            .orElse(ways.isEmpty() ? null : ways.getFirst()));
    through.set(
        now.best()
            .map(Best::cell)
            .or(() -> now.cells().stream().findFirst())
            .map(cell -> cell.values())
            .orElse(List.of()));
    turning = false;
  }

  private void draw() {
    Findings now = findings;
    SweepPictures all = pictures;
    if (turning || now == null || all == null) {
      return;
    }
    Integer down = rows.get();
    Integer across = columns.get();
    Shade shown = measure.get();
    String empty = strings.get("sweep.empty.first");
    if (down != null && across != null && shown != null) {
      map.set(all.maps().of(down, across, shown, through.get(), empty));
      others.set(
          IntStream.range(0, now.sweep().axes().size())
              .boxed()
              .filter(axis -> !axis.equals(down) && !axis.equals(across))
              .toList());
      cut.set(all.cut(through.get(), List.of(down, across)));
    } else {
      map.set(
          now.sweep().axes().isEmpty() && !now.cells().isEmpty() && shown != null
              ? all.arms(now.cells().getFirst(), shown, empty)
              : nothing(now.sweep()));
      others.set(List.of());
      cut.set("");
    }
    Along way = along.get();
    curves.set(
        way == null || shown == null
            ? nothing(now.sweep())
            : way.compression()
                ? all.compression(way.axis(), shown, through.get(), empty)
                : all.curves(way.axis(), shown, through.get(), empty));
  }

  private Picture nothing(Sweep sweep) {
    return nothing(strings.get(sweep.draws() > 0 ? "sweep.empty.drawn" : "sweep.empty.axes"));
  }

  /** The values of a field of the map; empty where there is no map. */
  public Optional<List<String>> pick(int row, int column) {
    Findings now = findings;
    Integer down = rows.get();
    Integer across = columns.get();
    if (now == null || down == null || across == null || !(map.get() instanceof HeatMap)) {
      return Optional.empty();
    }
    List<String> values =
        SweepPictures.at(
            through.get(),
            down,
            now.sweep().axes().get(down).values().get(row),
            across,
            now.sweep().axes().get(across).values().get(column));
    through.set(values);
    return Optional.of(values);
  }

  /** What an axis is called. */
  public String title(int axis) {
    SweepPictures all = pictures;
    return all == null ? "" : all.words(axis).title();
  }

  /** What a way is called. */
  public String title(Along way) {
    return way.compression() ? strings.get("sweep.compression.short") : title(way.axis());
  }

  /** What a measure is called. */
  public String title(Shade of) {
    SweepPictures all = pictures;
    return all == null ? "" : all.maps().words(of).name();
  }

  /** The values of an axis, and how they are said. */
  public List<String> values(int axis) {
    Findings now = findings;
    return now == null ? List.of() : now.sweep().axes().get(axis).values();
  }

  /** A value of an axis as it is read. */
  public String value(int axis, String value) {
    SweepPictures all = pictures;
    return all == null ? value : all.words(axis).value(value);
  }

  /** Cuts through another value of an axis that the map does not show. */
  public void through(int axis, String value) {
    List<String> values = new ArrayList<>(through.get());
    values.set(axis, value);
    through.set(List.copyOf(values));
  }

  public ReadOnlyObjectProperty<Picture> map() {
    return map.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Picture> curves() {
    return curves.getReadOnlyProperty();
  }

  /** Where the map is cut through, in words; empty where it shows all. */
  public ReadOnlyStringProperty cut() {
    return cut.getReadOnlyProperty();
  }

  /** What the map and the curves may show by now. */
  public ReadOnlyObjectProperty<List<Shade>> measures() {
    return measures.getReadOnlyProperty();
  }

  /** The axes that a map may have. */
  public ReadOnlyObjectProperty<List<Integer>> axes() {
    return axes.getReadOnlyProperty();
  }

  /** What curves may go over. */
  public ReadOnlyObjectProperty<List<Along>> alongs() {
    return alongs.getReadOnlyProperty();
  }

  /** The axes that the map does not show. */
  public ReadOnlyObjectProperty<List<Integer>> others() {
    return others.getReadOnlyProperty();
  }

  public ObjectProperty<@Nullable Shade> measure() {
    return measure;
  }

  public ObjectProperty<@Nullable Integer> rows() {
    return rows;
  }

  public ObjectProperty<@Nullable Integer> columns() {
    return columns;
  }

  public ObjectProperty<@Nullable Along> along() {
    return along;
  }

  /** The set of values that everything is cut through. */
  public ObjectProperty<List<String>> through() {
    return through;
  }
}
