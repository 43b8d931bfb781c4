package sparsam.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import sparsam.recipe.Json;
import sparsam.recipe.RecipeWriter;
import sparsam.sweep.Levels.Drawn;
import sparsam.sweep.Levels.Listed;
import sparsam.sweep.Levels.Stepped;
import sparsam.system.WholeFile;

/** Sweeps as JSON, the recipe whole in them. */
public final class SweepWriter {
  private SweepWriter() {}

  /** What {@link SweepReader#parse} reads back as an equal sweep; ends with a line break. */
  public static String write(Sweep sweep) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("recipe", RecipeWriter.tree(sweep.recipe()));
    ArrayNode axes = root.putArray("axes");
    for (Axis axis : sweep.axes()) {
      ObjectNode node = axes.addObject().put("key", axis.key());
      switch (axis.levels()) {
        case Listed listed -> {
          ArrayNode values = node.putArray("values");
          listed.values().forEach(value -> values.add(RecipeWriter.literal(value)));
        }
        case Stepped range ->
            node.put("from", range.from())
                .put("to", range.to())
                .put("count", range.count())
                .put("scale", range.scale().label());
        case Drawn drawn ->
            node.put("from", drawn.from())
                .put("to", drawn.to())
                .put("scale", drawn.scale().label())
                .put("draw", drawn.draw().label());
      }
    }
    if (sweep.draws() > 0) {
      root.put("points", sweep.draws());
    }
    sweep.seeds().forEach(root.putArray("seeds")::add);
    sweep
        .halved()
        .ifPresent(
            one -> root.putObject("halving").put("keep", one.keep()).put("rungs", one.rungs()));
    return Json.write(root);
  }

  /**
   * Writes a sweep's file, whole or not at all.
   *
   * @throws IOException with one sentence; what was there before is still there
   */
  public static void save(Sweep sweep, Path file) throws IOException {
    WholeFile.write(file, write(sweep));
  }
}
