package sparsam.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sparsam.cli.console.Table;
import sparsam.flatness.Contrast;
import sparsam.flatness.Portrait;
import sparsam.flatness.PortraitJson;
import sparsam.recipe.Json;
import sparsam.report.flatness.FlatnessTable;
import sparsam.report.flatness.FlatnessWords;
import sparsam.text.Strings;

/** What was measured of networks' minima, as a table and sentences, or as JSON. */
final class FlatnessText {
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
    FlatnessTable told = FlatnessTable.of(strings, portraits);
    Table table =
        new Table(
            "l" + "r".repeat(told.columns().size() - 1), told.columns().toArray(String[]::new));
    told.rows().forEach(row -> table.row(row.toArray(String[]::new)));
    return table;
  }
}
