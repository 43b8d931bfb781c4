package sparsam.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.system.JsonCheck;
import sparsam.system.PlainText;
import sparsam.system.Sentence;
import sparsam.system.TextFile;

/**
 * JSON as trees, strictly: no key twice, nothing after the end. Trees instead of bound classes
 * start faster and let a message name the path of what is wrong.
 */
public final class Json {
  /** A run of 64 arms that are compared in pairs stays below a megabyte. */
  private static final long MAX_BYTES = 16 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * @throws JsonException with what is wrong and where
   */
  static JsonNode parse(String text) throws JsonException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new JsonException(
          JsonCheck.flaw(text).orElse("a key or a text in it is longer than is read"), e);
    }
    if (tree.isMissingNode()) {
      throw new JsonException("it is empty", null);
    }
    return tree;
  }

  /**
   * A file of the program's own.
   *
   * @throws IOException with one sentence where it cannot be read, or is no JSON object
   */
  public static ObjectNode read(Path path) throws IOException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s is damaged: it has %,d bytes, allowed are up to %,d",
                path,
                Files.size(path),
                MAX_BYTES));
      }
      return object(path, TextFile.read(path));
    } catch (FileSystemException | CharacterCodingException e) {
      throw new IOException("%s cannot be read: %s".formatted(path, Sentence.of(e)), e);
    }
  }

  /**
   * @param path what messages call it
   * @throws IOException with one sentence where the text is no JSON object
   */
  public static ObjectNode object(Path path, String text) throws IOException {
    try {
      if (parse(text) instanceof ObjectNode object) {
        requireShown(path, object);
        return object;
      }
      throw new IOException("%s is damaged: it holds no object {…}".formatted(path));
    } catch (JsonException e) {
      throw new IOException("%s is damaged: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** What the program writes can be shown; what cannot, somebody else wrote. */
  private static void requireShown(Path path, JsonNode node) throws IOException {
    if (node.isTextual() && !PlainText.isText(node.textValue())) {
      throw new IOException(
          "%s is damaged: its text \"%s\" has characters that cannot be shown"
              .formatted(path, PlainText.quoted(node.textValue())));
    }
    for (JsonNode part : node) {
      requireShown(path, part);
    }
  }

  /** Two spaces of indent, a line break at the end. */
  public static String write(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    ObjectWriter writer =
        MAPPER.writer(
            new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter));
    try {
      return writer.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text that is no JSON. */
  static final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
