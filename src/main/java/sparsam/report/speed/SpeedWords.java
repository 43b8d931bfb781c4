package sparsam.report.speed;

import java.util.stream.Collectors;
import sparsam.nn.speed.LayerSpeed;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;
import sparsam.report.table.Table;
import sparsam.text.Strings;

/** What a compact network gains, or one that skips its zeros, in words. */
public final class SpeedWords {
  private final Strings strings;

  public SpeedWords(Strings strings) {
    this.strings = strings;
  }

  /** In a few words: what was measured, and what paper says. */
  public String brief(Speeds speeds) {
    LayerSpeed all = speeds.all();
    return strings.get("speed.brief", times(all.measured()), times(all.theoretical()));
  }

  /** The same in a sentence that says of what. */
  public String sentence(String name, Speeds speeds) {
    return strings.get("speed.sentence", name, brief(speeds), speeds.images());
  }

  /** A line a layer; where a form is chosen layer by layer, with the one that was. */
  public String lines(Speeds speeds) {
    return speeds.layers().stream()
        .map(layer -> isSparse(speeds) ? chosen(layer) : line(layer))
        .collect(Collectors.joining("\n"));
  }

  private String line(LayerSpeed layer) {
    return strings.get(
        "speed.line", layer.layer(), times(layer.measured()), times(layer.theoretical()));
  }

  private String chosen(LayerSpeed layer) {
    return strings.get(
        "speed.line.chosen",
        layer.layer(),
        times(layer.measured()),
        times(layer.theoretical()),
        strings.get(layer.taken() ? "speed.sparse" : "speed.dense"));
  }

  /** What was measured, and how. */
  public String help(Speeds speeds) {
    return strings.get(isSparse(speeds) ? "speed.help.sparse" : "speed.help");
  }

  private static boolean isSparse(Speeds speeds) {
    return speeds.form() == Form.SPARSE;
  }

  /** Layer by layer, beside the whole network. */
  public Table table(Speeds speeds) {
    String form = strings.get(isSparse(speeds) ? "speed.sparse" : "speed.compact");
    Table table = SpeedTable.of(strings, speeds.layers(), form, speeds.images());
    return isSparse(speeds) ? table : unchosen(table, help(speeds));
  }

  /** Of a compact network every layer is: there is nothing to choose. */
  private static Table unchosen(Table table, String caption) {
    int left = table.columns().size() - 1;
    return new Table(
        caption,
        table.label(),
        table.columns().subList(0, left),
        table.rows().stream().map(row -> row.subList(0, left)).toList());
  }

  private String times(double ratio) {
    return SpeedTable.times(strings, ratio);
  }
}
