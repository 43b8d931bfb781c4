package sparsam.report.speed;

import java.util.ArrayList;
import java.util.List;
import sparsam.nn.speed.LayerSpeed;
import sparsam.report.table.Table;
import sparsam.report.table.Table.Cell;
import sparsam.report.table.Table.Column;
import sparsam.text.Strings;

/** What each layer gains on paper and by the clock, and in which form it is computed. */
public final class SpeedTable {
  private SpeedTable() {}

  /**
   * A row a layer; where there are several, one more for all of them, each in the form that is
   * taken.
   *
   * @param form a word for the form with less than all weights
   * @param images that the times are of
   */
  public static Table of(Strings strings, List<LayerSpeed> layers, String form, int images) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LayerSpeed layer : layers) {
      rows.add(row(strings, layer, layer.taken() ? form : strings.get("speed.dense")));
    }
    if (layers.size() > 1) {
      rows.add(row(strings, LayerSpeed.total(strings.get("speed.all"), layers), ""));
    }
    return new Table(
        strings.get("speed.caption", images, form),
        "speed",
        List.of(
            new Column(strings.get("speed.layer"), false),
            new Column(strings.get("speed.saved"), true),
            new Column(strings.get("speed.theory"), true),
            new Column(strings.get("speed.millis", strings.get("speed.dense")), true),
            new Column(strings.get("speed.millis", form), true),
            new Column(strings.get("speed.measured"), true),
            new Column(strings.get("speed.taken"), false)),
        rows);
  }

  private static List<Cell> row(Strings strings, LayerSpeed layer, String taken) {
    return List.of(
        new Cell(layer.layer()),
        new Cell(strings.percent(Math.round(1000 * layer.saved()) / 1000.0)),
        new Cell(times(strings, layer.theoretical())),
        new Cell(strings.digits(1000 * layer.before(), 3)),
        new Cell(strings.digits(1000 * layer.after(), 3)),
        new Cell(times(strings, layer.measured())),
        new Cell(taken));
  }

  /** So many times as fast: a digit behind the point where it is less than ten. */
  public static String times(Strings strings, double ratio) {
    return Double.isInfinite(ratio)
        ? strings.get("speed.infinite")
        : strings.get(ratio < 9.95 ? "speed.times" : "speed.many", ratio);
  }
}
