package sparsam.report.sweep;

import sparsam.plot.axes.Axis;
import sparsam.plot.axes.Axis.Kind;
import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/**
 * What a map's colours or a curve's heights mean, in words.
 *
 * @param against the arm that others are held against
 */
public record ShadeWords(Strings strings, Shade shade, String against) {
  /** As it is chosen, and as it stands at an axis: {@code λ₁ of SAM}, {@code λ₁: SAM − SGD}. */
  public String name() {
    return shade.difference()
        ? strings.get(
            switch (shade.quantity()) {
              case ACCURACY -> "sweep.map.difference";
              case LARGEST -> "sweep.map.difference.largest";
              case RISE -> "sweep.map.difference.rise";
            },
            shade.arm(),
            against)
        : strings.get(
            switch (shade.quantity()) {
              case ACCURACY -> "sweep.measure.accuracy";
              case LARGEST -> "sweep.measure.largest";
              case RISE -> "sweep.measure.rise";
            },
            shade.arm());
  }

  /** The same without the arm, where there is one curve for each: {@code λ₁ less SGD's}. */
  String every() {
    return shade.difference()
        ? strings.get(
            switch (shade.quantity()) {
              case ACCURACY -> "sweep.curves.difference";
              case LARGEST -> "sweep.curves.difference.largest";
              case RISE -> "sweep.curves.difference.rise";
            },
            against)
        : strings.get(
            switch (shade.quantity()) {
              case ACCURACY -> "sweep.accuracy";
              case LARGEST -> "sweep.curves.largest";
              case RISE -> "sweep.curves.rise";
            });
  }

  /** An axis on which it is laid out; of points, a hundred times what a map has. */
  Axis axis(String label) {
    boolean share = shade.quantity() == Quantity.ACCURACY && !shade.difference();
    Axis axis = Axis.of(share ? Kind.PERCENT : Kind.LINEAR, label);
    return shade.isPoints() ? axis.withUnit(strings.get("sweep.points.unit")) : axis;
  }

  /** A map's value on that axis. */
  double onAxis(double value) {
    return (shade.isPoints() ? 100 : 1) * value;
  }

  /** Of which the numbers are. */
  String value() {
    return shade.quantity() == Quantity.ACCURACY && !shade.difference()
        ? strings.get("sweep.accuracy")
        : name();
  }

  /** Above the map. */
  String title() {
    if (shade.quantity() != Quantity.ACCURACY) {
      return strings.get("sweep.map.flatness.title", name());
    }
    return shade.difference()
        ? strings.get("sweep.map.difference.title", shade.arm(), against)
        : strings.get("sweep.map.accuracy.title", shade.arm());
  }

  /** Below the map in a report. */
  String caption() {
    if (shade.difference()) {
      return switch (shade.quantity()) {
        case ACCURACY -> strings.get("sweep.map.difference.caption", shade.arm(), against);
        case LARGEST, RISE ->
            strings.get("sweep.map.flatness.difference.caption", name(), meaning());
      };
    }
    return switch (shade.quantity()) {
      case ACCURACY -> strings.get("sweep.map.accuracy.caption", shade.arm());
      case LARGEST, RISE -> strings.get("sweep.map.flatness.caption", name(), meaning());
    };
  }

  /**
   * Below curves of it in a report.
   *
   * @param drawn whether they are single points, which were drawn
   */
  String curvesCaption(boolean drawn) {
    if (shade.difference()) {
      return strings.get("sweep.curves.difference.caption", every());
    }
    return switch (shade.quantity()) {
      case ACCURACY -> strings.get(drawn ? "sweep.points.caption" : "sweep.curves.caption");
      case LARGEST, RISE ->
          strings.get(
              drawn ? "sweep.points.flatness.caption" : "sweep.curves.flatness.caption",
              every(),
              meaning());
    };
  }

  private String meaning() {
    return strings.get(shade.quantity() == Quantity.RISE ? "sweep.map.rise" : "sweep.map.largest");
  }
}
