package sparsam.ui.flatness;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.Portrait;
import sparsam.plot.picture.Picture;
import sparsam.report.flatness.FlatnessCharts;
import sparsam.text.Strings;

/** What was measured of minima, as pictures. */
public final class StudyPictures {
  private final Strings strings;
  private final ReadOnlyObjectWrapper<Picture> density;
  private final ReadOnlyObjectWrapper<Picture> layers;
  private final ReadOnlyObjectWrapper<Picture> rise;
  private final ReadOnlyObjectWrapper<Picture> errors;
  private final ReadOnlyObjectWrapper<Picture> left;
  private final ReadOnlyObjectWrapper<Picture> right;
  private final ReadOnlyBooleanWrapper two = new ReadOnlyBooleanWrapper();

  StudyPictures(Strings strings) {
    this.strings = strings;
    FlatnessCharts charts = new FlatnessCharts(strings, List.of());
    density = new ReadOnlyObjectWrapper<>(charts.density(List.of(), ""));
    layers = new ReadOnlyObjectWrapper<>(charts.largestByLayer(List.of(), ""));
    rise = new ReadOnlyObjectWrapper<>(charts.rise(List.of(), true, ""));
    errors = new ReadOnlyObjectWrapper<>(charts.riseOfErrors(List.of(), ""));
    left = new ReadOnlyObjectWrapper<>(slices(charts, null, List.of(), ""));
    right = new ReadOnlyObjectWrapper<>(slices(charts, null, List.of(), ""));
  }

  /**
   * @param networks that are asked about
   * @param study what is known of them; null for nothing yet
   * @param traces whether layers are shown by their traces, not by their largest eigenvalues
   * @param logarithmic whether rises are shown by their logarithms
   * @param empty the sentence where there is nothing
   */
  void show(
      Sight sight,
      List<Chosen> networks,
      @Nullable Study study,
      boolean traces,
      boolean logarithmic,
      String empty) {
    FlatnessCharts charts = new FlatnessCharts(strings, study == null ? List.of() : study.arms());
    List<Portrait> all = study == null ? List.of() : study.inOrder();
    switch (sight) {
      case SPECTRUM -> {
        density.set(charts.density(all, empty));
        layers.set(traces ? charts.traceByLayer(all, empty) : charts.largestByLayer(all, empty));
      }
      case RISE -> {
        rise.set(charts.rise(all, logarithmic, empty));
        errors.set(charts.riseOfErrors(all, empty));
      }
      case SLICES -> {
        two.set(networks.size() > 1);
        List<ReadOnlyObjectWrapper<Picture>> places = List.of(left, right);
        for (int i = 0; i < places.size(); i++) {
          Chosen network = i < networks.size() ? networks.get(i) : null;
          Optional<String> trouble =
              Optional.ofNullable(
                  network == null || study == null ? null : study.troubles().get(network));
          places.get(i).set(slices(charts, network, all, trouble.orElse(empty)));
        }
      }
      case PLANE, THROUGH, LINE, TOY -> {} // They have pictures of their own.
    }
  }

  private Picture slices(
      FlatnessCharts charts, @Nullable Chosen network, List<Portrait> all, String empty) {
    String name = network == null ? strings.get("flatness.first") : network.name();
    return charts.slices(
        name,
        all.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .map(Portrait::slices)
            .orElse(List.of()),
        all,
        empty);
  }

  /** How eigenvalues are spread. */
  public ReadOnlyObjectProperty<Picture> density() {
    return density.getReadOnlyProperty();
  }

  /** A bar a layer. */
  public ReadOnlyObjectProperty<Picture> layers() {
    return layers.getReadOnlyProperty();
  }

  /** How far the loss rises. */
  public ReadOnlyObjectProperty<Picture> rise() {
    return rise.getReadOnlyProperty();
  }

  /** How far the error rate rises. */
  public ReadOnlyObjectProperty<Picture> errors() {
    return errors.getReadOnlyProperty();
  }

  /** The first network's slices. */
  public ReadOnlyObjectProperty<Picture> left() {
    return left.getReadOnlyProperty();
  }

  /** The second network's. */
  public ReadOnlyObjectProperty<Picture> right() {
    return right.getReadOnlyProperty();
  }

  /** Whether there are two. */
  public ReadOnlyBooleanProperty two() {
    return two.getReadOnlyProperty();
  }
}
