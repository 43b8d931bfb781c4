package sparsam.ui.lab.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import sparsam.nn.Parameters.Kind;
import sparsam.plot.histogram.Bins;
import sparsam.plot.histogram.Histogram;
import sparsam.plot.histogram.Histogram.Bars;
import sparsam.plot.histogram.Histogram.Counts;
import sparsam.plot.histogram.Histogram.Fill;
import sparsam.plot.histogram.Histogram.Threshold;
import sparsam.plot.picture.Picture;
import sparsam.prune.Pruning;
import sparsam.prune.Thresholds;
import sparsam.report.Palette;
import sparsam.report.Spread;
import sparsam.result.Distribution;
import sparsam.result.Weights;
import sparsam.result.Weights.Tensor;
import sparsam.text.Strings;

/**
 * Weights as a picture: one set and what a pruning would leave of it, or two sets over each other.
 */
public final class WeightsModel {
  /** The part of one layer's weights that may lie beyond the picture's ends. */
  private static final double FEW = 0.001;

  /** The same of all layers together: a small layer's wide spread would squeeze the others. */
  private static final double SOME = 0.02;

  private final Strings strings;
  private final String all;
  private List<Shown> sets = List.of();
  private List<Distribution> frame = List.of();
  private @Nullable Pruning pruning;

  /** What depends on the sets and the layer only, and stays while a slider is dragged. */
  private @Nullable Prepared prepared;

  /** Sorted once for every fraction. */
  private @Nullable Sorted sorted;

  private record Prepared(
      List<Shown> sets, List<Distribution> frame, String layer, double limit, List<Bins> bins) {}

  private record Sorted(Weights weights, Pruning pruning, List<String> names, Thresholds all) {
    boolean holds(Weights of, Pruning at) {
      return weights.equals(of)
          && pruning.method() == at.method()
          && pruning.offByOne() == at.offByOne()
          && pruning.batchNorm() == at.batchNorm();
    }
  }

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

  /** Shows weights that the slider's pruning would take from. */
  public void show(Weights weights, String name) {
    boolean same =
        sets.size() == 1
            && sets.getFirst().name().equals(name)
            && weights.equals(sets.getFirst().prunable());
    if (!same) {
      Shown one = Shown.prunable(name, weights);
      show(List.of(one), one.layers());
    }
  }

