package sparsam.sweep.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
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

  /**
   * All findings; ends with a line break.
   *
   * @param halved what was stopped, where it is halved
   */
  public static String write(Findings findings, Halved halved) {
    Sweep sweep = findings.sweep();
    ObjectNode root = JSON.objectNode();
    root.put("name", sweep.recipe().name());
    sweep.axes().stream().map(Axis::key).forEach(root.putArray("axes")::add);
    sweep.seeds().forEach(root.putArray("seeds")::add);
    root.put("missing", findings.missing());
    ContrastIndex contrasts = findings.index();
    Map<Quantity, ContrastIndex> flatness = new EnumMap<>(Quantity.class);
    Quantity.FLATNESS.forEach(one -> flatness.put(one, findings.index(one)));
    ArrayNode cells = root.putArray("cells");
    for (Cell cell : findings.cells()) {
      ObjectNode node = cells.addObject();
      node.set("values", values(sweep, cell.values()));
      ObjectNode arms = node.putObject("arms");
      cell.arms()
          .forEach(
              (arm, measured) -> {
                ObjectNode one = arms.putObject(arm);
                one.put("seeds", measured.count()).put("failed", measured.failed());
                measured.test().ifPresent(mean -> put(one, Quantity.ACCURACY, mean));
                Contrast contrast = contrasts.of(cell.values(), arm).orElse(null);
                if (contrast != null) {
                  put(one.putObject("contrast"), Quantity.ACCURACY, contrast);
                }
                flatness.forEach(
                    (quantity, index) ->
                        measured
                            .mean(quantity)
                            .ifPresent(
                                mean -> {
                                  ObjectNode flat = one.putObject(quantity.label());
                                  flat.put("seeds", mean.count());
                                  put(flat, quantity, mean);
                                  index
                                      .of(cell.values(), arm)
                                      .ifPresent(
                                          own -> put(flat.putObject("contrast"), quantity, own));
                                }));
              });
    }
    findings
        .best()
        .ifPresent(
            best -> {
              ObjectNode node = root.putObject("best").put("arm", best.arm());
              node.set("values", values(sweep, best.cell().values()));
              put(node, Quantity.ACCURACY, best.test());
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
    if (sweep.halved().isPresent()) {
      put(root.putObject("halving"), halved);
    }
    return Json.write(root);
  }

  private static void put(ObjectNode node, Halved halved) {
    node.put("rung", halved.rung()).put("rungs", halved.rungs());
    ArrayNode stopped = node.putArray("stopped");
    for (Stopped one : halved.stopped()) {
      ObjectNode entry = stopped.addObject();
      entry.set("values", values(halved.plan().sweep(), one.values()));
      entry.put("rung", one.rung());
      one.score().ifPresent(score -> entry.put("validationAccuracy", score));
      if (!Double.isNaN(one.least())) {
        entry.put("leastThatWentOn", one.least());
      }
    }
  }

  private static ObjectNode values(Sweep sweep, List<String> values) {
    ObjectNode node = JSON.objectNode();
    for (int i = 0; i < values.size(); i++) {
      node.set(sweep.axes().get(i).key(), RecipeWriter.literal(values.get(i)));
    }
    return node;
  }

  private static void put(ObjectNode node, Quantity quantity, Mean mean) {
    node.put("mean", mean.mean());
    Measured.interval(quantity, mean).ifPresent(interval -> put(node, interval));
  }

  private static void put(ObjectNode node, Interval interval) {
    node.putArray("interval").add(interval.low()).add(interval.high());
  }

  private static void put(ObjectNode node, Quantity quantity, Contrast contrast) {
    node.put("with", contrast.second()).put("difference", contrast.difference().value());
    put(node, contrast.difference().interval());
    node.put("p", contrast.difference().p())
        .put("holm", contrast.holm())
        .put("verdict", contrast.verdict().label(quantity));
  }
}
