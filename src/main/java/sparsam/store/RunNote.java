package sparsam.store;

import static sparsam.recipe.Recipe.require;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sparsam.recipe.Fields;
import sparsam.recipe.Json;
import sparsam.recipe.Recipe;
import sparsam.system.PlainText;
import sparsam.system.WholeFile;

/**
 * What a person wrote on a run: nothing of it decides a number.
 *
 * @param name what the run is called; empty where it has its recipe's name
 * @param text a note of some lines; may be empty
 * @param starred whether it is one to find again
 */
public record RunNote(String name, String text, boolean starred) {
  public static final int MAX_TEXT = 4000;

  /** On a run that nobody wrote on. */
  public static final RunNote NONE = new RunNote("", "", false);

  static final String FILE = "note.json";

  /**
   * @throws IllegalArgumentException with one sentence where the name or the text is too long, or
   *     the name has more than one line
   */
  public RunNote {
    require(
        name.length() <= Recipe.MAX_NAME && PlainText.isLine(name),
        "the name \"%s\" is not allowed; allowed are up to %d printable characters",
        Fields.shortened(name),
        Recipe.MAX_NAME);
    require(
        text.length() <= MAX_TEXT,
        "the note has %,d characters; allowed are up to %,d",
        text.length(),
        MAX_TEXT);
    require(
        PlainText.isText(text),
        "the note \"%s\" has characters that cannot be shown or written; allowed are printable"
            + " ones",
        Fields.shortened(text));
  }

  /**
   * @throws IOException with one sentence where the file is damaged
   */
  static RunNote read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    ObjectNode tree = Json.read(file);
    try {
      return new RunNote(
          tree.path("name").asText(), tree.path("note").asText(), tree.path("starred").asBoolean());
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Writes the note; keys of a newer version that are there stay.
   *
   * @throws IOException with one sentence where the file cannot be written, or is damaged
   */
  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    ObjectNode tree = Files.exists(file) ? Json.read(file) : JsonNodeFactory.instance.objectNode();
    WholeFile.write(
        file, Json.write(tree.put("name", name).put("note", text).put("starred", starred)));
  }
}
