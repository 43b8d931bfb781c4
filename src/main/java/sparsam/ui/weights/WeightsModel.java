package sparsam.ui.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.Weights;
import sparsam.experiment.Weights.Tensor;
import sparsam.plot.Bins;
import sparsam.plot.Histogram;
import sparsam.plot.Histogram.Bars;
import sparsam.plot.Histogram.Counts;
import sparsam.plot.Histogram.Fill;
import sparsam.plot.Histogram.Threshold;
import sparsam.plot.Picture;
import sparsam.prune.Pruning;
import sparsam.prune.Thresholds;
import sparsam.report.Palette;
import sparsam.text.Strings;

/** Weights before pruning, and what a pruning would leave of them, as a picture. */
public final class WeightsModel {
  /** Where the weights come from. */
  public enum Origin {
    INITIAL("weights.initial"),
    DENSE("weights.dense");

    private final String key;

    Origin(String key) {
      this.key = key;
    }
  }

  private static final int BINS = 120;

  /** The part of one layer's weights that may lie beyond the picture's ends. */
  private static final double FEW = 0.001;

  /** The same of all layers together: a small layer's wide spread would squeeze the others. */
  private static final double SOME = 0.02;

  private final Strings strings;
  private final String all;
  private @Nullable Weights weights;
  private Origin origin = Origin.INITIAL;
  private @Nullable Pruning pruning;

  /** What depends on weights and layer only, and stays while a slider is dragged. */
  private @Nullable Prepared prepared;

  private record Prepared(
      Weights weights,
      List<Tensor> shown,
      double limit,
      Bins before,
      Pruning.Method method,
      boolean offByOne,
      @Nullable Thresholds thresholds) {}

  private final ObservableList<String> layers = FXCollections.observableArrayList();
  private final StringProperty layer;
  private final ObjectProperty<Counts> counts = new SimpleObjectProperty<>(Counts.LINEAR);
  private final ReadOnlyObjectWrapper<Picture> picture;

  public WeightsModel(Strings strings) {
    this.strings = strings;
    this.all = strings.get("weights.all");
    this.layers.add(all);
    this.layer = new SimpleStringProperty(all);
    this.picture = new ReadOnlyObjectWrapper<>(histogram(List.of(), List.of()));
    layer.subscribe(this::draw);
    counts.subscribe(this::draw);
  }

  /** Shows other weights. */
  public void show(Weights other, Origin from) {
    if (other.equals(weights)) {
      return;
    }
    boolean first = weights == null;
    weights = other;
    origin = from;
    List<String> names = new ArrayList<>(List.of(all));
    other.prunable().forEach(tensor -> names.add(label(tensor)));
    if (!names.equals(layers)) {
      String chosen = layer.get();
      layers.setAll(names);
      layer.set(names.contains(chosen) && !first ? chosen : largest(other));
    }
    draw();
  }

  /** Previews a pruning; null where the recipe prunes nothing. */
  public void preview(@Nullable Pruning other) {
    if (!Objects.equals(other, pruning)) {
      pruning = other;
      draw();
    }
  }

  /** The layer with the most weights shows best what pruning does. */
  private String largest(Weights of) {
    return of.prunable().stream()
        .max(Comparator.comparingInt(tensor -> tensor.values().length))
        .map(WeightsModel::label)
        .orElse(all);
  }

  private static String label(Tensor tensor) {
    return tensor.name().replaceFirst("\\.weight$", "");
  }

