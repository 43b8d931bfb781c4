package sparsam.ui.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.recipe.Dials;
import sparsam.recipe.Recipe;
import sparsam.recipe.RecipeException;
import sparsam.recipe.RecipeReader;
import sparsam.recipe.RecipeWriter;
import sparsam.system.WholeFile;
import sparsam.ui.lab.recipe.Draft;
import sparsam.ui.lab.recipe.Draft.Origin;
import sparsam.ui.runs.TableMemory;

/**
 * What the window remembers from one start to the next, in one small JSON file. A file that is not
 * there or damaged means a fresh start; one that cannot be written costs the memory, nothing else.
 */
public final class Memory {
  /**
   * Where the window was.
   *
   * @param x of its left edge on the screen, in pixels, as all of them
   */
  public record Place(double x, double y, double width, double height) {}

  /**
   * All that is remembered; null is what is not known.
   *
   * @param tab the panel on the lab's right
   * @param workspace the one that was shown
   * @param runs the table of runs
   * @param toured whether the tour was shown already
   */
  public record Content(
      @Nullable Place place,
      boolean maximised,
      Appearance.Choice theme,
      String tab,
      String workspace,
      TableMemory runs,
      boolean toured,
      @Nullable Draft draft) {
    /** Nothing yet. */
    public static final Content NONE =
        new Content(null, false, Appearance.Choice.SYSTEM, "", "", TableMemory.NONE, false, null);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
  private static final long MAX_BYTES = 4 << 20;

  private final JsonMapper mapper = new JsonMapper();
  private final Path file;
  private @Nullable String written;

  public Memory(Path file) {
    this.file = file;
  }

  /** What was remembered; never fails. */
  public Content load() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("it is too large");
      }
      return content(mapper.readTree(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Content.NONE;
    } catch (IOException | RecipeException | RuntimeException e) {
      LOG.warn("{} cannot be used, the window starts afresh: {}", file, e.toString());
      return Content.NONE;
    }
  }

  /** Remembers this; never fails. Nothing is written where nothing changed. */
  public synchronized void save(Content content) {
    try {
      String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree(content));
      if (!text.equals(written)) {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        WholeFile.write(file, text + "\n");
        written = text;
      }
    } catch (IOException e) {
      LOG.warn("the window's state is not remembered: {}", e.toString());
    }
  }

  private Content content(JsonNode root) throws RecipeException {
    JsonNode window = root.path("window");
    Place place =
        window.has("width")
            ? new Place(
                window.path("x").asDouble(),
                window.path("y").asDouble(),
                window.path("width").asDouble(),
                window.path("height").asDouble())
            : null;
    String theme = root.path("theme").asText();
    return new Content(
        place,
        window.path("maximised").asBoolean(),
        Arrays.stream(Appearance.Choice.values())
            .filter(choice -> label(choice).equals(theme))
            .findFirst()
            .orElse(Appearance.Choice.SYSTEM),
        root.path("tab").asText(),
        root.path("workspace").asText(),
        new TableMemory(
            words(root.path("runs").path("columns")),
            words(root.path("runs").path("order")),
            words(root.path("runs").path("places"))),
        root.path("toured").asBoolean(),
        root.has("recipe") ? draft(root.path("recipe")) : null);
  }

  private static List<String> words(JsonNode node) {
    return node.valueStream().map(JsonNode::asText).toList();
  }

  private static Draft draft(JsonNode node) throws RecipeException {
    JsonNode dials = node.path("dials");
    return new Draft(
        node.has("file")
            ? new Origin.File(Path.of(node.path("file").asText()))
            : new Origin.Preset(node.path("preset").asText()),
        recipe(node.path("base")),
        recipe(node.path("edited")),
        new Dials(dial(dials, "fraction"), dial(dials, "rho"), dial(dials, "lr")));
  }

  private static Recipe recipe(JsonNode node) throws RecipeException {
    return RecipeReader.parse("the remembered recipe", node.toString());
  }

  private static OptionalDouble dial(JsonNode dials, String key) {
    return dials.path(key).isNumber()
        ? OptionalDouble.of(dials.path(key).doubleValue())
        : OptionalDouble.empty();
  }

  private ObjectNode tree(Content content) throws JsonProcessingException {
    ObjectNode root = mapper.createObjectNode();
    ObjectNode window = root.putObject("window");
    Place place = content.place();
    if (place != null) {
      window.put("x", place.x()).put("y", place.y());
      window.put("width", place.width()).put("height", place.height());
    }
    window.put("maximised", content.maximised());
    root.put("theme", label(content.theme()));
    root.put("tab", content.tab());
    root.put("workspace", content.workspace());
    ObjectNode runs = root.putObject("runs");
    content.runs().columns().forEach(runs.putArray("columns")::add);
    content.runs().order().forEach(runs.putArray("order")::add);
    content.runs().places().forEach(runs.putArray("places")::add);
    root.put("toured", content.toured());
    Draft draft = content.draft();
    if (draft != null) {
      ObjectNode recipe = root.putObject("recipe");
      switch (draft.origin()) {
        case Origin.Preset(String name) -> recipe.put("preset", name);
        case Origin.File(Path path) -> recipe.put("file", path.toString());
      }
      recipe.set("base", mapper.readTree(RecipeWriter.write(draft.base())));
      recipe.set("edited", mapper.readTree(RecipeWriter.write(draft.edited())));
      ObjectNode dials = recipe.putObject("dials");
      draft.dials().fraction().ifPresent(value -> dials.put("fraction", value));
      draft.dials().rho().ifPresent(value -> dials.put("rho", value));
      draft.dials().lr().ifPresent(value -> dials.put("lr", value));
    }
    return root;
  }

  private static String label(Appearance.Choice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
