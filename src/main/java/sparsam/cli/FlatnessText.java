package sparsam.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.cli.console.Table;
import sparsam.flatness.Contrast;
import sparsam.flatness.Facts;
import sparsam.flatness.Measure;
import sparsam.flatness.Portrait;
import sparsam.flatness.PortraitJson;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Rise;
import sparsam.recipe.Json;
import sparsam.report.flatness.FlatnessWords;
import sparsam.text.Strings;

/** What was measured of networks' minima, as a table and sentences, or as JSON. */
final class FlatnessText {
  private static final String NONE = "–";

  private final Strings strings = new Strings();
  private final FlatnessWords words = new FlatnessWords(strings);
  private final List<Portrait> portraits;

  /** All others against the first. */
  private final List<Contrast> contrasts;

  FlatnessText(List<Portrait> portraits) {
    this.portraits = portraits;
    this.contrasts =
        portraits.stream()
            .skip(1)
            .map(portrait -> Contrast.of(portrait, portraits.getFirst()))
            .toList();
  }

  String plain() {
    if (portraits.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        table()
            + String.format(
                Locale.ROOT, "On %,d training images.", portraits.getFirst().facts().examples()));
    portraits.forEach(portrait -> lines.addAll(words.notes(portrait)));
    contrasts.forEach(contrast -> lines.add(words.verdict(contrast)));
    contrasts.stream()
        .flatMap(contrast -> words.cautions(contrast).stream())
        .distinct()
        .forEach(caution -> lines.add("Mind: " + caution));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /** Everything that is known of them, and the verdicts. */
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode networks = root.putArray("networks");
    for (Portrait portrait : portraits) {
      ObjectNode node = PortraitJson.write(portrait);
      networks.add(node);
      ArrayNode notes = node.putArray("notes");
      words.notes(portrait).forEach(notes::add);
    }
    ArrayNode verdicts = root.putArray("verdicts");
    for (Contrast contrast : contrasts) {
      ObjectNode verdict =
          verdicts
              .addObject()
              .put("network", contrast.first())
              .put("against", contrast.second())
              .put("outcome", contrast.outcome().name().toLowerCase(Locale.ROOT))
              .put("verdict", words.verdict(contrast));
      words.cautions(contrast).forEach(verdict.putArray("mind")::add);
    }
    return Json.write(root);
  }

  private Table table() {
    List<String> heading =
        new ArrayList<>(
            List.of(
                "network", "loss", "wrong", "‖w‖", "‖∇L‖", "sparse", "λ₁", "λ₅", "λmin", "trace"));
    List<Rise> rises = rises(portraits.getFirst());
    rises.forEach(rise -> heading.add("rise " + strings.number(rise.radius())));
    Table table = new Table("l" + "r".repeat(heading.size() - 1), heading.toArray(String[]::new));
    for (Portrait portrait : portraits) {
      Facts facts = portrait.facts();
      List<String> row = new ArrayList<>();
      row.add(portrait.name());
      row.add(number(facts.loss()));
      row.add(String.format(Locale.ROOT, "%.1f %%", 100 * facts.errors()));
      row.add(number(facts.weightNorm()));
      row.add(number(facts.gradientNorm()));
      row.add(String.format(Locale.ROOT, "%.1f %%", 100 * facts.sparsity()));
      Eigenvalues ends = portrait.ends();
      row.add(number(portrait.largest()));
      row.add(ends == null || ends.largest().isEmpty() ? NONE : number(ends.largest().getLast()));
      row.add(ends == null ? NONE : number(ends.smallest()));
      Trace trace = portrait.trace();
      row.add(trace == null ? NONE : number(trace.value()) + " ± " + number(trace.error()));
      List<Rise> own = rises(portrait);
      for (int i = 0; i < rises.size(); i++) {
        row.add(i < own.size() ? number(own.get(i).loss()) : NONE);
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  /** After most steps, by radius. */
  private static List<Rise> rises(Portrait portrait) {
    int most = portrait.rises(Measure.SHARPNESS).stream().mapToInt(Rise::number).max().orElse(0);
    return portrait.rises(Measure.SHARPNESS).stream()
        .filter(rise -> rise.number() == most)
        .toList();
  }

  private String number(double value) {
    return Double.isNaN(value) ? NONE : strings.digits(value, 3);
  }
}
