package sparsam.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.cli.console.Table;
import sparsam.flatness.atlas.Track;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Value;
import sparsam.report.landscape.Landscapes;

/** Planes and lines as tables of text. */
final class LandscapeText {
  private LandscapeText() {}

  /** Where networks lie on a plane, and what each is worth itself. */
  static Table table(List<Track> tracks, Landscapes landscapes) {
    Table table = new Table("lrrrrr", "network", "x", "y", "distance", "loss", "accuracy");
    for (Track track : tracks) {
      for (Spot spot : track.spots()) {
        table.row(
            track.kind() == Track.Kind.EPOCHS
                ? track.name() + ", " + landscapes.epoch(spot.name())
                : spot.name(),
            number(spot.place().x()),
            number(spot.place().y()),
            number(spot.place().distance()),
            number(spot.value().loss()),
            percent(spot.value().accuracy()));
      }
    }
    return table;
  }

  /**
   * The places of a line.
   *
   * @param adapted whether values with statistics estimated anew differ from the others
   */
  static Table line(Line line, boolean adapted) {
    Table table =
        adapted
            ? new Table("rrrrr", "t", "loss", "accuracy", "loss, adapted", "accuracy, adapted")
            : new Table("rrr", "t", "loss", "accuracy");
    for (int i = 0; i < line.ts().size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(String.format(Locale.ROOT, "%.2f", line.ts().get(i)));
      Value plain = line.interpolated().get(i);
      for (Value value : adapted ? List.of(plain, line.adapted().get(i)) : List.of(plain)) {
        row.add(number(value.loss()));
        row.add(percent(value.accuracy()));
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  static String number(double value) {
    return Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }
}
