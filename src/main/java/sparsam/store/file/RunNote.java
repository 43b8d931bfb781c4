package sparsam.store.file;

import static sparsam.recipe.Recipe.require;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * @param tags words it is found by together with others, in their order, each once
 */
public record RunNote(String name, String text, boolean starred, List<String> tags) {
  public static final int MAX_TEXT = 4000;
  public static final int MAX_TAGS = 20;
  public static final int MAX_TAG = 30;

  /** On a run that nobody wrote on. */
  public static final RunNote NONE = new RunNote("", "", false, List.of());

  public static final String FILE = "note.json";

  /**
   * @throws IllegalArgumentException with one sentence where the name, the text or a tag is too
   *     long, the name has more than one line, or there are too many tags
   */
  public RunNote {
    tags = tags.stream().distinct().toList();
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
    require(
        tags.size() <= MAX_TAGS, "there are %d tags; allowed are up to %d", tags.size(), MAX_TAGS);
    for (String tag : tags) {
      require(
          !tag.isBlank()
              && tag.length() <= MAX_TAG
              && PlainText.isLine(tag)
              && tag.indexOf(',') < 0,
          "the tag \"%s\" is not allowed; allowed are up to %d printable characters without a"
              + " comma",
          Fields.shortened(tag),
          MAX_TAG);
    }
  }

  /** The same under another name. */
  public RunNote named(String other) {
    return new RunNote(other, text, starred, tags);
  }

  /** The same with another text. */
  public RunNote telling(String other) {
    return new RunNote(name, other, starred, tags);
  }

  /** The same with a star, or without. */
  public RunNote starred(boolean on) {
    return new RunNote(name, text, on, tags);
  }

  /** The same with other tags. */
  public RunNote tagged(List<String> others) {
    return new RunNote(name, text, starred, others);
  }

  /**
   * @throws IOException with one sentence where the file is damaged
   */
  public static RunNote read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    ObjectNode tree = Json.read(file);
    try {
      List<String> tags = new ArrayList<>();
      tree.path("tags").forEach(tag -> tags.add(tag.asText()));
      return new RunNote(
          tree.path("name").asText(),
          tree.path("note").asText(),
          tree.path("starred").asBoolean(),
          tags);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Writes the note; keys of a newer version that are there stay.
   *
   * @throws IOException with one sentence where the file cannot be written, or is damaged
   */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    ObjectNode tree = Files.exists(file) ? Json.read(file) : JsonNodeFactory.instance.objectNode();
    tree.put("name", name).put("note", text).put("starred", starred);
    if (tags.isEmpty()) {
      tree.remove("tags");
    } else {
      tags.forEach(tree.putArray("tags")::add);
    }
    WholeFile.write(file, Json.write(tree));
  }
}