  private void draw() {
    if (weights == null) {
      return;
    }
    Prepared now = prepare(weights);
    if (pruning == null || now.thresholds() == null) {
      Bars bars =
          new Bars(
              strings.get(origin.key),
              now.before(),
              Palette.DENSE,
              Fill.PALE,
              zeros("weights.zeros", now.before()));
      picture.set(histogram(List.of(bars), List.of()));
      return;
    }
    List<Double> magnitudes = now.thresholds().at(pruning.fraction());
    List<Tensor> prunable = now.weights().prunable();
    Bins kept = new Bins(now.limit(), new int[BINS], 0, 0, 0);
    List<Threshold> thresholds = new ArrayList<>();
    for (int i = 0; i < prunable.size(); i++) {
      Tensor tensor = prunable.get(i);
      if (now.shown().contains(tensor)) {
        double magnitude = magnitudes.get(i);
        kept = kept.plus(Bins.above(tensor.values(), magnitude, now.limit(), BINS));
        if (magnitude > 0) {
          thresholds.add(new Threshold(magnitude, thresholdLabel(now, tensor, magnitude)));
        }
      }
    }
    Bars before = new Bars(strings.get(origin.key), now.before(), Palette.DENSE, Fill.PALE, "");
    Bars after =
        new Bars(
            strings.get("weights.kept"),
            kept,
            Palette.KEPT,
            Fill.SOLID,
            zeros("weights.pruned", kept));
    picture.set(histogram(List.of(before, after), same(thresholds)));
  }

  private String thresholdLabel(Prepared now, Tensor tensor, double magnitude) {
    String number = strings.get("weights.threshold", magnitude);
    return now.shown().size() == 1 ? number : label(tensor);
  }

  /** One threshold for all layers is named once. */
  private List<Threshold> same(List<Threshold> thresholds) {
    boolean one = thresholds.stream().map(Threshold::magnitude).distinct().count() == 1;
    return one && thresholds.size() > 1
        ? List.of(
            new Threshold(
                thresholds.getFirst().magnitude(),
                strings.get("weights.threshold", thresholds.getFirst().magnitude())))
        : thresholds;
  }

  private String zeros(String key, Bins bins) {
    return bins.zeros() == 0 ? "" : strings.get(key, bins.zeros());
  }

  private Prepared prepare(Weights of) {
    Pruning.Method method = pruning == null ? Pruning.Method.RANDOM : pruning.method();
    boolean offByOne = pruning != null && pruning.offByOne();
    List<Tensor> shown =
        of.prunable().stream()
            .filter(tensor -> layer.get().equals(all) || label(tensor).equals(layer.get()))
            .toList();
    Prepared old = prepared;
    if (old != null
        && old.weights().equals(of)
        && old.shown().equals(shown)
        && old.method() == method
        && old.offByOne() == offByOne) {
      return old;
    }
    double limit = Bins.limit(join(shown), shown.size() == 1 ? FEW : SOME);
    Bins before = new Bins(limit, new int[BINS], 0, 0, 0);
    for (Tensor tensor : shown) {
      before = before.plus(Bins.of(tensor.values(), limit, BINS));
    }
    Thresholds thresholds =
        Thresholds.exist(method)
            ? Thresholds.of(of.prunable().stream().map(Tensor::values).toList(), method, offByOne)
            : null;
    Prepared made = new Prepared(of, shown, limit, before, method, offByOne, thresholds);
    prepared = made;
    return made;
  }

  private static float[] join(List<Tensor> tensors) {
    float[] all = new float[tensors.stream().mapToInt(tensor -> tensor.values().length).sum()];
    int at = 0;
    for (Tensor tensor : tensors) {
      System.arraycopy(tensor.values(), 0, all, at, tensor.values().length);
      at += tensor.values().length;
    }
    return all;
  }

  private Histogram histogram(List<Bars> bars, List<Threshold> thresholds) {
    return new Histogram(
        strings.get("weights.title"),
        strings.get("weights.x"),
        strings.get("weights.y"),
        counts.get(),
        bars,
        thresholds,
        strings.get("weights.empty"));
  }

  /** The names of the layers that can be shown, all of them together first. */
  public ObservableList<String> layers() {
    return layers;
  }

  /** The layer shown. */
  public StringProperty layer() {
    return layer;
  }

  public ObjectProperty<Counts> counts() {
    return counts;
  }

  public ReadOnlyObjectProperty<Picture> picture() {
    return picture.getReadOnlyProperty();
  }
}
