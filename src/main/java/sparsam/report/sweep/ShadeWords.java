package sparsam.report.sweep;

import sparsam.sweep.finding.Quantity;
import sparsam.text.Strings;

/**
 * What a map's colours mean, in words.
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

  private String meaning() {
    return strings.get(shade.quantity() == Quantity.RISE ? "sweep.map.rise" : "sweep.map.largest");
  }
}
