package sparsam.flatness.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import sparsam.flatness.Numbers;
import sparsam.flatness.landscape.Grid;
import sparsam.flatness.landscape.Line;
import sparsam.flatness.landscape.Plane;
import sparsam.flatness.landscape.Relief;
import sparsam.flatness.landscape.Spot;
import sparsam.flatness.landscape.Value;
import sparsam.system.PlainText;

/** A plane or a line as JSON, and back: a plane's numbers are rows, the lowest first. */
final class SheetJson {
  private static final String FORMAT = "sparsam-landscape/1";
  private static final String LOSS = "loss";
  private static final String ACCURACY = "accuracy";
  private static final String NAME = "name";
  private static final String KIND = "kind";
  private static final String TRACKS = "tracks";
  private static final String SPOTS = "spots";
  private static final String DISTANCE = "distance";
  private static final String PLACES = "ts";
  private static final String INTERPOLATED = "interpolated";
  private static final String ADAPTED = "adapted";

  private SheetJson() {}

  static ObjectNode write(Sheet sheet) {
    Title title = sheet.title();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT).put("sight", title.kind().label());
    title.networks().forEach(root.putArray("networks")::add);
    root.put("seed", title.seed()).put("side", title.side());
    root.put("images", sheet.images()).put("key", title.key());
    switch (sheet) {
      case Sheet.OfPlane plane -> write(root, plane);
      case Sheet.OfLine line -> {
        line.line().ts().forEach(root.putArray(PLACES)::add);
        write(root.putObject(INTERPOLATED), line.line().interpolated());
        write(root.putObject(ADAPTED), line.line().adapted());
      }
    }
    return root;
  }

  private static void write(ObjectNode root, Sheet.OfPlane plane) {
    Grid grid = plane.relief().grid();
    root.putArray("x").add(grid.xFrom()).add(grid.xTo());
    root.putArray("y").add(grid.yFrom()).add(grid.yTo());
    rows(root.putArray(LOSS), plane.relief().loss(), grid.side());
    rows(root.putArray(ACCURACY), plane.relief().accuracy(), grid.side());
    ArrayNode tracks = root.putArray(TRACKS);
    for (Track track : plane.tracks()) {
      ObjectNode told = tracks.addObject().put(NAME, track.name());
      ArrayNode spots = told.put(KIND, label(track.kind())).putArray(SPOTS);
      for (Spot spot : track.spots()) {
        spots
            .addObject()
            .put(NAME, spot.name())
            .put("x", spot.place().x())
            .put("y", spot.place().y())
            .put(DISTANCE, spot.place().distance())
            .put(LOSS, spot.value().loss())
            .put(ACCURACY, spot.value().accuracy());
      }
    }
  }

  private static void rows(ArrayNode rows, double[] values, int side) {
    for (int from = 0; from < values.length; from += side) {
      Arrays.stream(values, from, from + side).forEach(rows.addArray()::add);
    }
  }

  private static void write(ObjectNode node, List<Value> values) {
    values.stream().mapToDouble(Value::loss).forEach(node.putArray(LOSS)::add);
    values.stream().mapToDouble(Value::accuracy).forEach(node.putArray(ACCURACY)::add);
  }

  private static String label(Track.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IOException with the second half of a sentence where it is another version's, or
   *     something is missing
   */
  static Sheet read(JsonNode root) throws IOException {
    String format = root.path("format").asText();
    if (!format.equals(FORMAT)) {
      throw new IOException(
          "it has the format \"%s\", which this version of Sparsam does not know; \"%s\" is needed"
              .formatted(PlainText.quoted(format), FORMAT));
    }
    List<String> networks = new ArrayList<>();
    root.path("networks").forEach(name -> networks.add(name.asText()));
    int images = (int) Numbers.one(root, "images");
    Title title =
        new Title(
            known(Title.Kind.values(), Title.Kind::label, root.path("sight").asText()),
            networks,
            root.path("seed").asLong(),
            (int) Numbers.one(root, "side"),
            root.path("key").asText());
    try {
      return title.kind() == Title.Kind.LINE
          ? new Sheet.OfLine(title, images, line(root, title))
          : new Sheet.OfPlane(title, relief(root, title.side(), images), tracks(root));
    } catch (IllegalArgumentException e) {
      throw new IOException("it has " + e.getMessage(), e);
    }
  }

  private static <T> T known(T[] all, Function<T, String> label, String name) throws IOException {
    for (T one : all) {
      if (label.apply(one).equals(name)) {
        return one;
      }
    }
    throw new IOException("\"%s\" is no kind of a landscape".formatted(PlainText.quoted(name)));
  }

  private static Line line(JsonNode root, Title title) throws IOException {
    List<Double> ts = Numbers.all(root.path(PLACES));
    Line line =
        new Line(
            ts, values(root.path(INTERPOLATED), ts.size()), values(root.path(ADAPTED), ts.size()));
    if (ts.size() != title.side() || title.networks().size() != 2) {
      throw new IOException("its line is not whole");
    }
    return line;
  }

  private static List<Value> values(JsonNode node, int count) throws IOException {
    List<Double> losses = Numbers.all(node.path(LOSS));
    List<Double> accuracies = Numbers.all(node.path(ACCURACY));
    if (losses.size() != count || accuracies.size() != count) {
      throw new IOException("its line is not whole");
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(new Value(losses.get(i), accuracies.get(i)));
    }
    return values;
  }

  private static Relief relief(JsonNode root, int side, int images) throws IOException {
    List<Double> x = Numbers.all(root.path("x"));
    List<Double> y = Numbers.all(root.path("y"));
    if (x.size() != 2 || y.size() != 2) {
      throw new IOException("its axes have no two ends");
    }
    Grid grid = new Grid(x.getFirst(), x.getLast(), y.getFirst(), y.getLast(), side);
    boolean[] measured = new boolean[grid.size()];
    Arrays.fill(measured, true);
    return new Relief(
        grid, rows(root.path(LOSS), side), rows(root.path(ACCURACY), side), measured, images, true);
  }

  private static double[] rows(JsonNode rows, int side) throws IOException {
    List<Double> all = new ArrayList<>();
    for (JsonNode row : rows) {
      all.addAll(Numbers.all(row));
    }
    if (all.size() != side * side) {
      throw new IOException("its plane is not whole");
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Track> tracks(JsonNode root) throws IOException {
    List<Track> tracks = new ArrayList<>();
    for (JsonNode track : root.path(TRACKS)) {
      List<Spot> spots = new ArrayList<>();
      for (JsonNode spot : track.path(SPOTS)) {
        Plane.Place place =
            new Plane.Place(
                Numbers.one(spot, "x"), Numbers.one(spot, "y"), Numbers.one(spot, DISTANCE));
        Value value = new Value(Numbers.one(spot, LOSS), Numbers.one(spot, ACCURACY));
        spots.add(new Spot(spot.path(NAME).asText(), place, value));
      }
      Track.Kind kind = known(Track.Kind.values(), SheetJson::label, track.path(KIND).asText());
      tracks.add(new Track(track.path(NAME).asText(), kind, spots));
    }
    return tracks;
  }
}
