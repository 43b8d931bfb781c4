package sparsam.flatness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sparsam.flatness.curvature.Density;
import sparsam.flatness.curvature.Eigenvalues;
import sparsam.flatness.curvature.Trace;
import sparsam.flatness.sharpness.Profile;
import sparsam.flatness.sharpness.Rise;

/** A portrait as JSON, and back. */
public final class PortraitJson {
  private static final String LARGEST = "largest";
  private static final String ERRORS = "errors";
  private static final String VALUE = "value";
  private static final String ERROR = "error";
  private static final String COORDINATES = "coordinates";
  private static final String CURVATURE = "curvature";
  private static final String SLOPE = "slope";
  private static final String PLACES = "ts";
  private static final String RISES = "rises";

  private PortraitJson() {}

  public static ObjectNode write(Portrait portrait) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", portrait.name()).put("key", portrait.key());
    Facts facts = portrait.facts();
    ObjectNode own =
        node.putObject("facts")
            .put("loss", facts.loss())
            .put(ERRORS, facts.errors())
            .put("weightNorm", facts.weightNorm())
            .put("gradientNorm", facts.gradientNorm())
            .put("weights", facts.weights())
            .put("pruned", facts.pruned())
            .put(COORDINATES, facts.coordinates())
            .put("examples", facts.examples())
            .put("batchNorm", facts.batchNorm());
    facts.dead().forEach(own.putArray("dead")::add);
    Eigenvalues ends = portrait.ends();
    if (ends != null) {
      ObjectNode told = node.putObject(Measure.EIGENVALUES.label());
      ends.largest().forEach(told.putArray(LARGEST)::add);
      ends.errors().forEach(told.putArray(ERRORS)::add);
      told.put("smallest", ends.smallest())
          .put("smallestError", ends.smallestError())
          .put("products", ends.products())
          .put("settled", ends.settled());
    }
    Trace trace = portrait.trace();
    if (trace != null) {
      ObjectNode told =
          node.putObject(Measure.TRACE.label())
              .put(VALUE, trace.value())
              .put(ERROR, trace.error())
              .put("probes", trace.probes());
      ArrayNode parts = told.putArray("layers");
      for (Trace.Part part : trace.parts()) {
        parts
            .addObject()
            .put("name", part.name())
            .put(VALUE, part.value())
            .put(ERROR, part.error());
      }
    }
    Density density = portrait.density();
    if (density != null) {
      ObjectNode told = node.putObject(Measure.DENSITY.label()).put("size", density.size());
      ArrayNode values = told.putArray("values");
      ArrayNode weights = told.putArray("weights");
      density.atoms().forEach(atom -> values.add(atom.value()));
      density.atoms().forEach(atom -> weights.add(atom.weight()));
    }
    portrait.rises().forEach((measure, rises) -> write(node.putArray(measure.label()), rises));
    if (!portrait.slices().isEmpty()) {
      ArrayNode slices = node.putArray(Measure.SLICES.label());
      for (Profile slice : portrait.slices()) {
        ObjectNode told =
            slices.addObject().put(CURVATURE, slice.curvature()).put(SLOPE, slice.slope());
        slice.ts().forEach(told.putArray(PLACES)::add);
        slice.rises().forEach(told.putArray(RISES)::add);
      }
    }
    if (!portrait.layers().isEmpty()) {
      ArrayNode layers = node.putArray(Measure.LAYERS.label());
      for (Portrait.Layer layer : portrait.layers()) {
        layers
            .addObject()
            .put("name", layer.name())
            .put(COORDINATES, layer.coordinates())
            .put(LARGEST, layer.largest())
            .put(ERROR, layer.error());
      }
    }
    return node;
  }

  private static void write(ArrayNode array, List<Rise> rises) {
    for (Rise rise : rises) {
      array
          .addObject()
          .put("radius", rise.radius())
          .put("number", rise.number())
          .put("loss", rise.loss())
          .put("lossError", rise.lossError())
          .put(ERRORS, rise.errors());
    }
  }

  /**
   * @throws IOException with the second half of a sentence where something is missing
   */
  static Portrait read(JsonNode node) throws IOException {
    JsonNode own = node.path("facts");
    List<String> dead = new ArrayList<>();
    own.path("dead").forEach(layer -> dead.add(layer.asText()));
    Facts facts =
        new Facts(
            Numbers.one(own, "loss"),
            Numbers.one(own, ERRORS),
            Numbers.one(own, "weightNorm"),
            Numbers.one(own, "gradientNorm"),
            own.path("weights").asLong(),
            own.path("pruned").asLong(),
            own.path(COORDINATES).asInt(),
            own.path("examples").asInt(),
            own.path("batchNorm").asBoolean(),
            dead);
    Map<Measure, List<Rise>> rises = new TreeMap<>();
    for (Measure measure :
        List.of(
            Measure.SHARPNESS, Measure.ADAPTIVE, Measure.GROUPS, Measure.AVERAGE, Measure.RISE)) {
      if (node.path(measure.label()).isArray()) {
        rises.put(measure, rises(node.path(measure.label())));
      }
    }
    return new Portrait(
        node.path("name").asText(),
        node.path("key").asText(),
        facts,
        ends(node.path(Measure.EIGENVALUES.label())),
        trace(node.path(Measure.TRACE.label())),
        density(node.path(Measure.DENSITY.label())),
        rises,
        slices(node.path(Measure.SLICES.label())),
        layers(node.path(Measure.LAYERS.label())));
  }

  private static @Nullable Eigenvalues ends(JsonNode node) throws IOException {
    return node.isObject()
        ? new Eigenvalues(
            Numbers.all(node.path(LARGEST)),
            Numbers.all(node.path(ERRORS)),
            Numbers.one(node, "smallest"),
            Numbers.one(node, "smallestError"),
            node.path("products").asInt(),
            node.path("settled").asBoolean())
        : null;
  }

  private static @Nullable Trace trace(JsonNode node) throws IOException {
    if (!node.isObject()) {
      return null;
    }
    List<Trace.Part> parts = new ArrayList<>();
    for (JsonNode part : node.path("layers")) {
      parts.add(
          new Trace.Part(
              part.path("name").asText(), Numbers.one(part, VALUE), Numbers.one(part, ERROR)));
    }
    return new Trace(
        Numbers.one(node, VALUE), Numbers.one(node, ERROR), node.path("probes").asInt(), parts);
  }

  private static @Nullable Density density(JsonNode node) throws IOException {
    if (!node.isObject()) {
      return null;
    }
    List<Double> values = Numbers.all(node.path("values"));
    List<Double> weights = Numbers.all(node.path("weights"));
    List<Density.Atom> atoms = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), weights.size()); i++) {
      atoms.add(new Density.Atom(values.get(i), weights.get(i)));
    }
    return new Density(atoms, node.path("size").asInt());
  }

  private static List<Rise> rises(JsonNode array) throws IOException {
    List<Rise> rises = new ArrayList<>();
    for (JsonNode rise : array) {
      rises.add(
          new Rise(
              Numbers.one(rise, "radius"),
              rise.path("number").asInt(),
              Numbers.one(rise, "loss"),
              Numbers.one(rise, "lossError"),
              Numbers.one(rise, ERRORS)));
    }
    return rises;
  }

  private static List<Profile> slices(JsonNode array) throws IOException {
    List<Profile> slices = new ArrayList<>();
    for (JsonNode slice : array) {
      slices.add(
          new Profile(
              Numbers.one(slice, CURVATURE),
              Numbers.one(slice, SLOPE),
              Numbers.all(slice.path(PLACES)),
              Numbers.all(slice.path(RISES))));
    }
    return slices;
  }

  private static List<Portrait.Layer> layers(JsonNode array) throws IOException {
    List<Portrait.Layer> layers = new ArrayList<>();
    for (JsonNode layer : array) {
      layers.add(
          new Portrait.Layer(
              layer.path("name").asText(),
              layer.path(COORDINATES).asInt(),
              Numbers.one(layer, LARGEST),
              Numbers.one(layer, ERROR)));
    }
    return layers;
  }
}
