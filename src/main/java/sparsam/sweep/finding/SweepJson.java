package sparsam.sweep.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sparsam.recipe.Json;
import sparsam.recipe.RecipeWriter;
import sparsam.result.statistics.Mean;
import sparsam.result.statistics.Statistics.Interval;
import sparsam.sweep.Axis;
import sparsam.sweep.Sweep;

/** What a sweep says, as JSON. */
public final class SweepJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SweepJson() {}

  /** All findings; ends with a line break. */
  public static String write(Findings findings) {
    Sweep sweep = findings.sweep();
    ObjectNode root = JSON.objectNode();
    root.put("name", sweep.recipe().name());
    sweep.axes().stream().map(Axis::key).forEach(root.putArray("axes")::add);
    sweep.seeds().forEach(root.putArray("seeds")::add);
    root.put("missing", findings.missing());
    Map<List<Object>, Contrast> contrasts = new HashMap<>();
    findings
        .contrasts()
        .forEach(one -> contrasts.put(List.of(one.cell().values(), one.first()), one));
    ArrayNode cells = root.putArray("cells");
    for (Cell cell : findings.cells()) {
      ObjectNode node = cells.addObject();
      node.set("values", values(sweep, cell));
      ObjectNode arms = node.putObject("arms");
      cell.arms()
          .forEach(
              (arm, measured) -> {
                ObjectNode one = arms.putObject(arm);
                one.put("seeds", measured.count()).put("failed", measured.failed());
                measured.test().ifPresent(mean -> put(one, mean));
                Contrast contrast = contrasts.get(List.of(cell.values(), arm));
                if (contrast != null) {
                  put(one.putObject("contrast"), contrast);
                }
              });
    }
    findings
        .best()
        .ifPresent(
            best -> {
              ObjectNode node = root.putObject("best").put("arm", best.arm());
              node.set("values", values(sweep, best.cell()));
              put(node, best.test());
              node.put("alike", best.alike()).put("others", best.others());
            });
    if (!Double.isNaN(findings.deviation())) {
      root.put("pairDeviation", findings.deviation());
    }
    findings.seedsNeeded().ifPresent(seeds -> root.put("seedsToSeeHalfAPoint", seeds));
    ArrayNode importance = root.putArray("varianceExplained");
    for (Importance one : findings.importance()) {
      ObjectNode node = importance.addObject().put("arm", one.arm());
      ObjectNode shares = node.putObject("axes");
      for (int i = 0; i < one.shares().size(); i++) {
        shares.put(sweep.axes().get(i).key(), one.shares().get(i));
      }
      node.put("seed", one.seeds()).put("rest", one.rest());
    }
    return Json.write(root);
  }

  private static ObjectNode values(Sweep sweep, Cell cell) {
    ObjectNode node = JSON.objectNode();
    for (int i = 0; i < cell.values().size(); i++) {
      node.set(sweep.axes().get(i).key(), RecipeWriter.literal(cell.values().get(i)));
    }
    return node;
  }

  private static void put(ObjectNode node, Mean mean) {
    node.put("mean", mean.mean());
    Measured.interval(mean).ifPresent(interval -> put(node, interval));
  }

  private static void put(ObjectNode node, Interval interval) {
    node.putArray("interval").add(interval.low()).add(interval.high());
  }

  private static void put(ObjectNode node, Contrast contrast) {
    node.put("with", contrast.second()).put("difference", contrast.difference().value());
    put(node, contrast.difference().interval());
    node.put("p", contrast.difference().p())
        .put("holm", contrast.holm())
        .put("verdict", contrast.verdict().label());
  }
}
