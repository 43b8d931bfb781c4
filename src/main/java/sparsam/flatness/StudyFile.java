package sparsam.flatness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sparsam.recipe.Json;
import sparsam.system.InTurn;
import sparsam.system.PlainText;
import sparsam.system.WholeFile;

/**
 * What was measured of a run's networks, in the run's folder: written whole after every measure, so
 * that nothing is measured twice, and in one order, whatever was measured first.
 */
public final class StudyFile {
  private static final String NAME = "flatness.json";
  private static final String FORMAT = "sparsam-flatness-study/1";

  private static final Comparator<Portrait> ORDER =
      Comparator.comparing(Portrait::name).thenComparing(Portrait::key);

  private final Path path;
  private final Map<String, Portrait> portraits;

  private StudyFile(Path path, Map<String, Portrait> portraits) {
    this.path = path;
    this.portraits = portraits;
  }

  /**
   * That of a run; empty where nothing was measured yet.
   *
   * @throws IOException with one sentence where it is damaged, or a newer version's
   */
  public static StudyFile of(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    return new StudyFile(path, read(path));
  }

  private static Map<String, Portrait> read(Path path) throws IOException {
    Map<String, Portrait> portraits = new LinkedHashMap<>();
    if (Files.exists(path)) {
      ObjectNode root = Json.read(path);
      String format = root.path("format").asText();
      if (!format.equals(FORMAT)) {
        throw new IOException(
            "%s has the format \"%s\", which this version of Sparsam does not know; \"%s\" is needed"
                .formatted(path, PlainText.quoted(format), FORMAT));
      }
      try {
        for (JsonNode node : root.path("networks")) {
          Portrait portrait = PortraitJson.read(node);
          portraits.put(portrait.key(), portrait);
        }
      } catch (IOException e) {
        throw new IOException("%s is damaged: %s".formatted(path, e.getMessage()), e);
      }
    }
    return portraits;
  }

  /** By key. */
  public Map<String, Portrait> portraits() {
    return portraits;
  }

  /** Those of networks that are called so, with the most examples first. */
  public List<Portrait> of(String name) {
    return portraits.values().stream()
        .filter(portrait -> portrait.name().equals(name))
        .sorted(Comparator.comparingInt((Portrait one) -> one.facts().examples()).reversed())
        .toList();
  }

  /**
   * Writes the file with this portrait, and with what another program put there meanwhile; one of
   * the same name and as many examples that other weights have left gives way.
   */
  public void keep(Portrait portrait) throws IOException {
    InTurn.change(path, () -> write(portrait));
  }

  private void write(Portrait portrait) throws IOException {
    portraits.putAll(read(path));
    portraits
        .values()
        .removeIf(
            old ->
                old.name().equals(portrait.name())
                    && old.facts().examples() == portrait.facts().examples());
    portraits.put(portrait.key(), portrait);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    ArrayNode networks = root.putArray("networks");
    portraits.values().stream().sorted(ORDER).forEach(own -> networks.add(PortraitJson.write(own)));
    WholeFile.write(path, Json.write(root));
  }
}