  /**
   * Shows one set, or two over each other; with none a sentence.
   *
   * @param other of two the second one lies over the first, both pale
   * @param within what has room in the picture, whether shown or not: the picture's ends stay where
   *     they are as long as this does, so that a series of sets can be played
   */
  public void show(List<Shown> other, List<Distribution> within) {
    if (other.equals(sets) && within.equals(frame)) {
      return;
    }
    boolean first = sets.isEmpty();
    sets = List.copyOf(other);
    frame = List.copyOf(within);
    List<String> names = new ArrayList<>(List.of(all));
    if (!sets.isEmpty()) {
      sets.getFirst().layers().forEach(one -> names.add(label(one.tensor())));
    }
    if (!names.equals(layers) && names.size() > 1) {
      String chosen = layer.get();
      layers.setAll(names);
      layer.set(names.contains(chosen) && !first ? chosen : largest());
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
  private String largest() {
    return sets.getFirst().layers().stream()
        .max(Comparator.comparingLong(Distribution::total))
        .map(one -> label(one.tensor()))
        .orElse(all);
  }

  private static String label(String tensor) {
    return tensor.replaceFirst("\\.weight$", "");
  }

  private boolean isChosen(String tensor) {
    return layer.get().equals(all) || label(tensor).equals(layer.get());
  }

  private List<Distribution> chosen(List<Distribution> of) {
    return of.stream().filter(one -> isChosen(one.tensor())).toList();
  }

  private void draw() {
    if (sets.isEmpty()) {
      picture.set(histogram(List.of(), List.of()));
      return;
    }
    Prepared now = prepare();
    Weights prunable = sets.getFirst().prunable();
    if (sets.size() == 1 && prunable != null && pruning != null && Thresholds.exist(pruning)) {
      preview(now, prunable, pruning);
      return;
    }
    List<Bars> bars = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Shown set = sets.get(i);
      Bins bins = now.bins().get(i);
      bars.add(
          new Bars(
              set.name(),
              bins,
              set.colour(),
              // Of two, each has to be seen through the other.
              sets.size() == 1 ? Fill.SOLID : Fill.PALE,
              zeros("weights.zeros", bins.zeros())));
    }
    picture.set(histogram(bars, List.of()));
  }

  private void preview(Prepared now, Weights weights, Pruning by) {
    Map<String, Double> magnitudes = thresholds(weights, by);
    List<Distribution> left = new ArrayList<>();
    List<Threshold> thresholds = new ArrayList<>();
    List<Tensor> chosen =
        weights.prunable().stream().filter(tensor -> isChosen(tensor.name())).toList();
    for (Tensor tensor : chosen) {
      double magnitude = magnitudes.getOrDefault(tensor.name(), 0.0);
      left.add(Distribution.of(tensor.name(), above(tensor.values(), magnitude)));
      if (magnitude > 0) {
        String number = strings.get("weights.threshold", strings.digits(magnitude, 2));
        thresholds.add(
            new Threshold(magnitude, chosen.size() == 1 ? number : label(tensor.name())));
      }
    }
    Shown set = sets.getFirst();
    Bins before = now.bins().getFirst();
    Bins kept = Spread.bins(left, now.limit());
    picture.set(
        histogram(
            List.of(
                new Bars(
                    set.name(),
                    before,
                    set.colour(),
                    Fill.PALE,
                    zeros("weights.zeros", before.zeros())),
                new Bars(
                    strings.get("weights.kept"),
                    kept,
                    Palette.KEPT,
                    Fill.SOLID,
                    zeros("weights.pruned", kept.zeros() - before.zeros()))),
            same(thresholds)));
  }

  /** What is not above a magnitude becomes zero. */
  private static float[] above(float[] values, double magnitude) {
    float[] left = values.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.abs(left[i]) <= magnitude ? 0 : left[i];
    }
    return left;
  }

  private Map<String, Double> thresholds(Weights weights, Pruning by) {
    Sorted kept = sorted;
    if (kept == null || !kept.holds(weights, by)) {
      List<Tensor> touched =
          weights.tensors().stream()
              .filter(
                  tensor ->
                      tensor.kind() == Kind.WEIGHT
                          || (by.batchNorm() && tensor.kind() == Kind.SCALE))
              .toList();
      kept =
          new Sorted(
              weights,
              by,
              touched.stream().map(Tensor::name).toList(),
              Thresholds.of(
                  touched.stream().map(Tensor::values).toList(), by.method(), by.offByOne()));
      sorted = kept;
    }
    List<Double> values = kept.all().at(by.fraction());
    Map<String, Double> byName = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byName.put(kept.names().get(i), values.get(i));
    }
    return byName;
  }

  /** One threshold for all layers is named once. */
  private List<Threshold> same(List<Threshold> thresholds) {
    boolean one = thresholds.stream().map(Threshold::magnitude).distinct().count() == 1;
    return one && thresholds.size() > 1
        ? List.of(
            new Threshold(
                thresholds.getFirst().magnitude(),
                strings.get(
                    "weights.threshold", strings.digits(thresholds.getFirst().magnitude(), 2))))
        : thresholds;
  }

  private String zeros(String key, int zeros) {
    return zeros == 0 ? "" : strings.get(key, zeros);
  }

  private Prepared prepare() {
    Prepared old = prepared;
    if (old != null
        && old.sets().equals(sets)
        && old.frame().equals(frame)
        && old.layer().equals(layer.get())) {
      return old;
    }
    List<Distribution> within = new ArrayList<>(chosen(frame));
    for (Shown set : sets) {
      chosen(set.layers()).stream().filter(one -> !within.contains(one)).forEach(within::add);
    }
    boolean one = within.stream().map(Distribution::tensor).distinct().count() == 1;
    double limit = Spread.limit(within, one ? FEW : SOME);
    List<Bins> bins = sets.stream().map(set -> Spread.bins(chosen(set.layers()), limit)).toList();
    Prepared made = new Prepared(sets, frame, layer.get(), limit, bins);
    prepared = made;
    return made;
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
