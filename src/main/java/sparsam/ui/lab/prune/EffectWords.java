package sparsam.ui.lab.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sparsam.experiment.EvaluationTimes;
import sparsam.nn.speed.Speeds;
import sparsam.nn.speed.Speeds.Form;
import sparsam.prune.Pruning;
import sparsam.report.speed.SpeedTable;
import sparsam.report.speed.SpeedWords;
import sparsam.report.table.Table;
import sparsam.result.PruningEffect;
import sparsam.result.PruningEffect.Layer;
import sparsam.text.Strings;

/** What a pruning does, in words: layer by layer, in time, and where a layer is lost. */
final class EffectWords {
  /** How far before a layer loses all of its weights it is said. */
  private static final double SOON = 0.1;

  private final Strings strings;

  EffectWords(Strings strings) {
    this.strings = strings;
  }

  /** What must be known of layers that lose all, or soon will. */
  String collapse(@Nullable PruningEffect effect, @Nullable Pruning now) {
    if (effect == null || now == null || now.fraction() == 1) {
      return "";
    }
    List<String> gone =
        effect.layers().stream()
            .filter(layer -> layer.zeros() == layer.weights())
            .map(this::name)
            .toList();
    if (!gone.isEmpty()) {
      return strings.get("prune.collapse", String.join(", ", gone));
    }
    return effect
        .collapse()
        .filter(first -> first.fraction() < 1 && now.fraction() > first.fraction() - SOON)
        .map(
            first ->
                strings.get(
                    "prune.collapse.soon",
                    strings.percent(Math.floor(first.fraction() * 1000) / 1000),
                    first.layer().replaceFirst("\\.weight$", "")))
        .orElse("");
  }

  /** What pruning leaves of each layer, and of all of them. */
  List<LayerRow> rows(PruningEffect effect) {
    List<LayerRow> rows = new ArrayList<>();
    int weightsInAll = 0;
    int zerosInAll = 0;
    for (Layer layer : effect.layers()) {
      rows.add(row(name(layer), layer.weights(), layer.zeros(), layer.threshold()));
      weightsInAll += layer.weights();
      zerosInAll += layer.zeros();
    }
    if (rows.size() > 1) {
      rows.add(row(strings.get("prune.layers.all"), weightsInAll, zerosInAll, Double.NaN));
    }
    return rows;
  }

  private LayerRow row(String name, int count, int zeros, double threshold) {
    return new LayerRow(
        name,
        strings.get("prune.layers.count", count),
        strings.get("prune.accuracy", 100.0 * zeros / count),
        threshold > 0 ? strings.digits(threshold, 2) : "");
  }

  private String name(Layer layer) {
    String name = layer.name().replaceFirst("\\.weight$", "");
    return layer.shape().size() == 1 ? strings.get("prune.layers.scale", name) : name;
  }

  /** What the zeros would save in theory, and what they save on this machine. */
  String speed(PruningEffect effect, @Nullable EvaluationTimes times) {
    if (effect.cost().multiplyAdds() == 0) {
      return "";
    }
    if (effect.cost().nonZeroMultiplyAdds() == 0) {
      return strings.get("prune.speed.empty");
    }
    String theory = strings.get("prune.speed.theory", times(effect.cost().theoreticalSpeedup()));
    if (times == null) {
      return theory + " " + strings.get("prune.speed.later");
    }
    Speeds speeds = times.speeds();
    if (speeds != null && speeds.form() == Form.COMPACT) {
      return theory
          + " "
          + strings.get(
              "prune.speed.cut",
              times(times.speedup()),
              1000 * times.sparse(),
              1000 * times.dense(),
              times.images());
    }
    return theory
        + " "
        + strings.get(
            "prune.speed.measured",
            times(times.speedup()),
            1000 * times.sparse(),
            1000 * times.dense(),
            times.images())
        + " "
        + strings.get(gains(times) ? "prune.speed.faster" : "prune.speed.slower");
  }

  /** Whether any layer skips its zeros; where that is not known, whether all is faster so. */
  private static boolean gains(EvaluationTimes times) {
    Speeds speeds = times.speeds();
    return speeds == null ? times.speedup() >= 1 : speeds.all().taken();
  }

  /** Layer by layer in time, where that was measured. */
  Optional<Table> speeds(@Nullable EvaluationTimes times) {
    return Optional.ofNullable(times)
        .map(EvaluationTimes::speeds)
        .map(new SpeedWords(strings)::table);
  }

  private String times(double ratio) {
    return SpeedTable.times(strings, ratio);
  }
}
